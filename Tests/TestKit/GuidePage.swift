import Foundation

/// A page of `docs/guide`, in the parts that tests compare with the program.
package struct GuidePage: Sendable {
    /// What members read.
    package static var members: GuidePage { get throws { try GuidePage("members") } }
    /// What officers read.
    package static var officers: GuidePage { get throws { try GuidePage("officers") } }

    /// The lines to type to Steward, each with its `!`: between backticks, or in a block of their own.
    package private(set) var typed: [String] = []
    /// What Steward answers, in blocks of lines.
    package private(set) var answers: [[String]] = []
    /// What is listed between backticks, by the heading above it.
    package private(set) var lists: [String: [String]] = [:]

    private init(_ name: String) throws {
        let file = URL(filePath: #filePath).appending(path: "../../../docs/guide/\(name).md").standardized
        var (heading, isInBlock) = ("", false)
        var block: [String] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("```") {
                if block.first?.hasPrefix("!") == false { answers.append(block) }
                isInBlock.toggle()
                block = []
            } else if isInBlock {
                block.append(String(line))
                if line.hasPrefix("!") { typed.append(String(line)) }
            } else if line.hasPrefix("#") {
                heading = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
            } else {
                typed += line.matches(of: /`(![^`]+)`/).map { String($0.1) }
                if let item = line.wholeMatch(of: /- `([^`]+)`/) { lists[heading, default: []].append(String(item.1)) }
            }
        }
    }
}
