/// Some words of a question, next to each other, and what they were read as.
struct AskedSpan: Equatable, Sendable {
    /// Which words, counted from the first.
    let words: Range<Int>
    /// What they mean; nil if nobody knows them, so that they are searched for.
    let meaning: Meaning?
    /// Whether "not" or the like stands before it.
    var isExcluded = false

    /// What words of a question can mean.
    enum Meaning: Equatable, Sendable {
        /// A time; not sure if its words may belong to a name, as in "summer school".
        case time(AskedTime, isSure: Bool)
        case spot(SpotReading)
        case nearMe(Reach)
        case kind(Kind)
        case sort(Sort)
        case fact(EventFact)
        /// Online, or in person.
        case online(Bool)
        case history
        /// "not", "without": what comes next is not wanted.
        case exclusion
        /// "or", "and", a comma: what comes next is an alternative to what came before.
        case alternative
        /// "when is", "how much is": one thing is asked about.
        case one
        /// What all of it is about, in a question for one thing alone: "picket" in one for picket lines.
        case subject
        /// The middle of a town.
        case centre
        /// How far somebody says that they travel.
        case reach(Reach)
        /// Words that say nothing.
        case filler
    }
}

extension AskedSpan {
    /// Whether it is a time.
    var isTime: Bool { if case .time = meaning { true } else { false } }

    /// Whether it is a place.
    var isSpot: Bool { if case .spot = meaning { true } else { false } }

    /// Whether it is a fact, such as "step-free".
    var isFact: Bool { if case .fact = meaning { true } else { false } }

    /// Whether it is a kind or a sort of event.
    var isKind: Bool {
        switch meaning {
        case .kind, .sort: true
        default: false
        }
    }

    /// How much it counts that words are read so: by the surer meaning, the more for each word.
    ///
    /// The best cover of a question has the highest sum. Longer names win over their parts, names over what says
    /// nothing, and what is known over what is only searched for.
    var worth: Int {
        let each =
            switch meaning {
            case .time(_, let isSure): isSure ? 20 : 17
            case .spot(let reading): reading.isAlsoWord ? 4 : 18
            case .nearMe: 22
            case .sort(let sort): sort.fact == nil ? 16 : 19
            case .kind: 16
            case .fact, .online, .history: 18
            case .one, .subject, .centre: 17
            case .reach: 20
            case .exclusion: words.count > 1 ? 24 : 12
            case .alternative: 11
            case .filler: words.count > 1 ? 16 : 10
            case nil: -6
            }
        return each * words.count - 2
    }
}

extension AskedSpan {
    /// What the words were read as, in a few words: "place Leeds", "searched for".
    var summary: String {
        let said =
            switch meaning {
            case .time(let time, _): "time \(time.name)"
            case .spot(let reading): "place \(reading.spot.name)\(reading.isNear ? " and around" : "")"
            case .nearMe: "near the asker"
            case .kind(let kind): "kind \(kind.plural)"
            case .sort(let sort): "sort \(sort.plural)"
            case .fact(let fact): "fact \(fact.name)"
            case .online(let isOnline): isOnline ? "online" : "in person"
            case .history: "what was"
            case .exclusion: "what comes next is not wanted"
            case .alternative: "or"
            case .one: "about one thing"
            case .subject: "what all of it is about"
            case .centre: "the middle of a town"
            case .reach: "how far away"
            case .filler: "says nothing"
            case nil: "searched for"
            }
        return isExcluded ? "not \(said)" : said
    }
}
