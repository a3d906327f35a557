import FeatureKit
import Organising
import StewardCore

extension Refusal {
    /// The same refusal with what was mistyped in `words`, if it asks whether a kind or a town was meant.
    func naming(_ field: Field, in words: Words, _ reader: AnnouncementReader) -> Refusal {
        guard !words.isEmpty else { return self }
        let slips: [(Slip, Reply)] =
            switch field {
            case .kind:
                reader.kinds.suggestions(for: words.folded[...]).prefix(1).flatMap { meant in
                    [words.folded[0], words.text].map {
                        (Slip(words.folded[0], for: meant), Replies.unknownKind($0, suggestion: meant, known: []))
                    }
                }
            case .place:
                words.folded.indices.suffix(4).compactMap { start in
                    guard let meant = reader.gazetteer.suggestions(for: words.folded[start...]).first,
                        let written = AnnouncedPlace.written(words.text)
                    else { return nil }
                    let slip = Slip(words.folded[start...].joined(separator: " "), for: meant)
                    return (slip, Replies.unknownPlace(written, suggestion: meant))
                }
            default: []
            }
        let slip = slips.first { $0.1 == reply }?.0
        return slip.map { Refusal(reply, isMendable: isMendable, instead: instead, slip: $0) } ?? self
    }

    /// The place among `words` as it was probably meant, "Example Hall, Leeds" for "Example Hall, Leds"; nil if this does
    /// not ask about one.
    func placeMeant(in words: Words, _ reader: AnnouncementReader) -> String? {
        let parts = words.text.split(separator: ",")
        return (1...3).lazy.compactMap { count -> String? in
            guard count <= parts.count else { return nil }
            let written = Words(AnnouncedPlace.trimmed(parts.suffix(count).joined(separator: ",")))
            return naming(.place, in: written, reader).slip.flatMap { written.replacing($0) }
        }.first
    }
}

extension Field {
    /// The name of a field that a word was probably mistyped for; nil if there is none.
    static func slip(_ word: String) -> Refusal.Slip? {
        let names = allCases.flatMap(\.names)
        return Suggestion.nearest(to: word, in: names).map { Refusal.Slip(word, for: $0) }
    }
}
