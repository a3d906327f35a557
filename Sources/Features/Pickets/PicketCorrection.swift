import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads what somebody says to the read-back of a picket line in their own words, as its parts and their new values.
struct PicketCorrection {
    let draft: PicketDraft
    let reader: PicketDraftReader

    /// The parts that the words change; nil if not all of the words can be read as that.
    func read(_ said: Words, isDirect: Bool) -> [(part: PicketField, value: Words)]? {
        parts.read(said, isDirect: isDirect)
    }

    /// The parts of a line that was only shown and that the words change; nil if they may ask for something else.
    func readOfShown(_ said: Words) -> [(part: PicketField, value: Words)]? { parts.readOfShown(said) }

    private var parts: CorrectionReader<PicketField> {
        CorrectionReader(
            named: PicketField.read, isLiteral: { ![.time, .place].contains($0) },
            isReadable: { (try? reader.read($1, as: $0, in: draft)) != nil }, only: only, areSame: ==)
    }

    /// What words without a part's name can only be.
    private func only(_ correction: Correction) -> (part: PicketField, value: Words)? {
        let words = correction.words
        if words.folded.first == "bring", words.folded.count > 1 { return (.needs, words) }
        if UnionName.length(words) == words.folded.count { return (.union, words) }
        if (try? reader.read(words, as: .time, in: draft)) != nil { return (.time, words) }
        let isLed = ["at", "in", "to"].contains(words.folded.first)
        let place = isLed ? words.dropFirst(1) : words
        guard isLed || correction.isMarked || words.text.contains(","), !place.isEmpty,
            (try? reader.read(place, as: .place, in: draft)) != nil
        else { return nil }
        return (.place, place)
    }
}

extension PicketField {
    /// The part that words name at their beginning, and its new value.
    static func read(_ words: Words) -> (part: PicketField, value: Words)? {
        guard let (field, name, value) = words.named(among: allCases, by: \.names) else { return nil }
        // "bring a drum" is what stands there in the end.
        let isWhole = name != "bring" || value.isEmpty || ["bring", "none"].contains(value.folded.first)
        return (field, isWhole ? value : Words("bring \(value.text)"))
    }
}
