/// Where an object stands in a body, to be read later.
struct JSONPlace {
    fileprivate let position: Int
    fileprivate let depth: Int
    /// Whether the object has no keys.
    let isEmpty: Bool
}

extension JSONReader {
    /// Goes over the object here and remembers its place; nothing where another value stands.
    mutating func skipObject() throws(MalformedBody) -> JSONPlace? {
        _ = try peek()
        let (start, startDepth) = (position, depth)
        guard try beginObject() else { return nil }
        var isEmpty = true
        while try nextKey() != nil {
            isEmpty = false
            try skip()
        }
        return JSONPlace(position: start, depth: startDepth, isEmpty: isEmpty)
    }

    /// A reader of the same body that stands at `place`.
    @_lifetime(copy self)
    func reader(at place: JSONPlace) -> JSONReader {
        var reader = self
        reader.position = place.position
        reader.depth = place.depth
        return reader
    }
}

extension JSONReader {
    /// The string that stands under `name` in the object here; nothing without it or where another value stands.
    mutating func string(under name: String) throws(MalformedBody) -> String? {
        var string: String?
        guard try beginObject() else { return nil }
        while let key = try nextKey() {
            if key.equals(name) { string = try self.string() } else { try skip() }
        }
        return string
    }
}

extension JSONReader {
    /// The identifier that stands here; nothing where another value than a string stands.
    mutating func identifier<ID: MatrixIdentifier>() throws(MalformedBody) -> ID? {
        guard let value = try string() else { return nil }
        return ID(value)
    }

    /// The identifier that stands under `name` in the object here; nothing without it or where another value stands.
    mutating func identifier<ID: MatrixIdentifier>(under name: String) throws(MalformedBody) -> ID? {
        guard let value = try string(under: name) else { return nil }
        return ID(value)
    }
}
