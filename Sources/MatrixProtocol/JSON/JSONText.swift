/// A string as it stands in the body, between its quotation marks, not yet copied out of it.
///
/// It compares with a literal without allocating, so it can be switched over.
package struct JSONText: ~Escapable {
    /// The bytes between the quotation marks.
    let bytes: Span<UInt8>
    /// Whether a backslash stands in `bytes`.
    let hasEscapes: Bool

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>, hasEscapes: Bool) {
        self.bytes = bytes
        self.hasEscapes = hasEscapes
    }

    /// The string itself. Bytes that are not UTF-8 and surrogates without their partner become U+FFFD.
    package var string: String {
        if !hasEscapes, let valid = try? UTF8Span(validating: bytes) { return String(copying: valid) }
        return String(decoding: unescaped, as: UTF8.self)
    }

    /// Whether the string is `literal`, byte by byte.
    @inline(__always)
    package func equals(_ literal: String) -> Bool {
        if hasEscapes { return unescaped.elementsEqual(literal.utf8) }
        guard bytes.count == literal.utf8.count else { return false }
        var index = 0
        for byte in literal.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// Lets a `switch` over a text name literals.
    @inline(__always)
    package static func ~= (literal: String, text: JSONText) -> Bool { text.equals(literal) }
}
