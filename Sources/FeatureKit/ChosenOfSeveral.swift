package import StewardCore

/// Which of several things that were named somebody chooses in other words than by its number: "the second one", "the
/// leeds one", "the one on friday", "the quiz".
package struct ChosenOfSeveral {
    /// Those that the words may mean, at least one.
    package let among: [Refusal.Named]
    /// The number of the thing; nil if several may be meant.
    package var number: Int64? { among.count == 1 ? among.first?.number : nil }

    /// The most words of a choice.
    private static let mostWords = 10
    /// Words that say nothing of the thing.
    private static let speech: Set<String> = [
        "the", "one", "ones", "in", "on", "at", "of", "that", "this", "it's", "its", "it", "is", "i", "mean", "meant",
        "please", "pls", "no", "yes", "yeah", "event", "number", "for", "just", "only", "thanks", "sorry", "with", "a",
        "oh", "er", "um", "ok", "want", "i'd", "like", "option", "item", "to", "by", "and", "actually", "called",
        "from",
    ]
    /// Words that deny what stands behind them, so that it is no choice.
    private static let denying: Set<String> = ["not", "except", "neither", "none", "but", "both", "all"]

    /// Reads a choice; nil if the words choose none. `verb` is the command that was offered, which
    /// may stand in front.
    package init?(_ said: Words, among: [Refusal.Named], besides verb: String? = nil) {
        let folded = said.folded.first == verb ? Array(said.folded.dropFirst()) : said.folded
        let telling = folded.filter { !Self.speech.contains($0) }
        guard !telling.isEmpty, folded.count <= Self.mostWords, !Answer.isAsked(said),
            !folded.contains(where: Self.denying.contains)
        else { return nil }
        let told = Self.told(by: telling, among)
        let placed = telling.count == 1 ? Self.placed(telling[0], among) : nil
        // "The 2nd" may be a place in the list and a date.
        let chosen = Set(told.map(\.number) + [placed?.number].compactMap(\.self))
        self.among = among.filter { chosen.contains($0.number) }
        if self.among.isEmpty { return nil }
    }

    private static func placed(_ word: String, _ among: [Refusal.Named]) -> Refusal.Named? {
        guard word != "next", let place = NumberAskedFor.places[word] else { return nil }
        let index = place < 0 ? among.count + place : place
        return among.indices.contains(index) ? among[index] : nil
    }

    /// Those of which all the words were read.
    private static func told(by words: [String], _ among: [Refusal.Named]) -> [Refusal.Named] {
        among.filter { named in
            let read = Words(named.text).folded.flatMap {
                $0.split { $0 == "," || $0 == "." || $0 == "'" }.map(String.init)
            }
            return words.allSatisfy { word in read.contains { isSame(word, $0) } }
        }
    }

    /// Whether a word is meant for one that was read, "friday" for "Fri" and "13th" for "13".
    private static func isSame(_ word: String, _ read: String) -> Bool {
        if word == read { return true }
        if word.first?.isNumber == true { return word.prefix { $0.isNumber } == read && word.count == read.count + 2 }
        let isShort = min(word.count, read.count) < 3
        return !isShort && read.first?.isNumber == false && (word.hasPrefix(read) || read.hasPrefix(word))
    }
}
