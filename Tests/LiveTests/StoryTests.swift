import Foundation
import MatrixProtocol
import SimulatedHomeserver
import Testing

extension Live {
    /// Steward as people meet it: the built program against a real homeserver with its default rate limits, which hold
    /// for Steward; only the people may type as fast as they like.
    @Suite("Story", .timeLimit(.minutes(12))) struct Story {
        @Test
        func `Members are answered, edited answers follow, taken back ones go, and a stranger's invite is left alone`()
            async throws
        {
            try await Troupe.assemble { troupe in
                let (member, room) = (troupe.member, troupe.room)
                let list = try await member.ask("!pickets", in: room)
                #expect(try list.body.hasPrefix("Open picket lines"))
                #expect(list.event["content"]?["msgtype"]?.text == "m.notice")
                #expect(list.event["content"]?["m.mentions"] == .object([:]))

                let root = try await member.say("Shall we go?", in: room)
                let threaded = try await member.ask("!picket 1", in: room, thread: root)
                #expect(threaded.event["content"]?["m.relates_to"]?["rel_type"]?.text == "m.thread")
                #expect(threaded.event["content"]?["m.relates_to"]?["event_id"]?.text == root.rawValue)

                let mistyped = try await member.ask("!evnets", in: room)
                #expect(try mistyped.body.contains("Did you mean !events?"))
                try await member.edit(mistyped.command, to: "!help more", in: room)
                _ = try await member.watch(room) { events in
                    events.contains {
                        $0["content"]?["m.relates_to"]?["event_id"]?.text == mistyped.id
                            && $0["content"]?["m.new_content"]?["body"]?.text?.hasPrefix("!more") == true
                    }
                }
                try await member.redact(mistyped.command, in: room)
                _ = try await member.watch(room) { events in
                    events.contains { $0["type"]?.text == "m.room.redaction" && $0.redacted == mistyped.id }
                }

                let stranger = try await troupe.homeserver.register("stranger")
                let strange = try await stranger.makeRoom(inviting: [troupe.bot])
                _ = try await member.ask("!help more", in: room)
                let events = try await stranger.watch(strange) { !$0.isEmpty }
                #expect(!events.contains { $0["sender"]?.text == troupe.bot.user.rawValue })
            }
        }

        @Test func `Every command of members and officers works in a room and in a direct message`() async throws {
            try await Troupe.assemble { troupe in
                let refused = try await troupe.member.ask(
                    "!picket add Example Mill, Example Union, Leeds, Mon 7am-9am", in: troupe.room)
                #expect(try refused.body.contains("is for officers"))
                let question = try await troupe.officer.ask(
                    "!announce social Picnic, tomorrow 2pm-5pm, Sefton Park, Liverpool", in: troupe.room)
                #expect(try question.body.contains("yes"))
                let told = try await troupe.officer.ask("yes", in: troupe.room)
                #expect(try !told.body.isEmpty)
                let posts = try await troupe.member.watch(troupe.room) { events in
                    events.contains {
                        $0["sender"]?.text == troupe.bot.user.rawValue && $0["content"]?["msgtype"]?.text == "m.text"
                    }
                }
                #expect(
                    posts.filter {
                        $0["content"]?["msgtype"]?.text == "m.text" && $0["sender"]?.text == troupe.bot.user.rawValue
                    }.count == 1)
                _ = try await troupe.officer.ask(
                    "!picket add Example Mill, Example Union, Leeds, tomorrow 7am-9am", in: troupe.room)
                let added = try await troupe.officer.ask("yes", in: troupe.room)
                #expect(try added.body.contains("\nIt is picket line 7."))
                #expect(try await troupe.officer.ask("!picket over 7", in: troupe.room).body.contains("is over"))
                #expect(
                    try await troupe.officer.ask("!picket reopen 7", in: troupe.room).body.contains("back on the list"))
                for command in [
                    "!help", "!help events", "!about", "!events", "!events socials liverpool", "!more", "!event 1",
                    "!picket leeds",
                    "!picket 1", "!picket confirm 1", "!picket over 1", "!speakers", "!speakers pay", "!speaker 1",
                ] {
                    let answer = try await troupe.member.ask(command, in: troupe.direct)
                    #expect(try !answer.body.hasPrefix("Something went wrong"), "\(command)")
                }
            }
        }

        @Test
        func `Killed in mid-conversation or stopped for fifty messages, it goes on and answers every command once`()
            async throws
        {
            try await Troupe.assemble { troupe in
                _ = try await troupe.member.ask("!help more", in: troupe.room)
                var asked: [EventID] = []
                for number in 0..<3 { asked.append(try await troupe.member.say("!help \(number)", in: troupe.room)) }
                try await troupe.kill()
                for number in 3..<6 { asked.append(try await troupe.member.say("!help \(number)", in: troupe.room)) }
                try troupe.start()
                for command in asked { _ = try await troupe.member.answers(to: command, in: troupe.room) }
                let last = try await troupe.member.ask("!help more", in: troupe.room)
                let events = try await troupe.member.watch(troupe.room) {
                    $0.contains { $0["event_id"]?.text == last.id }
                }
                for command in asked { #expect(events.filter { $0.answers == command.rawValue }.count == 1) }

                // More than one sync shows: the rest has to be fetched.
                try await troupe.stop()
                var later: [EventID] = []
                for number in 0..<110 {
                    let isCommand = number % 10 == 0
                    let event = try await troupe.member.say(
                        isCommand ? "!help \(number)" : "talk \(number)", in: troupe.room)
                    if isCommand { later.append(event) }
                }
                try troupe.start()
                for command in later {
                    #expect(try await troupe.member.answers(to: command, in: troupe.room).count == 1)
                }
            }
        }

        @Test func `What is said in a direct message before Steward has come in is answered once`() async throws {
            try await Troupe.assemble { troupe in
                try await troupe.stop()
                let direct = try await troupe.officer.makeRoom(inviting: [troupe.bot], isDirect: true)
                let first = try await troupe.officer.say("which picket line needs people?", in: direct)
                try troupe.start()
                let answers = try await troupe.officer.answers(to: first, in: direct)
                #expect(answers.count == 1)
                #expect(answers.first?["content"]?["body"]?.text?.hasPrefix("Open picket lines") == true)
                let second = try await troupe.officer.ask("!picket 1", in: direct)
                let said = try await troupe.officer.watch(direct) { $0.contains { $0["event_id"]?.text == second.id } }
                    .filter { $0["sender"]?.text == troupe.bot.user.rawValue && $0["type"]?.text == "m.room.message" }
                // A greeting, and one answer to each of the two.
                #expect(said.count == 3)
                #expect(said.filter { $0.answers == first.rawValue }.count == 1)
            }
        }

        @Test func `A room that is replaced is followed with what it was set to, and so is its command`() async throws {
            try await Troupe.assemble { troupe in
                _ = try await troupe.member.ask("!help more", in: troupe.room)
                _ = try await troupe.officer.ask("!subscribe liverpool socials", in: troupe.room)
                let replacement = try await troupe.officer.upgrade(troupe.room)
                try await troupe.officer.invite(troupe.bot, to: replacement)
                try await troupe.officer.invite(troupe.member, to: replacement)
                try await troupe.member.join(replacement)
                try await troupe.officer.waitForMember(troupe.bot, in: replacement)
                let answer = try await troupe.member.ask("!help more", in: replacement)
                #expect(try answer.body.hasPrefix("!more"))
                let subscriptions = try await troupe.member.ask("!subscriptions", in: replacement)
                #expect(try subscriptions.body.contains("socials around Liverpool"))
            }
        }
    }
}
