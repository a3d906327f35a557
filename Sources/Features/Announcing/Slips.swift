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
        guard reply != Replies.noPlace else { return nil }
        let parts = words.text.split(separator: ",")
        let places = (1...3).filter { $0 <= parts.count }.compactMap { count -> (words: Words, written: String)? in
            let place = Words(AnnouncedPlace.trimmed(parts.suffix(count).joined(separator: ",")))
            return AnnouncedPlace.written(place.text).map { (place, $0) }
        }
        // Most refusals name no other place, and to look for one takes long.
        if places.contains(where: { reply == Replies.unknownPlace($0.written, suggestion: nil) }) { return nil }
        var known: [String: String?] = [:]
        for place in places {
            for start in place.words.folded.indices.suffix(4) {
                let slip = place.words.folded[start...].joined(separator: " ")
                let meant = known[slip] ?? reader.gazetteer.suggestions(for: place.words.folded[start...]).first
                known[slip] = meant
                if let meant, reply == Replies.unknownPlace(place.written, suggestion: meant) {
                    return place.words.replacing(Slip(slip, for: meant))
                }
            }
        }
        return nil
    }
}

extension Field {
    /// The name of a field that a word was probably mistyped for; nil if there is none.
    static func slip(_ word: String) -> Refusal.Slip? {
        let names = allCases.flatMap(\.names)
        return Suggestion.nearest(to: word, in: names).map { Refusal.Slip(word, for: $0) }
    }
}
