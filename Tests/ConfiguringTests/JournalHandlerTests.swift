import Logging
import Synchronization
import Testing

@testable import Configuring

@Suite("A log record")
struct JournalHandlerTests {
    /// What `body` logs, line by line.
    private func lines(
        _ form: JournalHandler.Form, level: Logger.Level = .trace, _ body: (inout Logger) -> Void
    ) -> [String] {
        let written = WrittenLines()
        var logger = Logger(label: "steward") { _ in
            JournalHandler(form: form, logLevel: level) { line in written.lines.withLock { $0.append(line) } }
        }
        body(&logger)
        return written.lines.withLock { $0 }
    }

    @Test(
        "bears syslog's priority in the journal",
        arguments: zip(Logger.Level.allCases, [7, 7, 6, 5, 4, 3, 2]))
    func priority(level: Logger.Level, priority: Int) {
        #expect(lines(.journal) { $0.log(level: level, "Ready") } == ["<\(priority)>Ready\n"])
    }

    @Test("is a word and the message on a terminal")
    func terminal() {
        #expect(
            lines(.terminal) { $0.warning("Slow", metadata: ["room": "!a:x.org"]) } == ["warning: Slow room=!a:x.org\n"]
        )
    }

    @Test("is one line, whatever it is made of")
    func oneLine() {
        let written = lines(.journal) {
            $0.info("a\nb\u{1B}[0m\u{2028}", metadata: ["k\n": "x\r\n<0>y", "z": ["1", "2"]])
        }
        #expect(written == ["<6>a\\nb\\u{1b}[0m\\u{2028} k\\n=x\\r\\n<0>y z=\"[\\\"1\\\", \\\"2\\\"]\"\n"])
    }

    @Test("has its values in order, quoted where their end could not be told")
    func values() {
        let written = lines(.journal) { logger in
            logger[metadataKey: "b"] = "own"
            logger[metadataKey: "a"] = "of the logger"
            logger.info("M", metadata: ["b": "of the call", "c": "", "d": "x=y", "e": "\"", "f": "back\\slash"])
        }
        #expect(written == ["<6>M a=\"of the logger\" b=\"of the call\" c=\"\" d=\"x=y\" e=\"\\\"\" f=back\\\\slash\n"])
    }

    @Test("below the level is not written")
    func level() {
        let written = lines(.terminal, level: .notice) {
            $0.info("quiet")
            $0.notice("loud")
        }
        #expect(written == ["notice: loud\n"])
    }

    @Test(
        "goes to the journal where it listens",
        arguments: [(nil, .terminal), ("", .terminal), ("8:1234", .journal)] as [(String?, JournalHandler.Form)])
    func form(stream: String?, form: JournalHandler.Form) {
        #expect(JournalHandler.Form(environment: stream.map { ["JOURNAL_STREAM": $0] } ?? [:]) == form)
    }
}

/// Lines that a handler wrote.
private final class WrittenLines: Sendable {
    let lines = Mutex<[String]>([])
}
