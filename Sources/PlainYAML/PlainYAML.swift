package import Yams

/// YAML as people write it by hand, without aliases.
package enum PlainYAML {
    /// An alias (`*name`, YAML 1.2.2, section 7.1).
    ///
    /// A few lines of aliases can expand to more than fits in memory.
    package struct Alias: Error, Equatable, Sendable {
        /// The alias as written, with its asterisk.
        package let word: String
        /// Its line, counted from one.
        package let line: Int
    }

    /// Parses `yaml`; nil if it is empty. Throws `Alias`, or Yams' error.
    package static func compose(_ yaml: String) throws -> Node? {
        if let alias = alias(in: yaml) { throw alias }
        return try Yams.compose(yaml: yaml)
    }

    /// The first word that may be an alias of an anchor (`&name`) before it. It is looked for in the text, since Yams
    /// has replaced all aliases in its nodes.
    ///
    /// The same words in a quoted text count as an alias too.
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

    /// Whether a byte can be part of an anchor's name, as libyaml reads names.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
