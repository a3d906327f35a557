import Foundation
import GRDB
import MatrixProtocol
import Runtime
import StewardCore
import Store
import TestKit
import Testing

/// The words of a private place, typed where they do not belong.
extension PrivatePlaceTests {
    /// Tuesday 3 March 2026, 10:00.
    private static let start = Date(timeIntervalSince1970: 1_772_532_000)
    private static let place = "Plum Tree Cottage, 12 Hidden Street, LS6 2AB, Leeds"
    private static let inRoom = LocalRoom.Speaker(role: .officer, isDirect: false)
    private static let directly = LocalRoom.Speaker(role: .officer, isDirect: true)
    private static let memberInRoom = LocalRoom.Speaker(role: .member, isDirect: false)

    /// The place as people type it a second time.
    private static let spellings = [
        "Plum Tree Cottage", "PLUM  TREE", "plum-tree", "“Plum” Tree", "Plum\u{200B} Tr\u{AD}ee", "Plúm Trée",
        "12 Hidden Street", "12, hidden st", "Hidden St.", "the HiddenStreet one", "LS6 2AB", "ls62ab",
    ]

    @Test(arguments: spellings)
    func `Words of the place in another part are refused, in every command and without repeating them`(
        _ words: String
    ) async throws {
        let stage = try await Stage(now: Self.start)
        let number = try await announced("social Quiz, Sat 7 March 2pm, \(Self.place) #private-venue", stage)
        let open = try await announced("social \(words) quiz, Sun 8 March 2pm, \(Self.place)", stage)
        let suggestion = "social Picnic, Sat 14 March 2pm, \(Self.place) #private-venue"
        for line in ["!suggest \(suggestion)", "yes"] { _ = try await stage.say(line, as: Self.memberInRoom) }
        let whole = "social Tea, Sat 28 March 2pm, \(Self.place) #private-venue"
        let parts = [
            "social Tea at \(words), Sat 28 March 2pm, \(Self.place) #private-venue", "\(whole)\nSee you at \(words)",
            "\(whole)\nOrganiser: \(words) friends", "\(whole)\nAccess: ring at \(words)",
            "\(whole)\nCost: £5 at \(words)",
        ]
        let edits = ["title Tea at", "about See you at", "organiser", "access ring at", "cost £5 at"]
        let commands =
            parts.map { "!announce \($0)" } + edits.map { "!edit \(number) \($0) \(words)" } + [
                "!edit \(open) audience only those coming", "!cancel \(number) no room at \(words)",
                "!decline 1 full: \(words)",
            ]
        for (line, speaker) in commands.map({ ($0, Self.inRoom) })
            + parts.map({ ("!suggest \($0)", Self.memberInRoom) })
        {
            try await expectRefusal(of: line, as: speaker, stage)
        }
        let readBack = try await stage.say("!announce \(whole)", as: Self.inRoom)
        #expect(readBack.filter { !$0.isTold }.allSatisfy { !Self.tells($0) })
        for edit in edits { try await expectRefusal(of: "change \(edit) \(words)", as: Self.inRoom, stage) }
    }

    private func expectRefusal(of line: String, as speaker: LocalRoom.Speaker, _ stage: Stage) async throws {
        let said = try await stage.say(line, as: speaker)
        #expect(said.filter { !$0.isTold }.count == 1)
        // Of what is listed or suggested the refusal is told directly, so that a room cannot tell that there is one.
        let answer = try #require(
            said.first { $0.plain.contains("The place is private, but the ") }, "\(line): \(said)")
        #expect(answer.plain.contains("where it is, and rooms would read that"), "\(line): \(answer.plain)")
        for one in said { #expect(!Self.tells(one), "\(line): \(one.plain)") }
    }

    @Test func `No refusal repeats in a room what may be a private place, and the officer reads it directly`()
        async throws
    {
        let stage = try await Stage(now: Self.start)
        let number = try await announced("social Quiz, Sat 7 March 2pm, \(Self.place) #private-venue", stage)
        let series = try await announced("social Choir, Tue 10 March 7pm, \(Self.place) #private-venue", stage)
        _ = try await stage.say("!repeat \(series) weekly", as: Self.inRoom)
        _ = try await stage.say("yes", as: Self.inRoom)
        let lost = "social Tea, Sat 28 March 2pm, 12 Hidden Street, Nowhereville"
        let lines = ["", " #private-venue", " #privat-venue", " (#private-venue)", " # private"].dropFirst().flatMap {
            ["!announce \(lost)\($0)", "!suggest \(lost)\($0)"]
        }
        let address = "12 Hidden Street"
        let commands =
            lines + [
                "!announce \(address), Leeds, Quiz, Sat 28 March 7pm #private-venue",
                "!announce social \(address), Leeds, Quiz, Sat 28 March 7pm #private-venue",
                "!announce social \(address), Leeds, Quiz, Sat 28 March 7pm, York #private-venue",
                "!postpone \(number) to \(address)", "!edit \(number) time \(address)",
                "!edit \(number) kind \(address)",
                "!edit \(number) capacity \(address)", "!edit \(number) audience \(address)",
                "!copy \(number) to \(address)",
                "!postpone \(number) to Sat 14 March 7pm \(address)", "!edit \(number) place \(address) #private-venue",
                "!event \(number) \(address)", "!event \(number) not \(address)",
                "!events near \(address), Nowhereville #private-venue", "!event -1",
                "> <@a:b> hi\n\n!edit \(number) capacity \(address)",
            ]
            + [number, series].flatMap { number in
                [
                    "!repeat \(number) \(address)", "!repeat \(number) every \(address)", "!skip \(number) \(address)",
                    "!unskip \(number) \(address)", "!move \(number) \(address)", "!move \(number) next to \(address)",
                    "!move \(number) \(address) to \(address)",
                ]
            }
        let whole = "!announce social Tea, Sat 28 March 2pm, \(Self.place) #private-venue"
        let changes = [
            "time \(address)", "place \(address), Nowhereville #private-venue", "kind \(address)",
            "capacity \(address)",
            "audience \(address)",
        ]
        var told = ""
        for command in commands + [whole] + changes.map({ "change \($0)" }) {
            let said = try await stage.say(command, as: Self.inRoom)
            #expect(said.contains { !$0.isTold }, "\(command)")
            for one in said where !one.isTold && Self.tells(one) { Issue.record("\(command): \(one.plain)") }
            told += said.filter(\.isTold).map(\.plain).joined()
            for one in try await stage.say(command, as: Self.memberInRoom) where !one.isTold && Self.tells(one) {
                Issue.record("\(command) by a member: \(one.plain)")
            }
        }
        #expect(told.contains("I don't know where \"12 Hidden Street, Nowhereville\" is"))
        #expect(told.contains("I cannot read \"Hidden Street\" after \"12\""))
        let direct = try await stage.say("postpone \(number) to \(address)", as: Self.directly)
        #expect(direct.map(\.plain).first?.contains("I cannot read \"Hidden Street\" after \"12\"") == true)
    }

