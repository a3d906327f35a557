/// What a clause says about getting in: without a step, over a ramp, up a step or two, or not at all in a wheelchair.
enum WayIn: Hashable {
    /// All on one level, or with a lift to every floor.
    case level
    /// Over a ramp.
    case ramp
    /// Up a step or two.
    case step
    /// By stairs.
    case stairs
    /// Not in a wheelchair, as it is said in so many words.
    case barred

    /// Whether one gets in without a step, by all that is said; nil if that is unclear.
    static func isStepFree(_ ways: Set<WayIn>) -> Bool? {
        let leadsIn = !ways.isDisjoint(with: [.level, .ramp])
        if ways.contains(.barred) { return false }
        if ways.contains(.stairs) { return leadsIn ? nil : false }
        if ways.contains(.step) { return ways.contains(.ramp) ? true : leadsIn ? nil : false }
        return leadsIn ? true : nil
    }

    /// Words without which nothing is said of the way in.
    static let words: Set<String> = [
        "level", "flat", "ramp", "ramps", "ramped", "lift", "lifts", "step", "steps", "stair", "stairs", "staircase",
        "stepfree", "wheelchair", "wheelchairs", "wheels", "chairs", "accessible", "inaccessible", "flight", "flights",
        "access", "suitable", "unsuitable",
    ]

    /// What a clause says, given in folded words without hyphens; nil if it says nothing certain.
    init?(_ clause: [String]) {
        guard clause.contains(where: Self.words.contains), !clause.contains("except"), !clause.contains("apart"),
            !clause.contains(where: Self.elsewhere.contains) || clause.contains("door") || clause.contains("entrance")
        else { return nil }
        guard
            let way = Self.ofWheelchairs(clause) ?? Self.ofLevel(clause) ?? Self.ofRamp(clause) ?? Self.ofLift(clause)
                ?? Self.ofSteps(clause)
        else { return nil }
        self = way
    }

    /// What has steps, ramps and lifts of its own.
    private static let elsewhere: Set<String> = [
        "toilet", "toilets", "loo", "loos", "wc", "stage", "garden", "terrace", "patio", "balcony", "beach",
        "dance", "hoist", "minibus",
    ]
    private static let negating: Set<String> = [
        "no", "not", "nae", "without", "isn't", "isnt", "aren't", "can't", "cannot", "cant", "never", "lacks", "hasn't",
        "doesn't", "won't",
    ]

    /// Whether one of the three words before a place in a clause denies it.
    private static func isDenied(_ clause: [String], _ index: Int) -> Bool {
        clause[..<index].suffix(longestDenial).contains(where: negating.contains)
    }

    private static let longestDenial = 3

    private static func ofWheelchairs(_ clause: [String]) -> WayIn? {
        if clause.contains("inaccessible") || clause.contains("unsuitable") { return .barred }
        if let index = clause.firstIndex(of: "accessible"), isDenied(clause, index) { return .barred }
        if clause.contains("suitable"), clause.contains(where: negating.contains),
            clause.contains(where: { $0.hasPrefix("wheel") })
        {
            return .barred
        }
        guard let index = clause.firstIndex(where: { ["wheelchair", "wheelchairs", "wheels", "chairs"].contains($0) })
        else {
            let lift = clause.firstIndex(of: "accessible").map { clause.dropFirst($0 + 1) }
            return lift?.starts(with: ["by", "lift"]) == true || lift?.starts(with: ["via", "lift"]) == true
                || lift?.starts(with: ["by", "ramp"]) == true || lift?.starts(with: ["via", "ramp"]) == true
                ? .level : nil
        }
        // "Only the bar area is wheelchair accessible"
        if clause[..<index].contains("only") { return .barred }
        let (before, after) = (clause[..<index], clause[(index + 1)...].drop { $0 == "users" || $0 == "user" })
        if clause[index] == "chairs", !before.contains("buggies"), !after.starts(with: ["no", "problem"]) {
            return nil
        }
        if let next = after.first, ["spaces", "space", "borrowed", "basketball", "hire", "rugby"].contains(next) {
            return nil
        }
        if isDenied(clause, index) || clause[..<index].starts(with: ["not", "for"]) { return .barred }
        let isWelcome =
            after.contains { ["welcome", "fine", "accessible", "friendly", "access"].contains($0) }
            || after.starts(with: ["no", "problem"]) || after.contains("problem") && after.contains("no")
        let isSuited = before.contains { ["suitable", "fine", "ok", "okay", "good", "accessible"].contains($0) }
        let isLed =
            after.contains { ["door", "entrance"].contains($0) }
            && after.contains { ["use", "come", "enter", "in"].contains($0) }
        return isWelcome && !after.contains(where: negating.subtracting(["no"]).contains) || isSuited || isLed
            ? .level : nil
    }

    private static let leveled: Set<String> = [
        "access", "entrance", "entry", "ground", "throughout", "all", "route", "routes", "from",
        "through", "surface", "floor", "venue", "site", "way", "in", "building", "yard",
    ]

