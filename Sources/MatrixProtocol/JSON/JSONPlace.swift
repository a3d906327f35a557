/// Where an object stands in a body, to be read later.
struct JSONPlace {
    fileprivate let position: Int
    fileprivate let depth: Int
    /// Whether the object has no keys.
    let isEmpty: Bool
}

extension JSONReader {
    /// Goes over the object here and remembers its place; nil if another value stands.
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
