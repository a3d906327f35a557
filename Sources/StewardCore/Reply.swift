import MatrixProtocol

/// Words for a person: lines of text, written once and shown as plain text and as HTML.
///
/// A reply is written as an array of lines, each an interpolated string:
/// `["\(strong: "Branch social")", "To see more, type \(code: "!more")."]`
package struct Reply: Equatable, Sendable, ExpressibleByArrayLiteral, ExpressibleByStringInterpolation {
    /// The lines in order; an empty one parts two paragraphs.
    package var lines: [Line] { didSet { ready = nil } }
    /// The lines for people who are not of the network; nil if `lines` are for everybody. Which of the two is sent is
    /// decided at the moment of sending.
    package private(set) var linesForOthers: [Line]?
    /// What is sent for `lines`, if it was written ahead.
    private var ready: Body?

    /// Makes a reply of `lines`.
    package init(_ lines: [Line]) { self.lines = lines }
    package init(arrayLiteral elements: Line...) { lines = elements }
    package init(stringLiteral value: String) { lines = [Line(stringLiteral: value)] }
    package init(stringInterpolation: Line.StringInterpolation) {
        lines = [Line(stringInterpolation: stringInterpolation)]
    }

    package static func == (one: Reply, other: Reply) -> Bool {
        one.lines == other.lines && one.linesForOthers == other.linesForOthers
    }

    /// A list of `items`, each behind its number, from 1.
    package static func counted(_ items: [Line]) -> Reply {
        Reply(items.enumerated().map { ("\($0 + 1). \($1)" as Line).asItem })
    }

    /// A reply as it is sent.
    package struct Body: Sendable {
        /// The words as plain text.
        package let plain: String
        /// The words as HTML; nil if plain text says the same.
        package let html: String?
    }

    /// The reply as it is sent: no longer than a homeserver takes, and mentioning no whole room by what somebody wrote.
    package var body: Body {
        if let ready { return ready }
        let fitting = fitting
        return Body(plain: fitting.plain.withoutRoomMentions, html: fitting.html?.withoutRoomMentions)
    }

    /// The same reply with its body written ahead, for one that is given to many.
    package var written: Reply {
        var reply = self
        reply.ready = body
        return reply
    }

    /// The reply as plain text, lines parted by line feeds.
    package var plain: String {
        var text = ""
        for (index, line) in lines.enumerated() {
            if index > 0 { text += "\n" }
            line.writePlain(to: &text)
        }
        return text
    }

    /// The reply as Matrix's `org.matrix.custom.html`; nil if plain text says the same.
    package var html: String? {
        guard lines.contains(where: { $0.hasMarkup || $0.isItem }) else { return nil }
        var text = ""
        var isInList = false
        for (index, line) in lines.enumerated() {
            // A line feed behind `<br>` is a second line in Quaternion, FluffyChat and weechat; within a list it is
            // weechat's only one, and no other client shows it there.
            if line.isItem != isInList {
                text += line.isItem ? "<ul>\n" : "</ul>"
            } else if index > 0, !line.isItem {
                text += "<br>"
            }
            isInList = line.isItem
            if isInList { text += "<li>" }
            line.withoutDash.writeHTML(to: &text)
            if isInList { text += "</li>\n" }
        }
        return isInList ? text + "</ul>" : text
    }

    /// `first` followed by `second`. Each keeps what it has for the network alone.
    package static func + (first: Reply, second: Reply) -> Reply {
        if second.lines.isEmpty, second.linesForOthers == nil { return first }
        var reply = Reply(first.lines + second.lines)
        if first.linesForOthers != nil || second.linesForOthers != nil {
            reply.linesForOthers = (first.linesForOthers ?? first.lines) + (second.linesForOthers ?? second.lines)
        }
        return reply
    }

    /// The reply for people who share one of the network's rooms with us; anybody else reads `others` in its place.
    package func forMembers(otherwise others: Reply) -> Reply {
        var reply = self
        reply.linesForOthers = others.lines
        return reply
    }

    /// The reply in full, with the words that rooms do not read.
    package var revealed: Reply {
        guard (lines + (linesForOthers ?? [])).contains(where: \.hidesWords) else { return self }
        var reply = self
        reply.lines = lines.map(\.revealed)
        reply.linesForOthers = linesForOthers?.map(\.revealed)
        return reply
    }

    /// The reply without what somebody typed, since that may hold words that no room is to read.
    package var hidingWhatWasSaid: Reply {
        var reply = self
        reply.lines = lines.map(\.hidingWhatWasSaid)
        reply.linesForOthers = linesForOthers?.map(\.hidingWhatWasSaid)
        return reply
    }

    /// The reply in the words for where something can be tapped; nil if it says nothing of that.
    package var tappable: Reply? {
        guard lines.contains(where: \.offersTaps) else { return nil }
        var reply = self
        reply.lines = lines.map(\.tappable)
        reply.linesForOthers = linesForOthers?.map(\.tappable)
        return reply
    }

    /// The lines that hide something from rooms, in full.
    package var hidden: Reply { Reply(lines.filter(\.hidesWords).map(\.revealed)) }

    /// What people read who are not of the network; nil if everybody reads the same.
    package var forOthers: Reply? { linesForOthers.map { Reply($0) } }
}

