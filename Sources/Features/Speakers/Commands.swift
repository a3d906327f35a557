import FeatureKit
package import Organising
import StewardCore

/// A command about speakers.
package enum SpeakerCommand: Equatable, Sendable {
    /// Lists speakers, if wanted on a topic, near a place, or online.
    case list(Asked)
    /// Shows all about one speaker.
    case card(Int64)

    /// Words that only say that a speaker is looked for; a sentence with one of them is about speakers.
    static let own = [
        "speaker", "speakers", "guest speaker", "guest speakers", "speaking", "who can speak", "who could speak",
        "who can talk", "who could talk", "who might speak", "who would speak", "who will speak", "who speaks",
        "for our branch", "for my branch", "for a meeting", "for our meeting", "for my meeting", "for an event",
        "for our event", "for a talk", "come and speak",
        "come to speak", "come and talk", "speak to our branch", "speak to my branch", "speak to us",
        "who talks", "someone to speak", "someone to talk", "somebody to speak", "somebody to talk", "anyone to speak",
        "someone who can speak", "someone who can talk", "someone who could speak", "someone who could talk",
        "someone who speaks", "someone who knows about", "anyone who can speak", "anyone who could speak",
        "anyone who can talk", "anyone who could talk", "anybody who can speak", "can anyone speak",
        "can anyone talk", "could anyone speak", "could anyone talk", "can someone speak", "can someone talk",
        "could someone speak", "could someone talk", "can anybody speak", "people to speak", "people who can speak",
        "people who speak", "who do you have to speak", "who have you got to speak", "give a talk", "to speak",
        "to give a talk on", "give us a talk", "do a talk", "does talks", "do talks", "gives talks", "expert",
        "experts", "who knows about", "talk to us", "talk to our branch", "talk to my branch", "who'd talk",
        "who'd speak",
        "who would talk", "somebody to do a", "someone to do a", "somebody to come", "someone to come",
    ]
    private static let phrases = Phrases(own)

    /// Reads what is asked of speakers.
    static func reader(_ gazetteer: Gazetteer) -> AskedReader {
        AskedReader(Kinds([]), gazetteer, at: LocalDateTime(LocalDate(dayNumber: 0), .noon), [], own: own + talking)
    }

    /// What a person is asked to do, "someone in person to talk about pay".
    private static let talking = ["to", "and", "who", "can", "could", "might", "would", "will"].flatMap { lead in
        ["talk", "speak"].flatMap { verb in ["about", "on", "at", "for", "to us about"].map { "\(lead) \(verb) \($0)" }
        }
    }
    private static let asked = Phrases(talking + ["give a talk", "give us a talk", "do a talk", "gives talks"])

    /// Whether a sentence asks for somebody who talks about something, with a few words between the two.
    private static func asksForSomebody(_ words: Words) -> Bool {
        if words.folded.first == "who", covering.areIn(words) { return true }
        let people: Set<String> = ["someone", "somebody", "anyone", "anybody", "person", "people"]
        guard let person = words.folded.firstIndex(where: people.contains) else { return false }
        return words.folded.indices.dropFirst(person + 1).prefix(longestBetween).contains {
            asked.length(words.folded[$0...]) > 0
        }
    }

    /// Among how many words behind "someone" what they are to do begins.
    private static let longestBetween = 8

    /// What people ask for who look for somebody, "who have you got that does pensions".
    private static let covering = Phrases(
        ["have you got", "do you have", "have we got", "do we have", "you got", "is there"].flatMap { lead in
            ["that", "who", "to"].flatMap { who in
                ["does", "do", "can do", "covers", "cover", "knows about", "speaks", "talks"].map {
                    "\(lead) \(who) \($0)"
                }
            }
        })

    static func grammar(_ gazetteer: Gazetteer) -> Grammar<SpeakerCommand> {
        let reader = reader(gazetteer)
        return Grammar([
            .init(
                CommandEntry(
                    "speakers", arguments: "[topic] [area]", summary: "Lists people who would speak at your event.",
                    example: "!speakers pay leeds",
                    brief: .init("who could speak at your event", asked: "who could speak about housing"),
                    whyLong: NumberedList.whyLong),
                meant: { words, _ in phrases.areIn(words) || asksForSomebody(words) ? .certain : nil }
            ) { words, _ throws(Refusal) in try read(words, reader) },
            .init(
                CommandEntry(
                    "speaker", arguments: "number", summary: "Tells more about one speaker.", example: "!speaker 2")
            ) { words, _ throws(Refusal) in
                if words.isEmpty { throw Refusal(Replies.whichSpeaker) }
                return try read(words, reader)
            },
        ])
    }

    /// Both commands take a number or words, so that `!speaker` and `!speakers` need not be told apart.
    private static func read(_ words: Words, _ reader: AskedReader) throws(Refusal) -> SpeakerCommand {
        if let number = Speakers.numbered.number(words) { return .card(number) }
        return .list(try reader.read(words, after: "!speakers"))
    }
}
