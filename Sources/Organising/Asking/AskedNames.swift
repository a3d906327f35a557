import StewardCore

/// Names by which people call one event: "the egg hunt", or the whole of its title.
extension AskedReader {
    /// What may be the title of one event, or of its title what people say, for each place in the words where one may
    /// begin, the longest first.
    ///
    /// "The" says that one thing is meant, of which a word or two may be enough: "how long does the ramble go on for".
    /// Without it only a whole title names one: "can I bring my kids to peckham karaoke".
    func names(_ words: Words, _ spans: [AskedSpan]) -> [[Asked.Name]] {
        var names: [[Asked.Name]] = []
        var index = 0
        while index < spans.count, names.count < Self.mostNames {
            let run = self.run(words, spans, from: index)
            guard let first = run.first?.words.lowerBound else {
                index += 1
                continue
            }
            let before = first > 0 ? words.folded[first - 1] : ""
            let isDefinite = first > 0 && Self.definite.contains(before) || words.folded[first] == "the"
            if isDefinite || !Self.indefinite.contains(before) {
                names.append(candidates(words, run, spans, isDefinite: isDefinite))
            }
            index += run.count
        }
        return names.filter { !$0.isEmpty }
    }

    /// The spans from one on that may be a title together.
    private func run(_ words: Words, _ spans: [AskedSpan], from start: Int) -> ArraySlice<AskedSpan> {
        var end = start
        while end < spans.count, end - start < Self.longestName {
            let span = spans[end]
            let text = words.folded[span.words]
            let last = end > start ? words.folded[span.words.lowerBound - 1] : ""
            let joins =
                end > start && text.count == 1
                && text.first.map { Self.joining.contains($0) || $0 == "the" && Self.joining.contains(last) } == true
            guard span.mayBeOfTitle || joins else { break }
            end += 1
            if words.written(span.words.upperBound - 1).last.map({ ",.?!:;".contains($0) }) == true { break }
        }
        while end > start, !spans[end - 1].mayBeOfTitle { end -= 1 }
        return spans[start..<end]
    }

    private func candidates(
        _ words: Words, _ run: ArraySlice<AskedSpan>, _ spans: [AskedSpan], isDefinite: Bool
    ) -> [Asked.Name] {
        // "The trans things" are several.
        let next = spans[run.endIndex...].first.map { words.folded[$0.words.lowerBound] } ?? ""
        if Self.several.contains(next) { return [] }
        let ends = run.indices.reversed().filter { run[$0].mayBeOfTitle }
        return ends.compactMap { last in
            let part = run[run.startIndex...last]
            let range = part[part.startIndex].words.lowerBound..<part[last].words.upperBound
            let told = part.filter { !$0.isTime && !$0.isSpot }
            let text = words.folded[range].map { String($0.trimmingPunctuation) }
                .filter { $0 != "the" }.joined(separator: " ")
            // A time, a kind or several of a sort are none.
            let isName = told.contains { span in
                let word = words.folded[span.words.upperBound - 1]
                switch span.meaning {
                case nil: return true
                case .sort: return !word.hasSuffix("s") || word.hasSuffix("ss") || told.count > 1
                default: return told.count > 1
                }
            }
            guard isDefinite ? isName : range.count > 1 && !told.isEmpty else { return nil }
            let others = words.folded[..<range.lowerBound] + words.folded[range.upperBound...]
            return Asked.Name(text: text, rest: others.joined(separator: " "), isWhole: !isDefinite)
        }
    }

    /// How many names are tried.
    private static let mostNames = 4
    /// The most spans of a name.
    private static let longestName = 6
    private static let definite: Set<String> = ["the", "your", "our", "that", "this"]
    private static let indefinite: Set<String> = [
        "a", "an", "any", "some", "no", "other", "another", "more", "every", "next", "all", "which", "what",
    ]
    private static let joining: Set<String> = [
        "for", "of", "and", "up", "at", "about", "to", "in", "by", "with",
    ]
    private static let several: Set<String> = ["events", "things", "stuff", "ones", "activities", "sessions"]
}

extension AskedSpan {
    /// Whether it may be a word of a title.
    fileprivate var mayBeOfTitle: Bool {
        switch meaning {
        case .time, .spot, .kind, .sort, .online, nil: !isExcluded
        default: false
        }
    }
}

extension Asked {
    /// Words by which one event may be called, "egg hunt" of "what day's the egg hunt".
    package struct Name: Hashable, Sendable {
        /// The words as they were typed, in small letters.
        package let text: String
        /// All others of the question.
        package let rest: String
        /// Whether they name an event only if they are all of its title.
        package let isWhole: Bool
    }
}
