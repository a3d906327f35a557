import StewardCore
import TestKit
import Testing

/// The table of clients finds what one of them shows badly. What Steward says in the conversations is held to it as they
/// are replayed.
@Suite struct ClientViewTests {
    @Test(arguments: [
        ("a\nb", "a<br>\nb", "A line feed outside a list"),
        ("a\nb\nc", "a<ul><li>b</li><li>c</li></ul>", "weechat shows [\"abc\"]"),
        ("a\nb", "<ul>\n<li>a</li>\n</ul>\nb", "A line feed outside a list"),
        ("a\nb", "<p>a</p>b", "weechat shows"), ("a\n- b", "a<ul>\n<li>- b</li>\n</ul>", "An item has a dash"),
        ("a", "<details>a</details>", "Quaternion has no <details>"),
        ("a", "<section>a</section>", "nheko has no <section>"),
        ("a (tel:1)", "<a href=\"tel:1\">a</a>", "nheko makes no link of tel:1"),
        ("a", "<code class=\"x\">a</code>", "<code> has [\"class\"]"),
        ("a", "<strong><code>a</code></strong>", "<code> stands within <strong>"),
        ("a\nb", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul></li>\n</ul>", "<ul> stands within <li>"),
        ("a", "<strong>a", "is never closed"), ("a b", "<strong>a</strong>b", "shows [\"ab\"]"),
        ("a", "<a href=\"https://e.org\">a</a>", "where plain text says [\"a\"]"),
    ])
    func `What a client shows badly is found`(_ plain: String, _ html: String, _ problem: String) {
        let problems = ClientView.problems(plain: plain, html: html)
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test func `Every kind of line is shown well by every client`() {
        let items: [Line] = ["- Tea & \(strong: "<cake>")", "- Type \(code: "!more")"]
        let reply: Reply =
            ["\(strong: "Socials") in Leeds", ""] + .counted(["Tea", "\(contact: "ash@example.org")"]) + ["", "Then:"]
            + Reply(items.map(\.asItem)) + ["See \(link: "the map", to: "https://example.org/?a=1&b=2").", "Bye"]
        #expect(ClientView.problems(plain: reply.plain, html: reply.html) == [])
        #expect(ClientView.all.map(\.name) == ["Element", "nheko", "FluffyChat", "Quaternion", "weechat"])
    }
}
