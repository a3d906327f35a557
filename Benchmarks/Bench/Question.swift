/// What people ask most, each question in the words of many: in other towns, on other days, about other events.
enum Question: String, CaseIterable {
    case about = "!about"
    case help = "!help"
    case events = "!events"
    case near = "!events near"
    case onDays = "!events on days"
    case event = "!event"
    case picket = "!picket"
    case speakers = "!speakers"

    /// Those that are measured: `!about` and what the arguments name, such as `'!events near'`, or else all.
    static let wanted = allCases.filter { question in
        let named = CommandLine.arguments.filter { $0.hasPrefix("!") }
        return named.isEmpty || question == .about || named.contains(question.rawValue)
    }

    /// The words in which it is asked for the time with this number.
    func words(_ number: Int) -> String {
        switch self {
        case .about, .help, .events: rawValue
        case .near: "!events near \(Self.towns[number % Self.towns.count])"
        case .onDays: "!events \(Self.days[number % Self.days.count])"
        // 7,919 is prime: all events come, in no order.
        case .event: "!event \(number * 7_919 % Home.events + 1)"
        case .picket: "!picket" + Self.places[number % Self.places.count]
        case .speakers: "!speakers" + Self.topics[number % Self.topics.count]
        }
    }

    private static let towns = [
        "leeds", "liverpool", "manchester", "london", "bristol", "glasgow", "cardiff", "belfast", "york", "hull",
        "sheffield", "newcastle", "brighton", "norwich", "exeter", "swansea", "dundee", "derby", "bolton", "wigan",
    ]
    private static let days = [
        "this weekend", "today", "tomorrow", "next week", "this month", "next month", "on saturday", "next weekend",
    ]
    private static let places = ["", " leeds", " bristol", " glasgow", " london", " north west"]
    private static let topics = ["", " pay", " health", " leeds", " being out at work", " pay leeds"]
}
