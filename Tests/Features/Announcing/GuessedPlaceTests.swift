import Foundation
import Runtime
import StewardCore
import TestKit
import Testing

/// What a room reads is the same whether somebody has guessed a private place or not.
@Suite struct GuessedPlaceTests {
    /// Tuesday 3 March 2026, 10:00.
    private static let now = Date(timeIntervalSince1970: 1_772_532_000)
    private static let (officer, officerDirect, member, memberDirect) = (
        LocalRoom.Speaker(role: .officer, isDirect: false), LocalRoom.Speaker(role: .officer, isDirect: true),
        LocalRoom.Speaker(role: .member, isDirect: false), LocalRoom.Speaker(role: .member, isDirect: true)
    )

    /// Two events with private places, one where everybody may know the place, and a suggestion; told directly.
    private static let before: [(String, LocalRoom.Speaker)] = [
        ("!announce social House meeting, Sat 7 March 7pm, 14 Acacia Avenue, Leeds #private-venue", officerDirect),
        ("yes", officerDirect),
        (
            "!announce social Zebra night, Sat 14 March 7pm, The Velvet Room, 22 Kestrel Lane, LS6 2AB, Leeds #private-venue",
            officerDirect
        ),
        ("yes", officerDirect),
        ("!announce social Plain do, Sun 15 March 2pm, Example Hall, Leeds", officerDirect), ("yes", officerDirect),
        ("!suggest social Boat, Sat 28 March 2pm, Albert Dock, Liverpool", memberDirect), ("yes", memberDirect),
        (
            "!picket add Example Buses, Example Union, Bus station, Leeds, Mon-Fri 6am-10am until 20 March",
            officerDirect
        ),
        ("yes", officerDirect),
    ]

    /// A guess that is right, and one that is wrong.
    private static let guesses = [
        ("The Velvet Room", "The Purple Room"), ("22 Kestrel Lane", "22 Plover Lane"),
        ("14 Acacia Avenue", "14 Willow Avenue"),
    ]

    /// What is said with a guess in it, and what follows.
    private static let talks: [[(String, LocalRoom.Speaker)]] =
        [
            [
                ("!suggest social Party, Sat 21 March 7pm, GUESS, Leeds", memberDirect), ("yes", memberDirect),
                ("!approve 2", officer), ("yes", officer), ("no", officer),
            ],
            [
                ("!suggest social Party, Sat 21 March 7pm, GUESS, Leeds #private-venue", memberDirect),
                ("yes", memberDirect), ("!approve 2", officer), ("change audience everyone", officer), ("no", officer),
            ],
            [
                ("!suggest social GUESS party, Sat 21 March 7pm, Leeds. At GUESS", memberDirect), ("yes", memberDirect),
                ("!approve 2", officer), ("no", officer),
            ],
            [("!suggest social Party, Sat 21 March 7pm, GUESS, Leeds", member), ("yes", member)],
            [("!announce social Party, Sat 21 March 7pm, GUESS, Leeds", officer), ("yes", officer)],
            [
                ("!announce social GUESS party, Sat 21 March 7pm, Leeds. We go to GUESS. £2 at GUESS", officer),
                ("no", officer),
            ],
            [
                ("!announce social Party, Sat 21 March 7pm, Leeds", officer), ("change about At GUESS", officer),
                ("change cost £2 at GUESS", officer), ("change title GUESS party", officer),
                ("change place GUESS, Leeds", officer), ("change organiser GUESS branch", officer), ("no", officer),
            ],
            [("!announce social Party, Sat 21 March 7pm, Example Hall, Leeds #GUESS", officer), ("no", officer)],
            [("!copy 20 to 4 April", officer), ("change title GUESS night", officer), ("no", officer)],
            [("!decline 1 we are at GUESS then", officer)],
            [
                ("!picket add Example Bins, Example Union, GUESS, Leeds, Mon-Fri 6am-10am until 20 March", officer),
                ("no", officer),
            ],
            [
                (
                    "!picket add GUESS Ltd, Example Union, Bus station, Leeds, Mon-Fri 6am-10am until 20 March. Then to GUESS",
                    officer
                ), ("no", officer),
            ],
            [("!picket edit 7 place GUESS, Leeds", officer), ("no", officer)],
            [("!picket edit 7 about The sale of GUESS", officer), ("no", officer)],
            [("!event 20 GUESS", member)], [("!event 21 GUESS", member)], [("!postpone 21 to GUESS", officer)],
            [("!postpone 20 to GUESS", officer)],
        ]
        + [19, 20, 21].map { number in
            [
                ("!edit \(number) time 3pm", officer), ("change title GUESS night", officer), ("yes", officer),
                ("!edit \(number) time 3pm", officer), ("change place GUESS, Leeds", officer), ("no", officer),
                ("!cancel \(number)", officer), ("because GUESS is shut", officer), ("no", officer),
            ]
        }
        + [19, 20, 21].flatMap { number in
            [
                "venue GUESS, Leeds", "title GUESS night", "about See you at GUESS", "cost £2 at GUESS",
                "organiser GUESS branch", "access ring at GUESS", "time 7pm at GUESS",
            ].map { [("!edit \(number) \($0)", officer), ("yes", officer), ("!event \(number)", member)] }
                + [[("!cancel \(number) GUESS is shut", officer), ("no", officer)]]
        }

    @Test(arguments: talks.indices) func `A room cannot tell a right guess from a wrong one`(_ index: Int) async throws
    {
        for (right, wrong) in Self.guesses {
            let readAfterRight = try await Self.read(Self.talks[index], with: right, not: wrong)
            let readAfterWrong = try await Self.read(Self.talks[index], with: wrong, not: right)
            #expect(readAfterRight == readAfterWrong, "\(Self.talks[index].map(\.0)), \(right)")
        }
    }

    /// What rooms read of a talk, without the words of the guess that the other has not.
    private static func read(_ talk: [(String, LocalRoom.Speaker)], with guess: String, not other: String) async throws
        -> [String]
    {
        let own = guess.split(separator: " ").filter { !other.contains($0) }
        let stage = try await Stage(now: now)
        for (line, speaker) in before { _ = try await stage.say(line, as: speaker) }
        var read: [String] = []
        for (line, speaker) in talk {
            let said = try await stage.say(line.replacing("GUESS", with: guess), as: speaker)
            read += said.filter { !$0.isTold && !(speaker.isDirect && $0.manner == .answer) }.map {
                own.reduce("\($0.manner): \($0.plain)") { $0.replacing($1, with: "GUESS") }
            }
        }
        return read
    }
}
