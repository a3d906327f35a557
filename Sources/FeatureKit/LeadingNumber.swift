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
}
