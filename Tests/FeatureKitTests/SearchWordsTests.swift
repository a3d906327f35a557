import FeatureKit
import GRDB
import Testing

@Suite struct SearchWordsTests {
    @Test(arguments: [
        (["housing rent"], "(\"housing\" *) AND (\"rent\" *)"),
        (["co-op", "café"], "(\"co\" OR \"cos\") AND (\"op\" OR \"ops\") AND (\"café\" *)"),
        (["reps"], "(\"reps\" * OR \"rep\")"), (["stories"], "(\"stories\" * OR \"story\" * OR \"storie\" *)"),
        (["\"\"", "-", "\u{301}"], nil), ([], nil),
        (["x\u{0D4E}\"janedoe\u{0D4E}\":foo"], "(\"xൎ\" OR \"xൎs\") AND (\"janedoeൎ\" *) AND (\"foo\" OR \"foos\" *)"),
    ])
    func `Words are taken apart scalar by scalar`(_ texts: [String], _ match: String?) {
        #expect(SearchWords(texts).match == match)
    }

    @Test func `Ten words are searched by, and it is known that there were more`() {
        let ten = SearchWords(["a b c d e", "f.g.h.i.j"])
        #expect((ten.words.count, ten.isCut) == (10, false))
        let more = SearchWords([String(repeating: "a.", count: 30_000)])
        #expect((more.words.count, more.isCut) == (10, true))
    }

    @Test func `Whatever scalar stands beside a quotation mark, FTS5 reads strings and nothing else`() throws {
        let queue = try DatabaseQueue()
        try queue.write { db in
            try db.execute(sql: "CREATE VIRTUAL TABLE t USING fts5(title, tokenize = 'unicode61 remove_diacritics 2')")
            try db.execute(sql: "INSERT INTO t VALUES ('house')")
            // Marks, joiners, prepended signs, letters of all planes, and every sign of ASCII.
            let odd: [ClosedRange<UInt32>] = [
                0x1...0x24F, 0x300...0x36F, 0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0xD4E...0xD4E, 0x1100...0x11FF,
                0x200B...0x206F, 0x20D0...0x20F0, 0xFE00...0xFE0F, 0xFFF0...0xFFFD, 0x110BD...0x110BD,
                0x111C2...0x111C3, 0x1193F...0x11941, 0x1E900...0x1E943, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF,
                0xE0020...0xE007F, 0xE0100...0xE01EF, 0x10FFFD...0x10FFFF,
            ]
            for value in odd.joined() {
                guard let scalar = Unicode.Scalar(value) else { continue }
                for text in ["x\(scalar)\"jane\(scalar)\":foo", "\(scalar)", "\"\(scalar)* OR title:x"] {
                    guard let match = SearchWords([text]).match else { continue }
                    #expect(throws: Never.self, "\(String(value, radix: 16))") {
                        try Row.fetchAll(db, sql: "SELECT rowid FROM t WHERE t MATCH ?", arguments: [match])
                    }
                }
            }
        }
    }
}
