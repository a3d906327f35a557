package import StewardCore

/// Something that people name by a number.
package protocol Numbered {
    /// Its number.
    var number: Int64 { get }
}

/// A list whose lines begin with the numbers by which people ask for more, shown eight lines at a time.
///
/// A feature has one of these, and shows each of its lists by it:
///
///     static let numbered = NumberedList(of: "speaker", all: "!speakers", one: "!speaker")
///     numbered.reply(Page(speakers), under: Replies.heading, turn) { Replies.line($0) }
package struct NumberedList: Sendable {
    /// Why the answer of a command that shows a list may be long.
    package static let whyLong = "a page of a list has eight lines beside its heading and what to type"

    /// What one of them is called, such as "picket line".
    let name: String
    /// The command for the list, such as "!events".
    let all: String
    /// The command for one of them, such as "!event".
    let one: String

    /// Names the things, the command that lists them, and the command for one of them.
    package init(of name: String, all: String, one: String) { (self.name, self.all, self.one) = (name, all, one) }

    /// Writes a page of the list; what is left waits for `!more` for an hour.
    ///
    /// - Parameter heading: The first line; nil if the list goes on, which needs no heading and no hint.
    package func reply<Item: Numbered>(
        _ page: Page<Item>, under heading: Line? = nil, _ turn: Turn, line: (Item) throws -> Line
    ) throws -> Reply {
        guard let first = page.items.first else { return Replies.gone(all) }
        if page.left > 0 {
            try turn.offerMore(page.rest, listed: page.items.map(\.number))
        } else {
            try turn.offerAll(listed: page.items.map(\.number))
        }
        var lines = try page.items.map { try line($0).asItem }
        if page.left > 0 { lines.append(page.left < page.most ? Replies.more(page.left) : Replies.moreThan(page.most)) }
        guard let heading else { return Reply(lines) }
        return Reply([heading] + lines + [details(first.number)])
    }

    /// The last line of a list: how to see one of its things in full.
    package func details(_ number: Int64) -> Line { "For details: \(code: "\(one) \(number)")" }

    /// Asks which of the things listed is meant by "it".
    package var whichOne: Reply { ["Which one? Type its number, for example \(code: "\(one) 3")."] }

    /// Says that nothing has this number.
    package func none(_ number: some CustomStringConvertible) -> Reply { Replies.none(name, number, all) }

    /// The number that `words` are, and nothing more: `3`, `#3`, `no. 3`, or after the name of the thing, `picket line
    /// 3`.
    package func number(_ words: Words) -> Int64? {
        guard let (number, consumed) = leadingNumber(words),
            words.folded[consumed...].allSatisfy({ Self.manners.contains($0) })
        else { return nil }
        return number
    }

    /// Words behind a number that say nothing.
    private static let manners: Set<String> = ["please", "pls", "plz", "thanks", "thank", "you", "ta", "cheers"]

    /// The number that the words begin with, and how many words it took.
    package func leadingNumber(_ words: Words) -> (value: Int64, consumed: Int)? {
        words.leadingNumber(after: Set(name.split(separator: " ").map(String.init)))
    }
}

/// What is shown of a list at once, and what `!more` needs to go on.
package struct Page<Item> {
    /// How many lines are shown at once.
    package static var length: Int { 8 }

    /// What is shown; empty if nothing is left.
    package let items: [Item]
    /// How many are left, counted up to `most`.
    let left: Int
    let most: Int
    /// Where the list goes on.
    let rest: any Encodable

    /// The page that a query found: its items, how many are left, up to which number those were counted, and what the
    /// feature needs to ask for the next page.
    package init(_ items: [Item], left: Int, countedUpTo most: Int, rest: any Encodable) {
        (self.items, self.left, self.most, self.rest) = (items, left, most, rest)
    }

    /// The first page of a list that is known as a whole. The rest waits by its numbers.
    package init(_ all: [Item]) where Item: Numbered {
        let rest = all.dropFirst(Self.length)
        self.init(Array(all.prefix(Self.length)), left: rest.count, countedUpTo: .max, rest: rest.map(\.number))
    }

    /// The next page of such a list. `find` gives the item with a number; nil if it is gone since.
    package init(_ rest: OpenQuestion.Payload, find: (Int64) throws -> Item?) throws where Item: Numbered {
        self.init(try rest.read(as: [Int64].self).compactMap(find))
    }
}

extension Words {
    /// The number that the words begin with, written `3`, `#3` or `no. 3`, and how many words it took.
    ///
    /// - Parameter names: Words for what is counted, which may stand before the number: `line` in `line 3`.
    package func leadingNumber(after names: Set<String> = []) -> (value: Int64, consumed: Int)? {
        let skipped = folded.prefix { ["no", "number", "#"].contains($0) || names.contains($0) }.count
        guard skipped < folded.count else { return nil }
        let digits = folded[skipped].drop { $0 == "#" }
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int64(digits)
        else { return nil }
        return (value, skipped + 1)
    }

    /// Refuses "19 and 20" and "19, 20", and "19 20" if that is said: a command is about one number, and would say nothing
    /// of the others.
    package func refuseSeveralNumbers(
        after names: Set<String> = [], evenUnjoined: Bool = false
    ) throws(Refusal) {
        guard let (number, consumed) = leadingNumber(after: names) else { return }
        let rest = folded[consumed...]
        if evenUnjoined, !rest.isEmpty, rest.allSatisfy({ Int64($0.drop { $0 == "#" }) != nil }) {
            throw Refusal(Replies.oneNumber(number))
        }
        let isJoined = rest.first.map { ["and", "&", "+", "or"].contains($0) } ?? false
        let others = isJoined ? rest.dropFirst() : rest
        guard let other = others.first?.drop(while: { $0 == "#" }), Int64(other) != nil,
            isJoined || others.count == 1 && written(consumed - 1).hasSuffix(",")
        else { return }
        throw Refusal(Replies.oneNumber(number))
    }
}
