import Events
import Organising

extension EventFact {
    /// Where the fact stands among those about access; nothing for what is about money.
    var accessFact: WritableKeyPath<AccessFacts, Bool?>? {
        switch self {
        case .free: nil
        case .stepFree: \.isStepFree
        case .signLanguage: \.hasSignLanguage
        case .captions: \.hasCaptions
        case .quiet: \.hasQuietSpace
        case .childcare: \.hasChildcare
        case .alcoholFree: \.isAlcoholFree
        }
    }
}

extension AccessFacts {
    /// The names of what there was by `earlier`, and is no longer, or nobody knows any more.
    func lost(since earlier: AccessFacts) -> [String] {
        zip(earlier.named, named).filter { $0.value == true && $1.value != true }.map(\.0.name)
    }
}

extension AnnouncementDraft {
    /// Takes in that a fact holds, or does not.
    mutating func set(_ fact: EventFact, to value: Bool) {
        if let path = fact.accessFact {
            access[keyPath: path] = value
        } else {
            cost = value ? "free" : nil
        }
    }
}