/// One line of a reply.
package struct Line: Codable, Equatable, Sendable, ExpressibleByStringInterpolation {
    /// A stretch of a line.
    package enum Span: Codable, Equatable, Sendable {
        case text(String)
        case strong(String)
        case code(String)
        case link(String, address: String)
        /// What somebody typed, said back to them, and what is said in its place if it must not be repeated.
        indirect case said(Line, otherwise: Line)
        /// Words that no room reads, and what is said in their place. Whoever writes the line out gets the latter,
        /// unless they ask for `revealed` first.
        indirect case hidden(Line, told: Line)
        /// Words for where a tick and a cross can be tapped, and those for anywhere else. Whoever writes the line out
        /// gets the latter, unless they ask for `tappable` first.
        indirect case tapping(Line, otherwise: Line)
    }

    /// The stretches in order.
    package var spans: [Span]
    private var item: Bool?

    /// Whether it is one of a list, which clients show as such and screen readers count.
    package var isItem: Bool { item == true }

    /// The same line as one of a list.
    package var asItem: Line {
        var line = self
        line.item = true
        return line
    }

    /// One of a list without the dash before it, which clients put there themselves.
    fileprivate var withoutDash: Line {
        guard isItem, case .text(let words)? = spans.first, words.hasPrefix("- ") else { return self }
        var line = self
        line.spans[0] = .text(String(words.dropFirst(2)))
        return line
    }

    package init(stringLiteral value: String) { spans = [.text(value)] }
    package init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

    /// Collects a line's stretches; what is interpolated plainly is text and never markup.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var spans: [Span] = []
        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { spans.append(.text(literal)) } }
        /// Adds plain text.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            spans.append(.text(value.description))
        }
        /// Adds words to stand out.
        package mutating func appendInterpolation(strong value: some CustomStringConvertible) {
            spans.append(.strong(value.description))
        }
        /// Adds something to type.
        package mutating func appendInterpolation(code value: some CustomStringConvertible) {
            spans.append(.code(value.description))
        }
        /// Adds a link that shows `text`.
        package mutating func appendInterpolation(link text: String, to address: String) {
            spans.append(.link(text, address: address))
        }
        /// Adds how somebody is reached: an e-mail address or an address of the web as a link, anything else as it is.
        package mutating func appendInterpolation(contact: String) {
            if contact.isWebAddress {
                spans.append(.link(contact, address: contact))
            } else if contact.isMailAddress {
                spans.append(.link(contact, address: "mailto:" + contact))
            } else {
                spans.append(.text(contact))
            }
        }
        /// Adds what somebody had typed, in quotation marks, on one line and not too long to repeat.
        package mutating func appendInterpolation(said text: String) {
            spans.append(.said("\(text.quoted)", otherwise: "\"…\""))
        }
        /// Adds words with what somebody had typed in them, and those in their place if that may not be repeated.
        package mutating func appendInterpolation(said line: Line, otherwise: Line) {
            spans.append(.said(line, otherwise: otherwise))
        }
        /// Adds words that are shown in direct messages alone, and in their place in a room `told`.
        package mutating func appendInterpolation(hidden line: Line, told: Line) {
            spans.append(.hidden(line, told: told))
        }
        /// Adds words that tell of a tick and a cross to tap, and those in their place where there are none.
        package mutating func appendInterpolation(tapping line: Line, otherwise: Line) {
            spans.append(.tapping(line, otherwise: otherwise))
        }
        /// Adds another line's stretches.
        package mutating func appendInterpolation(_ line: Line) { spans += line.spans }
    }

    var hasMarkup: Bool {
        spans.contains { span in
            switch span {
            case .text: false
            case .said(let line, _): line.hasMarkup
            case .hidden(_, let line), .tapping(_, let line): line.hasMarkup
            case .strong, .code, .link: true
            }
        }
    }

    /// Whether the line hides something from rooms.
    var hidesWords: Bool { spans.contains { if case .hidden = $0 { true } else { false } } }

    /// The line in full, with the words that rooms do not read.
    package var revealed: Line {
        guard hidesWords else { return self }
        var line = self
        line.spans = spans.flatMap { span in if case .hidden(let line, _) = span { line.spans } else { [span] } }
        return line
    }

    /// Whether the line says something else where something can be tapped.
    fileprivate var offersTaps: Bool { spans.contains { if case .tapping = $0 { true } else { false } } }

    /// The line in the words for where something can be tapped.
    fileprivate var tappable: Line {
        var line = self
        line.spans = spans.flatMap { span in if case .tapping(let line, _) = span { line.spans } else { [span] } }
        return line
    }

    /// The line without what somebody typed.
    fileprivate var hidingWhatWasSaid: Line {
        var line = self
        line.spans = spans.map { span in
            if case .said(let line, let otherwise) = span { .hidden(line, told: otherwise) } else { span }
        }
        return line
    }

    /// The same words to stand out.
    package var strong: Line {
        var line = self
        line.spans = spans.map { span in
            switch span {
            case .text(let words), .code(let words), .strong(let words): .strong(words)
            case .link: span
            case .said(let line, let otherwise): .said(line.strong, otherwise: otherwise.strong)
            case .hidden(let line, let told): .hidden(line.strong, told: told.strong)
            case .tapping(let line, let otherwise): .tapping(line.strong, otherwise: otherwise.strong)
            }
        }
        return line
    }

    /// The line as plain text.
    package var plain: String {
        var text = ""
        writePlain(to: &text)
        return text
    }

    /// The line as HTML, everything that a person wrote escaped.
    package var html: String {
        var text = ""
        writeHTML(to: &text)
        return text
    }

    // Every answer is written so: into one text, which takes half the time of joining one of each stretch.
    fileprivate func writePlain(to text: inout String) {
        for span in spans {
            switch span {
            case .text(let said), .strong(let said), .code(let said): text += said
            case .said(let line, _): line.writePlain(to: &text)
            case .link(let said, let address):
                text += said == address || address == "mailto:" + said ? said : "\(said) (\(address))"
            case .hidden(_, let line), .tapping(_, let line): line.writePlain(to: &text)
            }
        }
    }

    fileprivate func writeHTML(to text: inout String) {
        for span in spans {
            switch span {
            case .text(let said): text += Self.escaped(said)
            case .said(let line, _): line.writeHTML(to: &text)
            case .strong(let said): text += "<strong>\(Self.escaped(said))</strong>"
            case .code(let said): text += "<code>\(Self.escaped(said))</code>"
            case .link(let said, let address):
                text += "<a href=\"\(Self.escaped(address))\">\(Self.escaped(said))</a>"
            case .hidden(_, let line), .tapping(_, let line): line.writeHTML(to: &text)
            }
        }
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
        default: false
        }
    }

    private static func escaped(_ text: String) -> String {
        Work.add(text.utf8.count)
        guard text.hasByte(where: isMarkup) else { return text }
        var escaped = String.UnicodeScalarView()
        // Scalar by scalar: a quotation mark with an accent on it is another character, and still ends an attribute.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;".unicodeScalars
            case "<": escaped += "&lt;".unicodeScalars
            case ">": escaped += "&gt;".unicodeScalars
            case "\"": escaped += "&quot;".unicodeScalars
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension String {
    fileprivate var isWebAddress: Bool { hasPrefix("https://") && !contains { $0.isWhitespace } }

    /// Whether it is a single e-mail address, as people write them.
    fileprivate var isMailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+".contains($0)) }
    }
}

extension [Line] {
    /// The lines in one, with `separator` between them.
    package func joined(separator: String) -> Line {
        var joined: Line = ""
        for (index, line) in enumerated() { joined = index == 0 ? line : "\(joined)\(separator)\(line)" }
        return joined
    }

    /// The lines in one, as a sentence has them: "one", "one and two", "one, two and three".
    package func listed(with word: String = "and") -> Line {
        guard let last, count > 1 else { return first ?? "" }
        return "\([Line](dropLast()).joined(separator: ", ")) \(word) \(last)"
    }
}
