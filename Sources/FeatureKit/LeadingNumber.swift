package import StewardCore

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

    /// Refuses "19 and 20" and "19, 20": a command is about one number, and would say nothing of the others.
    package func refuseSeveralNumbers(after names: Set<String> = []) throws(Refusal) {
        guard let (number, consumed) = leadingNumber(after: names) else { return }
        let rest = folded[consumed...]
        let isJoined = rest.first.map { ["and", "&", "+", "or"].contains($0) } ?? false
        let others = isJoined ? rest.dropFirst() : rest
        guard let other = others.first?.drop(while: { $0 == "#" }), Int64(other) != nil,
            isJoined || others.count == 1 && written(consumed - 1).hasSuffix(",")
        else { return }
        throw Refusal(Replies.oneNumber(number))
    }
}
