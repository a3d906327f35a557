/// A pull parser: the caller asks for the values that it wants and skips the others, which costs no memory.
///
/// Two kinds of trouble are kept apart. Text that breaks JSON's grammar throws `MalformedBody`. A value of another kind
/// than the one asked for is read over and comes back as nothing, so that one odd value never spoils its neighbours.
///
/// ```swift
/// guard try reader.beginObject() else { return }
/// while let key = try reader.nextKey() {
///     switch key {
///     case "name": name = try reader.string()
///     default: try reader.skip()
///     }
/// }
/// ```
///
/// Each value must be read or skipped before the next key or element is asked for. Of a key that stands twice the
/// caller sees both, in order. Source: RFC 8259; strings are also repaired if they are not valid UTF-8.
package struct JSONReader: ~Escapable {
    /// The whole body.
    let bytes: Span<UInt8>
    /// The next byte to read.
    var position: Int
    /// Objects and arrays that are open.
    var depth = 0
    /// True right after an opening bracket, where no comma may stand.
    var isFresh = false

    /// Whether a value that was read over since this was last set to false is nested more deeply than `deepest`.
    var isTooDeep = false

    /// How deep objects and arrays may stand in each other to be read; what is deeper is only read over.
    package static let deepest = 512
    /// How deep they may stand in each other at all: deeper than any event has bytes.
    static let bottom = 1 << 20

    /// Starts at the first byte of `bytes`.
    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
        self.position = 0
    }

    /// What is wrong at the byte where reading stands.
    func malformed(_ problem: MalformedBody.Problem) -> MalformedBody {
        MalformedBody(offset: position, problem: problem)
    }

    /// Goes over white space and gives the byte after it, without taking it.
    @inline(__always)
    mutating func peek() throws(MalformedBody) -> UInt8 {
        while position < bytes.count {
            let byte = bytes[position]
            if byte > UInt8(ascii: " ") { return byte }
            guard byte.isJSONSpace else { throw malformed(.unexpectedByte) }
            position += 1
        }
        throw malformed(.endsTooEarly)
    }

    /// Takes the byte `expected`, with the white space before it.
    @inline(__always)
    mutating func take(_ expected: UInt8) throws(MalformedBody) {
        guard try peek() == expected else { throw malformed(.unexpectedByte) }
        position += 1
    }

    /// Ends the reading: nothing but white space may follow.
    package mutating func end() throws(MalformedBody) {
        while position < bytes.count {
            guard bytes[position].isJSONSpace else { throw malformed(.trailingBytes) }
            position += 1
        }
    }
}

// MARK: - Objects and arrays

extension JSONReader {
    /// Enters the object that stands here; any other value is skipped, and the answer is false.
    package mutating func beginObject() throws(MalformedBody) -> Bool { try begin(UInt8(ascii: "{")) }

    /// Enters the array that stands here; any other value is skipped, and the answer is false.
    package mutating func beginArray() throws(MalformedBody) -> Bool { try begin(UInt8(ascii: "[")) }

    private mutating func begin(_ bracket: UInt8) throws(MalformedBody) -> Bool {
        guard try peek() == bracket else {
            try skip()
            return false
        }
        if depth >= Self.deepest {
            try skipDeep()
            return false
        }
        enter()
        return true
    }

    /// Takes an opening bracket.
    @inline(__always)
    private mutating func enter() {
        position += 1
        depth += 1
        isFresh = true
    }

    /// The next key of the open object, with its colon taken; nil if the object ends.
    @_lifetime(copy self)
    package mutating func nextKey() throws(MalformedBody) -> JSONText? {
        guard try goesOn(until: UInt8(ascii: "}")) else { return nil }
        guard try peek() == UInt8(ascii: "\"") else { throw malformed(.unexpectedByte) }
        let key = try quoted()
        try take(UInt8(ascii: ":"))
        return key
    }

    /// Whether the open array has another element, which then stands next.
    package mutating func nextElement() throws(MalformedBody) -> Bool { try goesOn(until: UInt8(ascii: "]")) }

    /// Takes the comma before the next member, or the closing bracket after the last.
    @inline(__always)
    private mutating func goesOn(until bracket: UInt8) throws(MalformedBody) -> Bool {
        let byte = try peek()
        if byte == bracket {
            position += 1
            depth -= 1
            isFresh = false
            return false
        }
        if isFresh {
            isFresh = false
        } else {
            guard byte == UInt8(ascii: ",") else { throw malformed(.unexpectedByte) }
            position += 1
        }
        return true
    }

    /// Goes over one value of any kind, checking its grammar.
    package mutating func skip() throws(MalformedBody) {
        switch try peek() {
        case UInt8(ascii: "{") where depth >= Self.deepest, UInt8(ascii: "[") where depth >= Self.deepest:
            try skipDeep()
        case UInt8(ascii: "{"):
            enter()
            while try nextKey() != nil { try skip() }
        case UInt8(ascii: "["):
            enter()
            while try nextElement() { try skip() }
        default: try skipPlain()
        }
    }

    /// Goes over the object or array here without calling itself, so that no nesting takes up the stack.
    private mutating func skipDeep() throws(MalformedBody) {
        isTooDeep = true
        let outside = depth
        var isObject: [Bool] = []
        repeat {
            let byte = try peek()
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                guard depth < Self.bottom else { throw malformed(.tooDeep) }
                isObject.append(byte == UInt8(ascii: "{"))
                enter()
            } else {
                try skipPlain()
            }
            // To the next value within what is open, and out of all that ends before it.
            while let inObject = isObject.last, try inObject ? nextKey() == nil : !nextElement() {
                isObject.removeLast()
            }
        } while depth > outside
    }

    /// Goes over a value that is no object and no array.
    private mutating func skipPlain() throws(MalformedBody) {
        switch try peek() {
        case UInt8(ascii: "\""): _ = try quoted()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default: throw malformed(.unexpectedByte)
        }
    }
}

extension UInt8 {
    /// White space as JSON knows it.
    var isJSONSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
            || self == UInt8(ascii: "\t")
    }
}