    private static func ofLevel(_ clause: [String]) -> WayIn? {
        if let index = clause.indices.first(where: {
            clause[$0] == "stepfree" || clause[$0...].starts(with: ["step", "free"])
        }) {
            return isDenied(clause, index) ? .stairs : .level
        }
        guard let index = clause.firstIndex(where: { $0 == "level" || $0 == "flat" }) else { return nil }
        let (before, next) = (clause[..<index], clause.dropFirst(index + 1).first)
        if next?.first?.isNumber == true
            || ["entry", "a", "advanced", "skill", "our", "your", "my", "in"].contains(before.last)
        {
            return nil
        }
        let isSaid =
            next.map(leveled.contains) == true
            || ["one", "single", "the", "same", "it's", "its", "all"].contains(before.last)
            || next == nil && ["door", "is", "entrance", "floor"].contains(before.last)
        // "At my flat", "the flat above": a home is no way in.
        if clause[index] == "flat", before.last == "the", before.dropLast().last != "on" { return nil }
        guard isSaid else { return nil }
        return isDenied(clause, index) ? .stairs : .level
    }

    private static func ofRamp(_ clause: [String]) -> WayIn? {
        guard let index = clause.firstIndex(where: { ["ramp", "ramps", "ramped"].contains($0) }),
            clause.dropFirst(index + 1).first != "up", !isDenied(clause, index)
        else { return nil }
        return .ramp
    }

    /// Words with a lift in somebody's car.
    private static let driving: Set<String> = [
        "share", "sharing", "shares", "home", "station", "offer", "offering", "offered", "need", "needs", "driving",
        "drive", "car", "cars", "give", "giving", "given", "ask", "want", "arrange", "arranged",
    ]
    private static let broken: Set<String> = [
        "broken", "order", "broke", "bust", "closed", "working", "works", "knackered",
    ]
    private static let floors: Set<String> = [
        "floor", "floors", "level", "levels", "upstairs", "1st", "2nd", "everywhere",
    ]

    private static func ofLift(_ clause: [String]) -> WayIn? {
        guard let index = clause.firstIndex(where: { $0 == "lift" || $0 == "lifts" }),
            clause.isDisjoint(with: driving)
        else { return nil }
        let after = clause.dropFirst(index + 1)
        if isDenied(clause, index) { return ["needed", "required"].contains(after.first) ? nil : .stairs }
        if after.contains(where: broken.contains) {
            return after.contains("order")
                || after.contains(where: ["broken", "broke", "bust", "closed", "knackered"].contains)
                || after.contains(where: negating.contains) ? .stairs : nil
        }
        let isReached = index > 0 && ["by", "via"].contains(clause[index - 1])
        return isReached || after.first == "access" || after.contains(where: floors.contains) ? .level : nil
    }

    private static let amounts: Set<String> = [
        "a", "one", "two", "three", "four", "five", "six", "few", "several", "small", "steep", "spiral", "big",
        "single", "some", "many", "couple", "only", "all", "wee", "narrow", "high", "little", "the", "of", "by", "up",
        "down", "some", "just", "via",
    ]
    /// Words with which steps are no stairs: "a step towards equality", "step by step", "first steps".
    private static let figurative: Set<String> = [
        "towards", "toward", "forward", "forwards", "closer", "ahead", "by", "change", "back", "aerobics", "class",
        "first", "next", "outside", "beyond", "further", "count", "counter", "tracker", "dancing", "up",
    ]

    private static func ofSteps(_ clause: [String]) -> WayIn? {
        guard let index = clause.firstIndex(where: { ["step", "steps", "stair", "stairs", "staircase"].contains($0) })
        else { return nil }
        let (before, after) = (clause.prefix(index), clause.dropFirst(index + 1))
        let word = clause[index]
        if isDenied(clause, index) { return .level }
        // "Meet on the steps of the town hall"
        let isPlace = before.last == "the" && word == "steps" || after.first == "of"
        if isPlace || before.last.map({ ["first", "next", "your", "our"].contains($0) }) == true { return nil }
        let isUp = after.first.map { ["up", "down", "to", "at", "into", "in", "only"].contains($0) } == true
        if !isUp, after.first.map(figurative.contains) == true { return nil }
        if after.first == "to", word != "stairs",
            !after.contains(where: ["the", "door", "entrance", "hall", "front"].contains)
        {
            return nil
        }
        let isCounted = before.last.map { amounts.contains($0) || $0.allSatisfy(\.isNumber) } == true
        let isTold = before.contains { ["are", "is", "has", "have", "there's", "sorry"].contains($0) }
        guard isCounted || isUp || isTold || clause.count == 1 && word.hasPrefix("stair") else { return nil }
        if before.last == "step" || after.first == "step" { return nil }
        let isFlight = word.hasPrefix("stair") || clause.contains("flight") || clause.contains("flights")
        let count = before.last.flatMap { Int($0) } ?? 0
        return isFlight || count > longestStoop ? .stairs : .step
    }

    /// The most steps that a ramp at the door may get one over.
    private static let longestStoop = 3
}

extension [String] {
    fileprivate func isDisjoint(with words: Set<String>) -> Bool { !contains(where: words.contains) }
}
