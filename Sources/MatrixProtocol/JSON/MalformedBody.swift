/// A body that is not the JSON that it should be, so that nothing of it may be used.
package struct MalformedBody: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where reading stopped, in bytes from the body's start.
    package var offset: Int
    /// What is wrong there.
    package var problem: Problem

    /// What can be wrong with a body; none of it quotes the body.
    package enum Problem: String, Equatable, Sendable {
        case endsTooEarly = "the text ends too early"
        case unexpectedByte = "this character does not belong there"
        case controlCharacter = "a string holds a raw control character"
        case badEscape = "a string holds an unknown escape"
        case badNumber = "a number is not written as JSON writes numbers"
        case tooDeep = "values are nested too deeply"
        case trailingBytes = "something follows after the end"
        case notAnObject = "an object should stand here"
        case notAnArray = "an array should stand here"
        case notAString = "a string should stand here"
        case missingKey = "a required key is missing"
    }

    /// Wraps a problem and its place.
    package init(offset: Int, problem: Problem) {
        self.offset = offset
        self.problem = problem
    }

    /// One sentence for the log.
    package var description: String {
        "The homeserver's answer cannot be read at byte \(offset): \(problem.rawValue)."
    }
}
