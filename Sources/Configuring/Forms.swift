import Foundation
import StewardCore

extension Form<String> {
    /// Any text.
    static let text = Form { text in text }

    /// Text without spaces.
    static let word = Form { text throws(Misfit) in
        guard !text.contains(where: \.isWhitespace) else {
            throw Misfit("has a space in it", "write one word, such as STEWARD")
        }
        return text
    }

    /// The path of a file.
    static let path = Form { text throws(Misfit) in
        guard !text.hasPrefix("~") else {
            throw Misfit("starts with ~, which only a shell understands", "write the whole path, starting with /")
        }
        guard !text.hasSuffix("/") else { throw Misfit("is a folder", "write the path of a file in it") }
        guard !text.contains("\0") else { throw Misfit("is not a path", "write one such as /etc/steward/token") }
        return text
    }
}

extension Form<Int> {
    /// A whole number within `range`.
    static func whole(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in try wholeNumber(text, within: range) }
    }
}

extension Form<Duration> {
    /// A whole number of minutes within `range`.
    static func minutes(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in .seconds(60 * (try wholeNumber(text, within: range, of: " of minutes"))) }
    }

    /// A whole number of seconds within `range`.
    static func seconds(_ range: ClosedRange<Int>) -> Form {
        Form { text throws(Misfit) in .seconds(try wholeNumber(text, within: range, of: " of seconds")) }
    }
}

private func wholeNumber(_ text: String, within range: ClosedRange<Int>, of unit: String = "") throws(Misfit) -> Int {
    let advice = "write one from \(range.lowerBound) to \(range.upperBound)"
    guard let number = Int(text) else { throw Misfit("is not a whole number\(unit)", advice) }
    guard number >= range.lowerBound else { throw Misfit("is too small a number\(unit)", advice) }
    guard number <= range.upperBound else { throw Misfit("is too large a number\(unit)", advice) }
    return number
}

extension Form<TimeZone> {
    /// A time zone by its name in the IANA database.
    static let timeZone = Form { text throws(Misfit) in
        let known = TimeZone.knownTimeZoneIdentifiers
        if known.contains(text), let zone = TimeZone(identifier: text) { return zone }
        guard !known.isEmpty else {
            throw Misfit("cannot be looked up, as this machine knows no time zones", "install the package tzdata")
        }
        let meant = Suggestion.nearest(to: text, in: known).map { "did you mean \($0)?" }
        throw Misfit("is not a time zone", meant ?? "write one such as Europe/London")
    }
}
