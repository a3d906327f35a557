import FeatureKit
import GRDB
import StewardCore

/// A useful address.
struct Link: Equatable, Numbered {
    /// The number that people type; nought before there is one.
    var number: Int64 = 0
    /// Its name in first data.
    var uid: String
    /// What it leads to, in a few words.
    var title: String
    /// What it is about, in one word.
    var topic: String
    /// Where it leads.
    var address: String
}

extension Link: StoredRecord {
    enum Column: Int, RecordColumn { case number, uid, title, topic, address }
    static let table = "links_link"

    init(_ row: RecordRow<Column>) {
        (number, uid) = (row[.number], row[.uid])
        (title, topic, address) = (row[.title], row[.topic], row[.address])
    }

    func write(to row: inout RecordValues<Column>) {
        (row[.number], row[.uid]) = (number == 0 ? nil : number, uid)
        (row[.title], row[.topic], row[.address]) = (title, topic, address)
    }
}

/// The useful addresses that the store holds.
enum LinkStore {
    static let migrations = [
        Migration(
            "links.1 useful addresses",
            """
            CREATE TABLE links_link (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                uid TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                topic TEXT NOT NULL,
                address TEXT NOT NULL
            ) STRICT;
            """)
    ]

    private static let selection = "SELECT \(Link.Column.list) FROM links_link"

    /// Those about a topic, or all of them if it is nil, in the order of their numbers.
    static func all(about topic: String?, _ db: Database) throws -> [Link] {
        try Link.fetchAll(
            db.cachedStatement(sql: "\(selection) WHERE topic = coalesce(?, topic) ORDER BY number"),
            arguments: [topic])
    }

    /// The one with a number.
    static func find(_ number: Int64, _ db: Database) throws -> Link? {
        try Link.fetchOne(db.cachedStatement(sql: "\(selection) WHERE number = ?"), arguments: [number])
    }

    /// The one that came with first data as `uid`.
    static func find(seed uid: String, _ db: Database) throws -> Link? {
        try Link.fetchOne(db.cachedStatement(sql: "\(selection) WHERE uid = ?"), arguments: [uid])
    }
}
