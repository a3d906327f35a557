package import StewardCore

extension Refusal {
    /// The same refusal, offering what was typed with "am" or "pm" behind an hour of it, if it can then be read.
    ///
    /// - Parameters:
    ///   - words: What was typed after `command`.
    ///   - isReadable: Whether such words can be read.
    package func offeringHalves(
        of words: Words, after command: String, _ isReadable: (Words) -> Bool
    ) -> Refusal {
        let hours = words.folded.indices.reversed().filter { index in
            words.folded[index].count <= Self.longestHour && words.folded[index].contains(where: \.isNumber)
                && words.folded[index].allSatisfy { $0.isNumber || ".:-".contains($0) }
        }
        for index in hours.prefix(Self.mostHours) {
            let (early, late) = (words.marking(index, as: "am"), words.marking(index, as: "pm"))
            guard isReadable(early), isReadable(late) else { continue }
            return Refusal(
                reply, isMendable: isMendable,
                instead: [.am: "\(command) \(early.text)", .pm: "\(command) \(late.text)"])
        }
        return self
    }

    /// The same refusal, offering the command with what was probably meant in place of what was mistyped.
    package func offeringWhatWasMeant(by arguments: Words, after entry: CommandEntry) -> Refusal {
        guard instead.isEmpty, let slip, let text = arguments.replacing(slip) else { return self }
        let command = entry.words.joined(separator: " ")
        return Refusal(reply, isMendable: isMendable, instead: [.yes: "!\(command) \(text)"], slip: slip)
    }

    /// The most letters of an hour, "10.30-11.30".
    private static let longestHour = 11
    /// How many numbers are tried, from the last.
    private static let mostHours = 4
}

extension Words {
    /// The words with what was meant in place of what was mistyped last; nil if that is not among them.
    package func replacing(_ slip: Refusal.Slip) -> String? {
        let typed = Words(slip.typed).folded
        guard !typed.isEmpty, let start = folded.indices.last(where: { folded[$0...].starts(with: typed) }) else {
            return nil
        }
        let end = start + typed.count
        // A comma behind the word stays.
        let mark = String(written(end - 1).reversed().prefix { ",;.".contains($0) })
        let before = text(before: start)
        return ([before] + ["\(slip.meant)\(mark)"] + [text(after: end)]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The words with `half` right behind the one with this index.
    fileprivate func marking(_ index: Int, as half: String) -> Words {
        let written = written(index)
        let end = written.lastIndex { $0.isNumber } ?? written.startIndex
        let marked = written[...end] + half + written[written.index(after: end)...]
        return Words(text(before: index) + marked + gap(after: index) + text(after: index + 1))
    }
}
