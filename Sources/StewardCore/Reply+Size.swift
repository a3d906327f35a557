extension Reply {
    /// How many lines an answer has at most, unless its command says why it has more.
    package static let mostLines = 8
    /// How many letters such an answer has at most, in plain text.
    package static let mostLetters = 700

    /// How many bytes of JSON the words of a message may have, plain text and HTML together.
    ///
    /// An event has at most 65,536 bytes (client-server API, "Size limits"), and an edit holds its words twice.
    package static let mostBytes = 28_000

    /// The reply as far as a homeserver takes it in one event: whole lines, and of the first that does not fit its
    /// beginning.
    ///
    /// What people wrote is shortened where it is said back; this is for whatever comes together all the same.
    package var fitting: Reply {
        // Nearly every answer is so short that its bytes need not be looked at.
        if lines.reduce(0, { $0 + $1.mostSize }) <= Self.mostBytes { return self }
        if lines.reduce(0, { $0 + $1.size }) <= Self.mostBytes { return self }
        var left = Self.mostBytes - Line.endOfCut
        for (index, line) in lines.enumerated() {
            let size = line.size
            if size > left {
                return Reply(lines[..<index] + [line.beginning(size: left)])
            }
            left -= size
        }
        return self
    }
}

extension Line {
    /// What stands around a line in HTML at most, an item's tags and those of its list, and what ends it in plain text.
    private static let endSize = 26
    /// What ends a reply that is cut, `…` in a line of its own at most.
    fileprivate static let endOfCut = endSize + 6

    /// The bytes that the line takes in a message, as plain text and as HTML, both as JSON.
    fileprivate var size: Int { Self.endSize + spans.reduce(0) { $0 + $1.size } }

    /// No less than `size`, by the number of its bytes alone.
    fileprivate var mostSize: Int { Self.endSize + spans.reduce(0) { $0 + $1.mostSize } }

    /// As much of the line as takes no more than `size` bytes, and "…".
    fileprivate func beginning(size: Int) -> Line {
        var line: Line = ""
        var left = size - Self.endSize
        for span in spans where left > 0 {
            let whole = span.size
            if whole > left {
                line.spans.append(span.beginning(size: left))
                break
            }
            line.spans.append(span)
            left -= whole
        }
        line.spans.append(.text("…"))
        return line
    }
}

extension Line.Span {
    /// The tags around a stretch: `<strong></strong>`.
    private static let tagSize = 17

    /// What a byte takes at most, a control character escaped twice.
    private static let mostOfByte = 12

    fileprivate var mostSize: Int {
        switch self {
        case .text(let text), .strong(let text), .code(let text):
            text.utf8.count * Self.mostOfByte + Self.tagSize
        case .link(let text, let address):
            (text.utf8.count + 2 * address.utf8.count) * Self.mostOfByte + Self.tagSize
        case .said(let line, _): line.mostSize
        case .hidden(_, let line), .tapping(_, let line): line.mostSize
        }
    }

    fileprivate var size: Int {
        switch self {
        case .text(let text): Self.size(of: text)
        case .said(let line, _): line.spans.reduce(0) { $0 + $1.size }
        case .strong(let text), .code(let text): Self.size(of: text) + Self.tagSize
        case .link(let text, let address): Self.size(of: text) + 2 * Self.size(of: address) + Self.tagSize
        case .hidden(_, let line), .tapping(_, let line): line.spans.reduce(0) { $0 + $1.size }
        }
    }

    /// As much of its text as takes no more than `size` bytes; of a link nothing, since half of one leads nowhere.
    fileprivate func beginning(size: Int) -> Line.Span {
        switch self {
        case .said(let line, _): .text(Self.beginning(of: line.plain, size: size))
        case .text(let text): .text(Self.beginning(of: text, size: size))
        case .strong(let text): .strong(Self.beginning(of: text, size: size - Self.tagSize))
        case .code(let text): .code(Self.beginning(of: text, size: size - Self.tagSize))
        case .link: .text("")
        case .hidden(_, let line), .tapping(_, let line): .text(Self.beginning(of: line.plain, size: size))
        }
    }

    /// Byte by byte, as every answer is measured; all but the first 128 scalars take their own bytes twice.
    private static func size(of text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 < 0x80 ? size(of: Unicode.Scalar($1)) : 2) }
    }

    private static func beginning(of text: String, size: Int) -> String {
        var left = size
        let kept = text.unicodeScalars.prefix { scalar in
            left -= self.size(of: scalar)
            return left >= 0
        }
        return String(kept)
    }

    /// The bytes of a scalar in the plain text and in the HTML, with the escapes of JSON and of HTML.
    private static func size(of scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "\"": 2 + 6
        case "\\": 2 + 2
        case "&": 1 + 5
        case "<", ">": 1 + 4
        case _ where scalar.value < 0x20: 6 + 6
        default: 2 * UTF8.width(scalar)
        }
    }
}
