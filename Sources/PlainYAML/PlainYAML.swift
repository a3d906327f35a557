package import Yams

/// YAML as people write it by hand: each thing stands where it is read, and nothing stands for something else.
package enum PlainYAML {
    /// An alias (`*name`, YAML 1.2.2, section 7.1).
    ///
    /// A few lines of aliases can stand for more than any memory holds.
    package struct Alias: Error, Equatable, Sendable {
        /// The name with its asterisk.
        package let word: String
        /// Where it stands, counted from one.
        package let line: Int
    }

    /// The tree of `yaml`; nil if there is nothing in it. Throws `Alias`, or what Yams finds wrong.
    package static func compose(_ yaml: String) throws -> Node? {
        if let alias = alias(in: yaml) { throw alias }
        return try Yams.compose(yaml: yaml)
    }

    /// The first word that may be an alias: the name of an anchor (`&name`) that stands before it. Yams puts what aliases
    /// stand for in their places, so that they have to be found in the text.
    ///
    /// In a text between quotes the same words are taken for an alias too.
    private static func alias(in yaml: String) -> Alias? {
        var anchors: Set<[UInt8]> = []
        var line = 1
        var previous = UInt8(ascii: "\n")
        var bytes = Array(yaml.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            let isMark = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
            if isMark, !isOfName(previous) {
                let name = Array(bytes.prefix(while: isOfName))
                bytes = bytes.dropFirst(name.count)
                if byte == UInt8(ascii: "*"), anchors.contains(name) {
                    return Alias(word: "*" + String(decoding: name, as: UTF8.self), line: line)
                }
                if byte == UInt8(ascii: "&"), !name.isEmpty { anchors.insert(name) }
                previous = name.last ?? byte
            } else {
                previous = byte
            }
        }
        return nil
    }

    /// Whether an anchor's name can have it, as libyaml reads names.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
