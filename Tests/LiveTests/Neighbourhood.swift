import Foundation
import MatrixProtocol
import SimulatedHomeserver
import Testing

/// Rooms in which announcements are read, made by an officer who looks after them.
struct Neighbourhood: Sendable {
    let troupe: Troupe
    /// The rooms that announcements in Leeds come to.
    let subscribed: [RoomID]
    /// A room that subscribed to another area, and one that did not subscribe.
    let others: [RoomID]

    /// Makes a room for each of `subscriptions` and for `elsewhere`, in which Steward may pin.
    static func gather(
        around troupe: Troupe, subscriptions: [String], elsewhere: String
    ) async throws -> Neighbourhood {
        var rooms: [RoomID] = []
        for _ in subscriptions + [elsewhere] {
            rooms.append(try await troupe.officer.makeRoom(sharedWith: troupe.bot))
        }
        for room in rooms { try await troupe.officer.waitForMember(troupe.bot, in: room) }
        var asked: [(room: RoomID, command: EventID)] = []
        for (room, words) in zip(rooms, subscriptions + [elsewhere]) {
            asked.append((room, try await troupe.officer.say("!subscribe \(words)", in: room)))
        }
        for (room, command) in asked {
            let answer = try await troupe.officer.answers(to: command, in: room)[0]
            #expect(answer["content"]?["body"]?.text?.hasPrefix("This room now gets") == true)
        }
        return Neighbourhood(
            troupe: troupe, subscribed: rooms.dropLast(), others: [rooms[rooms.count - 1], troupe.room])
    }

    /// Waits until each room has so many posts and edits, expects all of them to be plain and nothing to stand
    /// elsewhere, and gives what the posts say now, the same in every room.
    func read(posts: Int, edits: Int = 0) async throws -> [String?] {
        let boards = try await troupe.officer.boards(of: subscribed, by: troupe.bot) { boards in
            boards.allSatisfy { $0.posts.count >= posts && $0.edits.count >= edits }
        }
        for board in boards {
            #expect(board.posts.count == posts)
            #expect(board.edits.count == edits)
            #expect(board.isPlain)
            #expect(board.words == boards[0].words)
        }
        for board in try await troupe.officer.boards(of: others, by: troupe.bot) { #expect(board.posts.isEmpty) }
        return boards[0].words
    }

    /// Waits until the newest announcement is taken back in every room, and a post after it says so.
    func waitUntilTakenBack() async throws {
        try await troupe.officer.boards(of: subscribed, by: troupe.bot) { boards in
            boards.allSatisfy { $0.words.dropLast().last == .some(nil) }
        }
    }

    /// The day so many days from now as people write it, "12 June 2026".
    static func day(in days: Int) -> String { text(of: days, format: "d MMMM yyyy") }

    /// The weekday so many days from now.
    static func weekday(in days: Int) -> String { text(of: days, format: "EEEE") }

    private static func text(of days: Int, format: String) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_GB")
        formatter.timeZone = TimeZone(identifier: "Europe/London")
        formatter.dateFormat = format
        return formatter.string(from: Date(timeIntervalSinceNow: TimeInterval(days * 86_400)))
    }
}

extension Person {
    /// Makes a private room with a name, so that it is no direct message, in which `bot` may do what moderators may.
    func makeRoom(sharedWith bot: Person) async throws -> RoomID {
        let levels = #"{"users":{"\#(user)":100,"\#(bot.user)":50}}"#
        let answer = try await call(
            "POST", "createRoom",
            body: """
                {"preset":"private_chat","name":"Example members","room_version":"11","invite":["\(bot.user)"],\
                "power_level_content_override":\(levels)}
                """)
        return RoomID(try answer.text("room_id"))
    }
}
