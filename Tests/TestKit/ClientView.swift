/// What one client makes of a message's HTML, as its source says.
package struct ClientView: Sendable {
    /// The client's name.
    package let name: String
    /// Its project, and the file that says so.
    package let source: String
    /// The tags that it does not take for something else.
    let tags: Set<String>
    /// The beginnings of the addresses that it makes links of; empty if it shows a link's words alone.
    let schemes: Set<String>
    /// The tags that part two lines, "p" as it opens and "/p" as it closes, beside `br`, which does so everywhere.
    let blocks: Set<String>
    /// Whether a line feed between the items of a list is shown as one.
    let showsLineFeeds: Bool

    /// What the specification permits (client-server API, "m.room.message msgtypes"), as far as the clients with a
    /// window have it in common.
    private static let permitted: Set<String> = [
        "font", "del", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "p", "a", "ul", "ol", "sup", "sub", "li", "b",
        "i", "u", "strong", "em", "strike", "code", "hr", "br", "div", "table", "thead", "tbody", "tr", "th", "td",
        "caption", "pre", "span", "img",
    ]
    private static let blocks = Set(
        ["ul", "ol", "li", "p", "div", "blockquote", "pre", "table", "tr"].flatMap { [$0, "/" + $0] })

    /// The clients that people of the network have.
    package static let all: [ClientView] = [
        ClientView(
            name: "Element",
            source: "matrix-react-sdk: src/HtmlUtils.tsx, sanitizeHtmlParams and PERMITTED_URL_SCHEMES",
            tags: permitted.union(["details", "summary"]), schemes: ["https:", "http:", "mailto:", "matrix:"],
            blocks: blocks, showsLineFeeds: false),
        // Qt's rich text, which takes a line feed after `<br>` for a space.
        ClientView(
            name: "nheko", source: "nheko: src/Utils.cpp, escapeBlacklistedHtml (shows other tags as they are written)",
            tags: permitted.union(["details", "summary"]), schemes: ["https:", "http:", "mailto:", "matrix:"],
            blocks: blocks, showsLineFeeds: false),
        ClientView(
            name: "FluffyChat", source: "fluffychat: lib/pages/chat/events/html_message.dart, allowedHtmlTags",
            tags: permitted.union(["details", "summary"]), schemes: ["https:", "http:", "mailto:", "matrix:"],
            blocks: blocks, showsLineFeeds: false),
        // Qt's rich text too, with `white-space: pre-wrap`: a line feed shows, unless it follows `<ul>` or `</li>`.
        ClientView(
            name: "Quaternion", source: "Quaternion: client/htmlfilter.cpp, permittedTags and permittedSchemes",
            tags: permitted.union(["mx-reply"]), schemes: ["https:", "http:", "mailto:", "matrix:"],
            blocks: blocks, showsLineFeeds: false),
        // Knows no lists: only line feeds part their items.
        ClientView(
            name: "weechat", source: "weechat-matrix: matrix/colors.py, MatrixHtmlParser",
            tags: permitted, schemes: [], blocks: ["p", "/blockquote"], showsLineFeeds: true),
    ]

    /// What is wrong with a message, in a sentence for each fault: none if every client shows what its plain text says.
    package static func problems(plain: String, html: String?) -> [String] {
        guard let html else { return [] }
        let pieces = HTMLPiece.of(html)
        return misplaced(in: html, pieces) + all.flatMap { $0.problems(plain: plain, pieces) }
    }

    private func problems(plain: String, _ pieces: [HTMLPiece]) -> [String] {
        var problems: [String] = []
        for case .tag(let tag) in pieces {
            if !tags.contains(tag.name) { problems.append("\(name) has no <\(tag.name)>.") }
            if let address = tag.address, !schemes.isEmpty, !schemes.contains(where: address.hasPrefix) {
                problems.append("\(name) makes no link of \(address).")
            }
        }
        let (shown, meant) = (Self.lines(of: text(of: pieces)), Self.lines(ofPlain: plain))
        if shown != meant { problems.append("\(name) shows \(shown), where plain text says \(meant).") }
        return problems
    }

    /// What stands where one of the clients shows it badly, or a person with a screen reader hears it so.
    private static func misplaced(in html: String, _ pieces: [HTMLPiece]) -> [String] {
        var problems: [String] = []
        let outsideLists = html.replacing("<ul>\n", with: "").replacing("</li>\n", with: "")
        if outsideLists.contains("\n") { problems.append("A line feed outside a list is a line more in some clients.") }
        var open: [String] = []
        for case .tag(let tag) in pieces where tag.name != "br" {
            if tag.isClosing {
                if open.popLast() != tag.name { problems.append("</\(tag.name)> closes something else.") }
                continue
            }
            let isInside = tag.name == "li" ? open == ["ul"] : open.isEmpty || (tag.name != "ul" && open.last == "li")
            if !isInside { problems.append("<\(tag.name)> stands within <\(open.last ?? "nothing")>.") }
            if tag.attributes != (tag.name == "a" ? ["href"] : []) {
                problems.append("<\(tag.name)> has \(tag.attributes).")
            }
            open.append(tag.name)
        }
        if !open.isEmpty { problems.append("<\(open.joined(separator: "> and <"))> is never closed.") }
        if html.contains("<li>- ") { problems.append("An item has a dash besides the client's own mark.") }
        return problems
    }

    /// What the client shows, with the address behind a link's words as plain text has it.
    private func text(of pieces: [HTMLPiece]) -> String {
        var (text, link, words) = ("", "", "")
        for piece in pieces {
            switch piece {
            case .text(let shown):
                text += showsLineFeeds ? shown : shown.replacing("\n", with: " ")
                words += shown
            case .tag(let tag):
                if tag.name == "br" || blocks.contains((tag.isClosing ? "/" : "") + tag.name) { text += "\n" }
                guard tag.name == "a" else { continue }
                if tag.isClosing, link != words, link != "mailto:" + words { text += " (\(link))" }
                (link, words) = (tag.address ?? "", "")
            }
        }
        return text
    }

    /// The lines of a plain text, without the dashes for which HTML has its items.
    private static func lines(ofPlain plain: String) -> [String] {
        lines(of: plain).map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    }

    /// The lines of a text but for empty ones, which are room between paragraphs, each space one.
    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
}

/// A piece of HTML: a tag, or the words between two.
private enum HTMLPiece {
    struct Tag {
        let name: String
        let isClosing: Bool
        let attributes: [String]
        /// The `href` of a link.
        let address: String?
    }

    case tag(Tag)
    case text(String)

    /// The pieces of `html`, which is well-formed.
    static func of(_ html: String) -> [HTMLPiece] {
        var pieces: [HTMLPiece] = []
        for (index, part) in html.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: ">") else {
                pieces.append(.text(unescaped(part)))
                continue
            }
            pieces.append(.tag(tag(part[..<end])))
            pieces.append(.text(unescaped(part[part.index(after: end)...])))
        }
        return pieces
    }

    private static func tag(_ words: Substring) -> Tag {
        let isClosing = words.hasPrefix("/")
        let parts = words.drop { $0 == "/" }.split(separator: " ", maxSplits: 1)
        let attributes = parts.dropFirst().first?.split(separator: "\"") ?? []
        let names = stride(from: 0, to: attributes.count, by: 2).map {
            attributes[$0].filter { $0.isLetter || $0 == "-" }
        }
        return Tag(
            name: parts.first.map(String.init) ?? "", isClosing: isClosing, attributes: names,
            address: names.first == "href" && attributes.count > 1 ? unescaped(attributes[1]) : nil)
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
