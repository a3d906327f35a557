import Organising

/// Why no times can be made of what was written.
enum PicketTimesProblem: Error, Equatable {
    /// Neither a day nor a time.
    case nothing
    /// A time without a day.
    case noDays
    /// Days without a time.
    case noHours
    /// Days and times, and then something that is no part of them.
    case unread(String)
    /// Days and a time, and then another time of day.
    case otherHours(String)
    /// Before the days and times stands what is of a day too, and no part of them: "last" of "last friday".
    case unreadBefore(String)
    /// "Not Wed", where no Wednesday is among the days.
    case nothingLeftOut
    /// All its days are over, or none of them is such a weekday.
    case noDayLeft
    /// It goes on for longer than is kept, until this day.
    case tooFar(LocalDate)
    /// What the reader of days and times says.
    case when(WhenProblem)

    /// How far the reader had come: the most telling problem is the one that it had come furthest with.
    var rank: Int {
        switch self {
        case .nothing: 0
        case .noDays: 1
        case .noHours: 2
        case .unread, .otherHours: 3
        case .unreadBefore, .nothingLeftOut, .noDayLeft, .tooFar, .when: 4
        }
    }

    /// Whether days and times stood there, so that no better place to read them from need be looked for.
    var isCertain: Bool { rank == 4 }
}
