/// Why a text is no recurrence rule that can be kept: facts, from which an answer is written.
package enum RRULEProblem: Error, Hashable, Sendable {
    /// A part that is not written as "NAME=value".
    case malformed(String)
    /// A part that the RFC knows and we do not keep, or one that it does not know.
    case unsupported(String)
    /// The same part twice.
    case repeated(String)
    /// No FREQ.
    case noFrequency
    /// A number, or a date, that the part cannot have.
    case outOfRange(String)
    /// Two parts that must not stand together.
    case notTogether(String, String)
    /// BYSETPOS, but nothing to choose from.
    case loneSetPosition
}

extension RRULEProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .malformed(let part):
            "\"\(part)\" is not a part of a repeat rule: write parts such as \"FREQ=WEEKLY;BYDAY=TU\"."
        case .unsupported(let part):
            "\"\(part)\" is more than I can keep: I know daily, weekly, monthly and yearly rules in local time, "
                + "such as \"FREQ=MONTHLY;BYDAY=2TU\"."
        case .repeated(let name): "\(name) stands there twice: write it once."
        case .noFrequency: "I can see no FREQ: begin with one, such as \"FREQ=WEEKLY\"."
        case .outOfRange(let name):
            "\(name) has a number that it cannot have: write it as in \"\(Self.example(name))\"."
        case .notTogether(let one, let other): "\(one) cannot stand beside \(other): leave one of them out."
        case .loneSetPosition:
            "BYSETPOS has nothing to choose from: write days with it, such as \"BYDAY=MO,TU;BYSETPOS=1\"."
        }
    }

    private static func example(_ name: String) -> String {
        switch name {
        case "BYMONTHDAY": "BYMONTHDAY=14"
        case "BYMONTH": "BYMONTH=6"
        case "BYSETPOS": "BYSETPOS=-1"
        case "BYDAY": "BYDAY=2TU"
        case "COUNT": "COUNT=6"
        case "UNTIL": "UNTIL=20261231"
        default: "INTERVAL=2"
        }
    }
}
