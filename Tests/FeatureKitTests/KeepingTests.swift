import GRDB
import MatrixProtocol
import Store
import Testing

@testable import FeatureKit

@Suite struct KeepingTests {
    @Test(arguments: [("!r_m:x", ["a !ram:x", "b !r%:x", "d !%:x"]), ("!%:x", ["a !ram:x", "b !r%:x", "c !r_m:x"])])
    func `A room that we have left takes its own timers with it and no others`(_ room: String, _ stays: [String])
        throws
    {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow { db in
            for key in ["a !ram:x", "b !r%:x", "c !r_m:x", "d !%:x"] {
                try db.execute(
                    sql: "INSERT INTO schedule (feature, key, due_at) VALUES ('probe', ?, 0)", arguments: [key])
            }
            try Keeping(RegisterSchema.kept).left(RoomID(room), db)
            #expect(try String.fetchAll(db, sql: "SELECT key FROM schedule ORDER BY key") == stays)
        }
    }
}
