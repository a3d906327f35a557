/// What somebody asks about things that happen somewhere at some time; what they left open is empty.
///
/// Events, picket lines and speakers are all asked for in it, by command and in plain sentences alike.
package struct Asked: Equatable, Sendable {
    /// When; any of them will do.
    package var times: [AskedTime] = []
    /// When not; `times` leave them out already.
    var exceptTimes: [AskedTime] = []
    /// Where; any of them will do.
    package var spots: [SpotReading] = []
    /// Where not.
    package var exceptSpots: [SpotReading] = []
    /// How far around the asker's own area, for "near me".
    package var nearMe: Reach?
    /// Which kinds and sorts; any of them will do.
    package var choices: [Choice] = []
    /// Which kinds and sorts not.
    package var exceptChoices: [Choice] = []
    /// Facts that must hold, in the order in which they were asked for.
    package var facts: [EventFact] = []
    /// What was understood but cannot be looked for, and so was left out: "not free".
    package var leftOut: [String] = []
    /// Whether any of the facts will do, as in "captions or BSL"; if not, all must hold.
    package var isAnyFactEnough = false
    /// True if it must be possible to join online, false if in person; nil if either will do.
    package var isOnline: Bool?
    /// Whether past ones are wanted.
    package var isHistory = false
    /// What is left over: words to find in titles and descriptions.
    package var topics: [Topic] = []
    /// Words that must not be in what is found, "not by the lecturers' union".
    package var exceptTopics: [Topic] = []
    /// Whether any of the topics will do, as in "housing or rents"; if not, all must be there.
    package var isAnyTopicEnough = false
    /// Words that may be the title of an event although they name a day, with the question without them.
    package var titles: [Title] = []
    /// Words by which one event may be called, for each place in a sentence where they may begin, the longest first.
    package var names: [[Name]] = []
    /// Words that are all in the title of what is asked about; nil if any of its texts will do.
    package var title: String?
    /// The question with each topic that is probably a slip replaced by the name that was meant; nil if none is.
    package var corrected: String?
    /// Whether one thing is asked about, as in "when is the AGM" or "how much is the quiz".
    package var isAboutOne = false
    /// The words of it that mean something, "leeds this weekend"; of a question that went on with others those of each,
    /// in order. Empty if it was not read from words.
    package var said: [String] = []
    /// Whether it is said as a sentence is, with words that name nothing.
    package var isSentence = false
    /// Whether its places are where somebody says that they are: "we're in Gateshead".
    package var isPlaceTold = false

    /// A question for everything.
    package init() {}

    /// A kind, a sort, or a sort of things that are also of a kind, as in "Pride picnic".
    package struct Choice: Hashable, Sendable {
        /// The whole kind.
        package var kind: Kind?
        /// The sort.
        package var sort: Sort?
        /// The words of the sort as they were typed, if they are more than one: "tea dance".
        package var words: String?

        /// Its name for several things, "quizzes".
        package var plural: String {
            switch (kind, sort) {
            case (let kind?, let sort?): "\(kind.name) \(sort.plural)"
            case (let kind?, nil): kind.plural
            case (nil, let sort?): sort.plural
            case (nil, nil): ""
            }
        }
    }

    /// Words that may be a title, "sunday swim" of "is the sunday swim free".
    package struct Title: Hashable, Sendable {
        /// The words as they were typed.
        package let text: String
        /// All others of the question.
        package let rest: String
    }

    /// Words that were left over, next to each other.
    package struct Topic: Hashable, Sendable {
        /// The words as they were typed.
        package var text: String
        /// The name that they are a slip of the finger for, in small letters, "sheffield"; nil if there is none.
        package var slip: String?
        /// Whether "about", "any" or the like says that they are what is asked for, and no chatter.
        package var isNamed: Bool
        /// Which of the question's words they are.
        package var position: Range<Int>

        /// Words to search for.
        package init(text: String, slip: String? = nil, isNamed: Bool = true, position: Range<Int> = 0..<0) {
            (self.text, self.slip, self.isNamed, self.position) = (text, slip, isNamed, position)
        }
    }

    /// Takes from sentences around the question what it leaves open: "I'm in Leeds on Friday. What's on?"
    mutating func fill(with told: Asked) {
        if spots.isEmpty, nearMe == nil { (spots, nearMe) = (told.spots.filter { !$0.isAlsoWord }, told.nearMe) }
        let toldTimes = told.times.filter { !$0.isPast }
        if times.isEmpty {
            times = toldTimes
        } else if times.allSatisfy({ $0.spans.isEmpty && $0.weekdays.isEmpty }) {
            // "Is anything on that evening?", after a day was told.
            let both = toldTimes.flatMap { one in times.compactMap { one.within($0) } }
            if !both.isEmpty { times = both }
        } else if times.allSatisfy({ $0.weekdays.isEmpty && $0.hours == nil }) {
            // "I'm only free at weekends. What's on this month?"
            let parts = toldTimes.filter { $0.spans.isEmpty }
            let both = parts.flatMap { part in times.compactMap { part.within($0) } }
            if !both.isEmpty { times = both }
        }
        for fact in told.facts where !facts.contains(fact) { facts.append(fact) }
        exceptTimes += told.exceptTimes
        exceptSpots += told.exceptSpots
        exceptChoices += told.exceptChoices
        leftOut += told.leftOut
        isOnline = isOnline ?? told.isOnline
        if choices.isEmpty, topics.isEmpty { (choices, topics) = (told.choices, told.topics.filter(\.isNamed)) }
        isAboutOne = isAboutOne || told.isAboutOne
    }

    /// Takes how far somebody says that they travel, from the place that they name or from where they live.
    mutating func reach(_ reach: Reach) {
        if spots.isEmpty { nearMe = nearMe ?? reach }
        if spots.count == 1, spots[0].miles == nil { (spots[0].isNear, spots[0].miles) = (true, reach.miles) }
    }

    /// Whether nothing is asked for but everything.
    package var isOpen: Bool {
        times.isEmpty && spots.isEmpty && exceptSpots.isEmpty && nearMe == nil && choices.isEmpty
            && exceptChoices.isEmpty && facts.isEmpty && isOnline == nil && !isHistory && topics.isEmpty
            && exceptTopics.isEmpty
    }
}

/// Why a question cannot be taken as it stands.
package enum AskedProblem: Error, Equatable, Sendable {
    /// A day or a time that does not exist, or is too far away.
    case when(WhenProblem)
    /// "near" and nothing after it.
    case nearWhat
    /// "near" and words that name no place; perhaps with the name that was meant.
    case nearUnknown(String, suggestion: String?)
    /// A distance that makes no sense, as it was typed.
    case distance(String)
    /// More words than a question has.
    case tooLong
}
