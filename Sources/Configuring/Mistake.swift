/// Something in the configuration that Steward cannot go by, told in one sentence.
package struct Mistake: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where the mistake stands.
    package enum Place: Hashable, Comparable, Sendable, CustomStringConvertible {
        /// A line of the file, counted from 1.
        case line(Int)
        /// A variable of the environment.
        case variable(String)
        /// Nowhere: something is missing.
        case nowhere

        /// The place in words; empty where there is none.
        package var description: String {
            switch self {
            case .line(let line): "line \(line)"
            case .variable(let name): name
            case .nowhere: ""
            }
        }
    }

    /// Where the mistake stands.
    package let place: Place
    /// The key that it is about, where it is about one.
    package let key: String?
    /// What was read, what is wrong with it and what to write instead.
    package let sentence: String

    /// The whole sentence with its place, such as `line 3: limits.drain-seconds: “soon” is not a whole number; …`.
    package var description: String {
        [place.description, key ?? "", sentence].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    init(_ place: Place, key: String? = nil, _ sentence: String) {
        self.place = place
        self.key = key
        self.sentence = sentence
    }

    init(_ complaint: Complaint, key: String?) {
        let read = complaint.read.map { "“\(Self.shown($0))” " } ?? ""
        let end = complaint.advice.hasSuffix("?") ? "" : "."
        self.init(complaint.place, key: key, "\(read)\(complaint.wrong); \(complaint.advice)\(end)")
    }

    /// What was read as a line shows it: without line breaks and control characters, shortened.
    static func shown(_ text: String) -> String {
        let plain = String(text.map { $0.unicodeScalars.allSatisfy(\.isShown) ? $0 : "�" })
        return plain.count <= 60 ? plain : plain.prefix(59) + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var isShown: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}

/// Everything that is wrong with a configuration, in the order of the file; never empty.
package struct Mistakes: Error, Equatable, Sendable, CustomStringConvertible {
    /// The mistakes, at least one.
    package let all: [Mistake]

    /// One line for each mistake.
    package var description: String { all.map(\.description).joined(separator: "\n") }
}
