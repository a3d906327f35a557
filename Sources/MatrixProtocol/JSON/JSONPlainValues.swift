extension JSONReader {
    /// The string that stands here, without making a `String` of it; nil if another value stands.
    @_lifetime(copy self)
    package mutating func text() throws(MalformedBody) -> JSONText? {
        guard try peek() == UInt8(ascii: "\"") else {
            try skip()
            return nil
        }
        return try quoted()
    }

    /// The string that stands here; nil if another value stands.
    package mutating func string() throws(MalformedBody) -> String? { try text()?.string }

    /// The truth value that stands here; nil if another value stands.
    package mutating func boolean() throws(MalformedBody) -> Bool? {
        let first = try peek()
        try skip()
        return first == UInt8(ascii: "t") ? true : first == UInt8(ascii: "f") ? false : nil
    }

    /// The whole number that stands here, also written as `1.0` or `1e3`; nil if another value stands.
    package mutating func integer() throws(MalformedBody) -> Int64? {
        switch try peek() {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default:
            try skip()
            return nil
        }
    }

    /// Takes `true`, `false` or `null`.
    mutating func word(_ word: String) throws(MalformedBody) {
        for byte in word.utf8 {
            guard position < bytes.count else { throw malformed(.endsTooEarly) }
            guard bytes[position] == byte else { throw malformed(.unexpectedByte) }
            position += 1
        }
    }
}

extension JSONReader {
    /// The string that stands under `name` in the object here; nil without it, or if another value stands.
    mutating func string(under name: String) throws(MalformedBody) -> String? {
        var string: String?
        guard try beginObject() else { return nil }
        while let key = try nextKey() {
            if key.equals(name) { string = try self.string() } else { try skip() }
        }
        return string
    }

    /// The identifier that stands here; nil if another value than a string stands.
    mutating func identifier<ID: MatrixIdentifier>() throws(MalformedBody) -> ID? {
        guard let value = try string() else { return nil }
        return ID(value)
    }

    /// The identifier that stands under `name` in the object here; nil without it, or if another value stands.
    mutating func identifier<ID: MatrixIdentifier>(under name: String) throws(MalformedBody) -> ID? {
        guard let value = try string(under: name) else { return nil }
        return ID(value)
    }
}
