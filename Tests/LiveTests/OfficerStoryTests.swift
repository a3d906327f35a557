import MatrixProtocol
import SimulatedHomeserver
import Testing

extension Live {
    /// What officers do with announcements, as every room's timeline on a real homeserver shows it.
    @Suite("Officer's story", .timeLimit(.minutes(12))) struct OfficerStory {
        @Test
        func `An event is asked for, read back, corrected, sent, taken back, sent again, changed, moved and cancelled`()
            async throws
        {
            try await Troupe.assemble(signedInBy: .token) { troupe in
                // With the limits of a new homeserver each of some sixty messages would take five seconds.
                try await troupe.homeserver.liftRateLimit(of: troupe.bot)
                let rooms = try await Neighbourhood.gather(
                    around: troupe, subscriptions: ["leeds", "yorkshire socials", ""], elsewhere: "liverpool")
                let talk = try await OfficersTalk.begin(with: troupe)
                try await describe(in: talk)
                let number = try await send(in: talk, rooms)
                let own = try await pin(in: talk, rooms)
                try await change(number, in: talk, rooms)
                // What is cancelled is pinned no more.
                #expect(try await troupe.officer.pins(in: rooms.subscribed[0], count: 1) == [own.rawValue])
                try await troupe.stop()
                _ = try await rooms.read(posts: 7, edits: 5)
            }
        }

        @Test func `Killed twice while an announcement goes to twelve rooms, it stands in each of them once`()
            async throws
        {
            try await Troupe.assemble(signedInBy: .token) { troupe in
                let rooms = try await Neighbourhood.gather(
                    around: troupe, subscriptions: Array(repeating: "leeds", count: 12), elsewhere: "liverpool")
                let direct = try await troupe.officer.makeRoom(inviting: [troupe.bot], isDirect: true)
                try await troupe.officer.waitForMember(troupe.bot, in: direct)
                let talk = OfficersTalk(troupe: troupe, room: direct)
                let line = "!announce social Quiz night, \(Neighbourhood.day(in: 30)) 7pm, Example Arms, Leeds"
                #expect(try await talk.say(line).contains("It goes to 12 rooms"))
                _ = try await troupe.officer.say("yes", in: direct)
                // The homeserver takes ten messages at once and then one in five seconds.
                for reached in [2, 7] {
                    let boards = try await troupe.officer.boards(of: rooms.subscribed, by: troupe.bot) { boards in
                        boards.count { !$0.posts.isEmpty } >= reached
                    }
                    try await troupe.kill()
                    #expect(boards.contains { $0.posts.isEmpty })
                    try troupe.start()
                }
                _ = try await rooms.read(posts: 1)
                try await troupe.stop()
                #expect(try await rooms.read(posts: 1)[0]?.hasPrefix("Quiz night") == true)
            }
        }

        /// Answers question after question, while Steward is stopped, killed and started between them.
        private func describe(in talk: OfficersTalk) async throws {
            let day = Neighbourhood.day(in: 30)
            try await talk.say([
                "skip": "An event needs a title", "Quiz nite": "Question 2 of 8", "back": "Question 1 of 8",
                "Quiz night": "Question 2 of 8", "soon": "I cannot read \"soon\"",
            ])
            try await talk.troupe.stop()
            try await talk.answered("\(day) 7-9pm", with: "Question 3 of 8")
            try await talk.say(["Example Arms, Leeds": "Question 4 of 8", "social": "Question 5 of 8"])
            try await talk.troupe.kill()
            try await talk.answered("step-free", with: "Question 6 of 8")
            try await talk.say([
                "free": "Question 7 of 8", "lots": "I cannot read \"lots\"", "40": "Question 8 of 8",
                "skip": "It goes to 3 rooms", "perhaps": "yes to send it",
                "change time 7.30-9pm": ", 7:30pm to 9pm",
            ])
        }

        /// Sends what was read back, takes it back, and sends it again with a tick; gives its number.
        private func send(in talk: OfficersTalk, _ rooms: Neighbourhood) async throws -> Int {
            let sent = try await talk.say("yes")
            #expect(sent.contains("\nOn its way to 3 rooms."))
            let number = try OfficersTalk.number(in: sent)
            #expect(try await rooms.read(posts: 1) == [Self.words(number)])

            let undone = try await talk.say("!undo")
            #expect(undone.hasPrefix("Taken back: announcing Quiz night"))
            try await rooms.waitUntilTakenBack()
            #expect(try await rooms.read(posts: 2)[0] == nil)

            let line = try #require(undone.split(separator: "\n").last)
            let again = try await talk.agree(to: String(line))
            #expect(again.contains("\nOn its way to 3 rooms."))
            let next = try OfficersTalk.number(in: again)
            #expect(try await rooms.read(posts: 3)[2] == Self.words(next))
            return next
        }

        /// Has the event pinned in the first room, behind a pin of the officer's own, which it gives.
        private func pin(in talk: OfficersTalk, _ rooms: Neighbourhood) async throws -> EventID {
            let (officer, room) = (talk.troupe.officer, rooms.subscribed[0])
            let own = try await officer.say("Read this first", in: room)
            try await officer.pin(own, in: room)
            let answer = try await officer.ask("!pin on", in: room)
            #expect(try answer.body.hasPrefix("I keep the next three events pinned"))
            let post = try await officer.boards(of: [room], by: talk.troupe.bot)[0].posts[2]
            #expect(try await officer.pins(in: room, count: 2) == [own.rawValue, post.text("event_id")])
            return own
        }

        /// Changes a word, the day, a date of the series, and calls it all off.
        private func change(_ number: Int, in talk: OfficersTalk, _ rooms: Neighbourhood) async throws {
            #expect(try await talk.say("!edit \(number) title Pub quiz").contains("Nobody is told"))
            let renamed = Self.words(number).replacing("Quiz night", with: "Pub quiz")
            #expect(try await rooms.read(posts: 3, edits: 1)[2] == renamed)

            let day = Neighbourhood.day(in: 37)
            #expect(try await talk.agree(to: "!postpone \(number) to \(day)").contains("3 rooms hear of it now."))
            let moved = try await rooms.read(posts: 4, edits: 2)
            #expect(moved[2]?.contains("\(day), 7:30pm to 9pm") == true)
            #expect(moved[3]?.hasPrefix("Changed: Pub quiz\nWhen: ") == true)

            let left = Neighbourhood.day(in: 44)
            try await talk.say([
                "!repeat \(number) weekly until \(Neighbourhood.day(in: 60))": "Pub quiz repeats every week",
                "yes": "Repeated: Pub quiz",
                "!skip \(number) \(left)": "Pub quiz does not take place on ", "👍": "Left out: Pub quiz",
            ])
            #expect(try await rooms.read(posts: 6, edits: 4)[5]?.contains("\(left).") == true)

            #expect(try await talk.agree(to: "!cancel \(number) speaker ill").contains("3 rooms hear of it now."))
            let cancelled = try await rooms.read(posts: 7, edits: 5)
            #expect(cancelled[2]?.hasPrefix("Cancelled: Pub quiz") == true)
            #expect(cancelled[6] == cancelled[2])
        }

        /// What the announcement says before anybody changes it.
        private static func words(_ number: Int) -> String {
            """
            Quiz night
            What: social
            When: \(Neighbourhood.weekday(in: 30)) \(Neighbourhood.day(in: 30)), 7:30pm to 9pm
            Where: Example Arms, Leeds (West Yorkshire)
            Cost: free
            Places: 40
            Access: step-free
            To see it again, type !event \(number).
            """
        }
    }
}
