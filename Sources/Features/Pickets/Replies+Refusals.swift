import FeatureKit
import Organising
import StewardCore

/// What picket lines say to what cannot be done.
extension Replies {
    static func moreThanNumber(_ number: Int64, then rest: String) -> Reply {
        let command = PicketCommand.meant(by: Words(rest)) ?? "!picket"
        let suggestion = "\(command) \(number)"
        return [
            """
            I read \(number), but not \(FeatureKit.Replies.quoted(rest)) after it: type \(code: suggestion).
            """
        ]
    }

    /// For what is no place and speaks of confirming, ending or reopening a line; `number` is the one in it.
    static func meant(_ text: String, _ command: String, _ number: Int64?) -> Reply {
        if let number {
            return ["I can't read \(FeatureKit.Replies.quoted(text)): type \(code: "\(command) \(number)")."]
        }
        return [
            """
            I can't read \(FeatureKit.Replies.quoted(text)): look up the line's number with \(code: "!picket"), then \
            type it, for example \(code: "\(command) 2").
            """
        ]
    }

    static func needsNumber(_ text: String, _ command: String) -> Reply {
        if text.isEmpty { return ["Which line? Type its number after it, for example \(code: "\(command) 3")."] }
        return [
            """
            \(FeatureKit.Replies.quoted(text)) is no picket line's number: type the number alone, for example \
            \(code: "\(command) 3").
            """
        ]
    }

    static func daysAreOver(_ line: PicketLine) -> Reply {
        [
            """
            The last day of line \(line.number) was \(line.lastDay.shortText): an officer can add new days with \
            \(code: "!picket add").
            """
        ]
    }

    static func officersReopen(_ line: PicketLine) -> Reply {
        [
            """
            An officer said that line \(line.number) is over, so an officer has to put it back, with \
            \(code: "!picket reopen \(line.number)").
            """
        ]
    }

    static func isOverAlready(_ line: PicketLine) -> Reply {
        [
            """
            Line \(line.number) is over already: an officer can put it back with \
            \(code: "!picket reopen \(line.number)").
            """
        ]
    }

    static func isOpenAlready(_ line: PicketLine) -> Reply {
        ["Line \(line.number) is on the list already: type \(code: "!picket \(line.number)") to see it."]
    }

    static func isListedAlready(as number: Int64) -> Reply {
        [
            """
            That employer has a line at that place already, number \(number): if its days are wrong, type \
            \(code: "!picket over \(number)") and add it again.
            """
        ]
    }

    // MARK: Reading a new line

    static let form: Reply = [
        """
        I need the employer, the union, the place and when, with commas between, for example \
        \(code: PicketDraft.example).
        """
    ]

    static func noUnion(_ town: String) -> Reply {
        [
            """
            I read \(FeatureKit.Replies.quoted(town)) where the union should be, so I think that the union is missing: \
            write the employer, the union, the place and when, with commas between, for example \
            \(code: PicketDraft.example).
            """
        ]
    }

    static let noPlace: Reply = [
        """
        I see no place before the days and times: write the employer, the union, the place and when, with commas \
        between, for example \(code: PicketDraft.example).
        """
    ]

    static func tooLong(_ part: String, _ limit: Int) -> Reply {
        ["The \(part) is too long for a phone: please keep it to \(limit) letters."]
    }

    static func unknownTown(_ place: String, suggestion: String?) -> Reply {
        let example = suggestion.map { "did you mean \($0)?" } ?? "add the town at its end, for example \"…, Leeds\"."
        return ["I don't know where \(FeatureKit.Replies.quoted(place)) is: \(example)"]
    }

    static func noTimes(_ problem: PicketTimesProblem) -> Reply {
        switch problem {
        case .nothing: form
        case .noDays: ["I can see a time but no day: write both after the place, such as \"Mon-Fri 6am-10am\"."]
        case .noHours: ["I can see days but no time: write both after the place, such as \"Mon-Fri 6am-10am\"."]
        case .unread(let rest):
            [
                """
                I don't understand \(FeatureKit.Replies.quoted(rest)) after the days and times: if it is what to bring, \
                put a full stop before it.
                """
            ]
        case .unreadBefore(let words):
            [
                """
                I don't understand \(FeatureKit.Replies.quoted(words)) before the days and times: write each day by its \
                date or its weekday, such as "8, 9 and 11 June 7am-10am".
                """
            ]
        case .nothingLeftOut:
            [
                """
                None of the days that you leave out is among those of the line: write the days again, such as \
                "Mon-Fri not Wed 6am-10am until 12 June".
                """
            ]
        case .otherHours(let hours):
            [
                """
                A line has one time of day for all its days, so I can't take \(FeatureKit.Replies.quoted(hours)) as well: \
                write the widest hours, and what differs after a full stop, for example "Friday only from 7am".
                """
            ]
        case .noDayLeft: ["None of those days is still to come: write the days again, such as \"Mon-Fri 6am-10am\"."]
        case .tooFar(let day):
            [
                """
                I keep picket lines for three months ahead, and \(day.longText) is further away: give me an earlier day, \
                and add the rest later.
                """
            ]
        case .when(let problem): ["\(problem.sentence)"]
        }
    }
}
