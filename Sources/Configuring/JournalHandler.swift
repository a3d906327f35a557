import Foundation
package import Logging

/// Writes each log record as one line: with the journal's priority in front (sd-daemon(3)), or for people to read.
package struct JournalHandler: LogHandler {
    /// How a line starts.
    package enum Form: Sendable, Equatable {
        /// `<6>message key=value`: systemd's journal takes the number for the priority of syslog(3).
        case journal
        /// `info: message key=value`.
        case terminal

        /// The journal's form if standard error goes there (`$JOURNAL_STREAM`, systemd.exec(5)), or else the
        /// terminal's.
        package init(environment: [String: String]) {
            self = environment["JOURNAL_STREAM"].map { !$0.isEmpty } == true ? .journal : .terminal
        }
    }

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let form: Form
    private let write: @Sendable (String) -> Void

    /// Writes lines in `form`; `write` takes each with its line break, and by default sends it to standard error.
    ///
    /// A line that cannot be written is lost, since a full disk is no reason to stop.
    package init(
        form: Form, logLevel: Logger.Level = .info,
        write: @escaping @Sendable (String) -> Void = {
            try? FileHandle.standardError.write(contentsOf: Data($0.utf8))
        }
    ) {
        self.form = form
        self.logLevel = logLevel
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        if let error = event.error { fields["error"] = "\(error)" }
        let words = fields.sorted { $0.key < $1.key }.map { " \($0.key.onOneLine)=\("\($0.value)".asValue)" }
        let start =
            switch form {
            case .journal: "<\(event.level.priority)>"
            case .terminal: "\(event.level): "
            }
        write(start + event.message.description.onOneLine + words.joined() + "\n")
    }
}

extension Logger.Level {
    /// The priority of syslog(3).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

extension String {
    /// The text with line breaks and other control characters escaped, so that nobody can forge a line.
    fileprivate var onOneLine: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text as a value after `=`, in quotes if its end would be unclear without them.
    fileprivate var asValue: String {
        let text = onOneLine
        guard text.isEmpty || text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return text }
        return "\"\(text.replacing("\"", with: "\\\""))\""
    }
}
