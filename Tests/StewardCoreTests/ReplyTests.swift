import StewardCore
import TestKit
import Testing

@Suite struct ReplyTests {
    @Test func `Plain text and HTML come from one source`() {
        let reply: Reply = [
            "\(strong: "Branch social") at \(7)", "", "Type \(code: "!more").",
            "See \(link: "the map", to: "https://example.org/?a=1&b=2") or \(link: "https://e.org", to: "https://e.org")",
        ]
        #expect(
            reply.plain == """
                Branch social at 7

                Type !more.
                See the map (https://example.org/?a=1&b=2) or https://e.org
                """)
        #expect(
            reply.html == """
                <strong>Branch social</strong> at 7<br><br>Type <code>!more</code>.<br>\
                See <a href="https://example.org/?a=1&amp;b=2">the map</a> or <a href="https://e.org">https://e.org</a>
                """)
    }

    @Test func `What is in a list is a list for clients, and lines for whoever reads plain text`() {
        let items: [Line] = ["\(strong: 1). Tea", "\(strong: 2). Cake"]
        let reply = Reply(["Socials"] + items.map(\.asItem) + ["For details: 1", "Bye"])
        #expect(reply.plain == "Socials\n1. Tea\n2. Cake\nFor details: 1\nBye")
        #expect(
            reply.html == """
                Socials<ul>\n<li><strong>1</strong>. Tea</li>\n<li><strong>2</strong>. Cake</li>\n</ul>For details: 1<br>Bye
                """)
        #expect(Reply(items.map(\.asItem)).html?.hasSuffix("</li>\n</ul>") == true)
        let bullet: Line = "- \("Tea") - and cake"
        #expect(Reply([bullet.asItem]).plain == "- Tea - and cake")
        #expect(Reply([bullet.asItem]).html == "<ul>\n<li>Tea - and cake</li>\n</ul>")
    }

    @Test(arguments: [
        ("ash@example.org", "<a href=\"mailto:ash@example.org\">ash@example.org</a>"),
        ("https://example.org/a", "<a href=\"https://example.org/a\">https://example.org/a</a>"),
        ("ask the officers", "ask the officers"), ("@ash:example.org", "@ash:example.org"),
        ("ash@example", "ash@example"), ("ash@example.org or 0113", "ash@example.org or 0113"),
        ("javascript:a@b.c", "javascript:a@b.c"),
    ])
    func `An address to write to is a link, and stands once in plain text`(_ contact: String, _ html: String) {
        let line: Line = "\(contact: contact)"
        #expect(line.html == html)
        #expect(line.plain == contact)
    }

    @Test func `Words without markup need no HTML, whatever stands in them`() {
        #expect(Reply("a < b & c").html == nil)
        #expect(Reply("a < b & c").plain == "a < b & c")
        let name = "<b>"
        #expect((["\(name)"] as Reply).html == nil)
    }

    @Test func `A line may stand within a line, and a reply after a reply`() {
        let line: Line = "to \(strong: "you")"
        #expect(("Good day \(line)!" as Reply).html == "Good day to <strong>you</strong>!")
        #expect((["one"] + ["two"] as Reply).plain == "one\ntwo")
    }

    @Test(arguments: ["<img src=x>", "\"\u{301} onclick=\"x", "&amp;", "a\u{200D}<b\u{FE0F}>", "\"'"])
    func `Nothing that a person wrote becomes markup`(_ text: String) {
        expectOnlyOurMarkup(text)
    }

    @Test func `Nothing at all that a person could write becomes markup`() {
        for text in RandomStrings(seed: 9, count: 5000) { expectOnlyOurMarkup(text) }
    }

    private func expectOnlyOurMarkup(_ text: String) {
        let html = ["\(strong: text)\(code: text)\(link: text, to: text)\(text)" as Line].map(\.html).joined()
        let counts = Dictionary(html.unicodeScalars.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts["<"] == 6 && counts[">"] == 6 && counts["\""] == 2, "\(text.debugDescription)")
    }
}