    @Test func `A question that can be read no longer fails nothing, and hides what a refusal would repeat`()
        async throws
    {
        let stage = try await Stage(now: Self.start)
        let command = "!announce social Tea, Sat 28 March 2pm, 12 Hidden Street, Nowhereville"
        let open = try await stage.say(command, as: Self.inRoom)
        #expect(open.map(\.plain).first?.contains("Hidden Street") == true)
        _ = try await stage.say("!announce social Tea, Sat 28 March 2pm, Leeds", as: Self.inRoom)
        try await stage.store.write { try $0.execute(sql: "UPDATE continuation SET payload = '{}'") }
        let said = try await stage.say(command, as: Self.inRoom).filter { !$0.isTold }.map(\.plain)
        #expect(said.count == 1 && !said[0].contains("Hidden Street"), "\(said)")
    }

    @Test func `Of another private place rooms read only that it has changed, and the officer both`() async throws {
        let stage = try await Stage(now: Self.start)
        _ = try await stage.say(
            "!announce social Quiz, Sat 7 March 2pm, \(Self.place) #private-venue", as: Self.inRoom)
        let answer = try await stage.say("yes", as: Self.inRoom).first { $0.manner == .answer }?.plain ?? ""
        let number = try #require(answer.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) })
        let readBack = try await stage.say("!edit \(number) place 5 Hidden Street, Leeds", as: Self.inRoom)
        let told = readBack.filter(\.isTold).map(\.plain).joined()
        #expect(told.contains("5 Hidden Street, Leeds (West Yorkshire), no longer Plum Tree Cottage, 12 Hidden Street"))
        let done = try await stage.say("yes", as: Self.directly)
        let notice = try #require(done.first { $0.manner == .post }).plain
        #expect(notice.contains("The exact place has changed. It is for those who are coming: ask the organisers."))
        let undone = try await stage.say("!undo", as: Self.directly)
        #expect(undone.contains { $0.plain.contains("The exact place has changed.") })
        for one in readBack + done + undone where !one.isTold && Self.tells(one) { Issue.record("\(one.plain)") }
    }

    @Test func `An officer alone with us reads the place on the card, and nobody else does`() async throws {
        let stage = try await Stage(now: Self.start)
        let number = try await announced("social Quiz, Sat 7 March 2pm, \(Self.place) #private-venue", stage)
        let card = try await stage.say("event \(number)", as: Self.directly).map(\.plain).joined()
        #expect(card.contains("Where: Plum Tree Cottage, 12 Hidden Street, LS6 2AB, Leeds (West Yorkshire)"))
        for speaker in [Self.inRoom, Self.memberInRoom, LocalRoom.Speaker(role: .member, isDirect: true)] {
            let said = try await stage.say("!event \(number)", as: speaker)
            #expect(said.count == 1 && said.allSatisfy { $0.plain.contains("Where: Leeds") && !Self.tells($0) })
        }
    }

    /// Whether words of the place are said, by their letters and figures alone.
    private static func tells(_ said: LocalRoom.Said) -> Bool {
        let text = "\(said.plain) \(said.html ?? "")".folding(options: .diacriticInsensitive, locale: nil).lowercased()
        let letters = text.unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        }
        let plain = String(String.UnicodeScalarView(letters))
        return ["plumtree", "treecottage", "hiddenst", "12hidden", "ls62ab"].contains { plain.contains($0) }
    }

    /// Announces an event in the officer's direct messages; gives its number.
    private func announced(_ line: String, _ stage: Stage) async throws -> Int {
        _ = try await stage.say("!announce \(line)", as: Self.directly)
        let answer = try await stage.say("yes", as: Self.directly).first { $0.manner == .answer }?.plain ?? ""
        return try #require(answer.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) }, "\(line): \(answer)")
    }
}
