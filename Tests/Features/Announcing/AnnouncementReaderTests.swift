import Events
import FeatureKit
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing

/// Announcements, read at 10:00 on Monday 1 June 2026.
@Suite struct AnnouncementReaderTests {
    /// What is expected of an announcement: kind; title; start; end; venue; town; online; what follows.
    static let readings: [(typed: String, read: String)] = [
        ("social Picnic, Sat 6 June 2pm, Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("SOCIAL PICNIC, SAT 6 JUNE 2PM, LIVERPOOL", "social; PICNIC; 2026-06-06T14:00; Liverpool"),
        ("social picnic, sat 6 june 2-5pm, liverpool", "social; Picnic; 2026-06-06T14:00; 2026-06-06T17:00; Liverpool"),
        (
            "social Picnic, 2–5pm on Sat 6 June, Liverpool",
            "social; Picnic; 2026-06-06T14:00; 2026-06-06T17:00; Liverpool"
        ),
        ("social: Picnic, Sat 6 June 2pm, Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social - Picnic - Sat 6 June 2pm - Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social — Picnic — Sat 6 June 2pm — Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social\nPicnic\nSat 6 June 2pm\nLiverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social\n\nPicnic\n\nSat 6 June\n2pm\n\nLiverpool\n", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social “Picnic”, Sat 6 June 2pm, Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social Nan’s picnic, Sat 6 June 2pm, Liverpool", "social; Nan's picnic; 2026-06-06T14:00; Liverpool"),
        ("social Picnic; Sat 6 June 2pm; Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social Disco, sat 13 8pm, Example Arms, Hull", "social; Disco; 2026-06-13T20:00; Example Arms; Hull"),
        ("social Disco, 7pm on sat 20, Example Arms, Hull", "social; Disco; 2026-06-20T19:00; Example Arms; Hull"),
        (
            "social Disco, 2pm Sat 6 June 1900 Club, Leeds", "social; Disco; 2026-06-06T14:00; 1900 Club; Leeds"
        ),
        ("social Our 10th, Sat 6 June 2pm, Leeds", "social; Our 10th; 2026-06-06T14:00; Leeds"),
        (
            "social Picnic, Sat 6 June 2pm, 13 May Street, Leeds",
            "social; Picnic; 2026-06-06T14:00; 13 May Street; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, \"Sat & 2pm\", Leeds",
            "social; Picnic; 2026-06-06T14:00; Sat & 2pm; Leeds"
        ),
        ("social Picnic, 6/6 14:00, Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("social Picnic, tomorrow 7pm, Liverpool", "social; Picnic; 2026-06-02T19:00; Liverpool"),
        ("social Picnic Sat 6 June 2pm Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("picnic, Sat 6 June 2pm, Liverpool", "social; Picnic; 2026-06-06T14:00; Liverpool"),
        ("pub quiz tonight 7pm, Liverpool", "social; Pub quiz; 2026-06-01T19:00; Liverpool"),
        (
            "social Quiz, tonight 7pm, Liverpool. Venue: Example Hall",
            "social; Quiz; 2026-06-01T19:00; Example Hall; Liverpool"
        ),
        (
            "social Quiz\ntonight 7pm\nWhere: Example Hall, Liverpool. Bring cake. £3",
            "social; Quiz; 2026-06-01T19:00; Example Hall; Liverpool; Bring cake."
        ),
        (
            "campaign Stall for fair pay, tonight 7pm, Liverpool",
            "campaign; Stall for fair pay; 2026-06-01T19:00; Liverpool"
        ),
        (
            "rally Rally for healthcare, tonight 7pm, Liverpool",
            "campaign; Rally for healthcare; 2026-06-01T19:00; Liverpool"
        ),
        ("Quiz party, Sat 6 June 2pm, Liverpool", "social; Quiz party; 2026-06-06T14:00; Liverpool"),
        ("social pub quiz, Sat 6 June 2pm, Liverpool", "social; Pub quiz; 2026-06-06T14:00; Liverpool"),
        ("pub, quiz, Sat 6 June 2pm, Liverpool", "social; Quiz; 2026-06-06T14:00; Liverpool"),
        ("policy forum Homes, Sat 6 June 2pm, Leeds", "forum; Homes; 2026-06-06T14:00; Leeds"),
        ("pride march Our bloc, Sat 6 June 2pm, Leeds", "pride; Our bloc; 2026-06-06T14:00; Leeds"),
        (
            "social Bread, roses and cake, Sat 6 June 2pm, Leeds",
            "social; Bread, roses and cake; 2026-06-06T14:00; Leeds"
        ),
        ("social May Day lunch, Sat 6 June 2pm, Leeds", "social; May Day lunch; 2026-06-06T14:00; Leeds"),
        ("social Sunday lunch, Sun 7 June 1pm, Leeds", "social; Sunday lunch; 2026-06-07T13:00; Leeds"),
        ("social Friday, at last, Fri 5 June 6pm, Leeds", "social; Friday, at last; 2026-06-05T18:00; Leeds"),
        ("social 5 years of us, Sat 6 June 2pm, Leeds", "social; 5 years of us; 2026-06-06T14:00; Leeds"),
        // Reading, Sale, Bath and March are words too.
        ("social Reading in Bath, Sat 6 June 2pm, Bath", "social; Reading in Bath; 2026-06-06T14:00; Bath"),
        ("social March for Sale, Sat 6 June 2pm, Sale", "social; March for Sale; 2026-06-06T14:00; Sale"),
        ("education Books, Sat 6 June 2pm, Reading", "education; Books; 2026-06-06T14:00; Reading"),
        ("social Picnic, Sat 6 June 2pm, Example Park, Leeds", "social; Picnic; 2026-06-06T14:00; Example Park; Leeds"),
        ("social Picnic, Sat 6 June 2pm, Leeds, Example Park", "social; Picnic; 2026-06-06T14:00; Example Park; Leeds"),
        (
            "social Picnic, Sat 6 June 2pm at Example Park, Leeds",
            "social; Picnic; 2026-06-06T14:00; Example Park; Leeds"
        ),
        ("social Picnic, Sat 6 June 2pm in Leeds", "social; Picnic; 2026-06-06T14:00; Leeds"),
        (
            "social Picnic, Sat 6 June 2pm, the park in Leeds",
            "social; Picnic; 2026-06-06T14:00; the park in Leeds; Leeds"
        ),
        ("social Picnic, Sat 6 June 2pm, Leeds station", "social; Picnic; 2026-06-06T14:00; Leeds station; Leeds"),
        (
            "social Picnic, Sat 6 June 2pm, 5 High Street, Leeds, West Yorkshire",
            "social; Picnic; 2026-06-06T14:00; 5 High Street; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Example Hall, Leeds, LS1 4DY",
            "social; Picnic; 2026-06-06T14:00; Example Hall, LS1 4DY; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Example Hall, LS1 4DY",
            "social; Picnic; 2026-06-06T14:00; Example Hall, LS1 4DY; Leeds (LS1)"
        ),
        (
            "meeting AGM, Sat 6 June 2pm, Room 40, Example House, Leeds",
            "meeting; AGM; 2026-06-06T14:00; Room 40, Example House; Leeds"
        ),
        ("social Picnic, Sat 6 June 2pm, St. Helens", "social; Picnic; 2026-06-06T14:00; St Helens"),
        ("social Picnic, Sat 6 June 2pm, north west", "social; Picnic; 2026-06-06T14:00; North West"),
        (
            "social Picnic, Sat 6 June 2pm, Leeds. Bring a cake. Or two!",
            "social; Picnic; 2026-06-06T14:00; Leeds; Bring a cake. Or two!"
        ),
        (
            "social Picnic, Sat 6 June 2pm\nExample Park\nLeeds\nBring a cake\nOr two",
            "social; Picnic; 2026-06-06T14:00; Example Park; Leeds; Bring a cake Or two"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Example Hall, Leeds. Speaker Carla Lane. Bring cake.",
            "social; Picnic; 2026-06-06T14:00; Example Hall; Leeds; Speaker Carla Lane. Bring cake."
        ),
        (
            "social Picnic, Sat 6 June 2pm\nExample Hall, Leeds\nHidden Street\nLS6 2AB",
            "social; Picnic; 2026-06-06T14:00; Example Hall, Hidden Street, LS6 2AB; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm. Venue: Example Hall. Address: 12 Example Street, Leeds.",
            "social; Picnic; 2026-06-06T14:00; Example Hall, 12 Example Street; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm. Where: Leeds. Venue: Example Hall.",
            "social; Picnic; 2026-06-06T14:00; Example Hall; Leeds"
        ),
        // What is nothing but more of the address belongs to it, on whatever line.
        (
            "social Picnic, Sat 6 June 2pm\n12 Hidden Street\nLeeds\nLS6 2AB",
            "social; Picnic; 2026-06-06T14:00; 12 Hidden Street, LS6 2AB; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Robin's house, Leeds. 12 Hidden Street, LS6 2AB. Bring a cake.",
            "social; Picnic; 2026-06-06T14:00; Robin's house, 12 Hidden Street, LS6 2AB; Leeds; Bring a cake."
        ),
        (
            "social Picnic, Sat 6 June 2pm\nLS6 2AB\n12 Hidden Street\nLeeds\nBring a cake",
            "social; Picnic; 2026-06-06T14:00; LS6 2AB, 12 Hidden Street; Leeds; Bring a cake"
        ),
        (
            "social Picnic, Sat 6 June 2pm\nLeeds\nFlat 3\n12-14 Hidden Street\nWest Yorkshire\nLS6 2AB",
            "social; Picnic; 2026-06-06T14:00; Flat 3, 12-14 Hidden Street, LS6 2AB; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Leeds. Robin's house, Leeds LS6 2AB",
            "social; Picnic; 2026-06-06T14:00; Leeds; Robin's house, Leeds LS6 2AB"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Leeds station. 12 Hidden Street, Flat 3.",
            "social; Picnic; 2026-06-06T14:00; Leeds station, 12 Hidden Street, Flat 3; Leeds"
        ),
        (
            "social Picnic, Sat 6 June 2pm, Leeds. 12 of us meet in Hidden Street.",
            "social; Picnic; 2026-06-06T14:00; Leeds; 12 of us meet in Hidden Street."
        ),
        ("social Picnic, Sat 6 June 2pm, Leeds. York.", "social; Picnic; 2026-06-06T14:00; Leeds; York."),
        (
            "social Picnic, Sat 6 June 2pm, online. Reading.", "social; Picnic; 2026-06-06T14:00; online; Reading."
        ),
        ("meeting AGM, Sat 6 June 2pm, online", "meeting; AGM; 2026-06-06T14:00; online"),
        ("meeting AGM, Sat 6 June 2pm, on Zoom", "meeting; AGM; 2026-06-06T14:00; online"),
        ("meeting AGM, Sat 6 June 2pm, Leeds and online", "meeting; AGM; 2026-06-06T14:00; Leeds; online"),
        ("meeting AGM, Sat 6 June 2pm, online and Leeds", "meeting; AGM; 2026-06-06T14:00; Leeds; online"),
        (
            "meeting AGM, Sat 6 June 2pm, online, link by e-mail",
            "meeting; AGM; 2026-06-06T14:00; link by e-mail; online"
        ),
        ("online Talk, Sat 6 June 2pm", "online; Talk; 2026-06-06T14:00; online"),
        ("online Talk, Sat 6 June 2pm. Bring tea.", "online; Talk; 2026-06-06T14:00; online; Bring tea."),
        ("online Talk, Sat 6 June 2pm, Leeds", "online; Talk; 2026-06-06T14:00; Leeds; online"),
    ]

    @Test(arguments: readings)
    func `An announcement is read however it is laid out`(_ typed: String, _ read: String) throws {
        #expect(try AnnouncementReaders.draft(typed).map(Self.parts) == read)
    }

    @Test(arguments: [
        ("social", "I need a kind, a title, when and where"),
        ("socail Picnic, Sat 6 June 2pm, Leeds", "did you mean \"social\"?"),
        ("xyzzy Gnusto, Sat 6 June 2pm, Leeds", "type social, policy forum"),
        ("social Picnic, Leeds", "I can see no day and time"),
        ("social Picnic, Sat 6 June, Leeds", "Saturday 6 June 2026 needs a time"),
        ("social Sunday picnic, Leeds", "Sunday 7 June 2026 needs a time"),
        ("social Picnic, 2pm, Leeds", "I can see a time but no day"),
        ("social Picnic, today 9am, Leeds", "has already gone"),
        ("social Picnic, 30 May 2pm, Leeds", "if you mean the next one"),
        ("social Picnic, Sat 6 June midnight, Leeds", "Midnight belongs to two days"),
        ("social Picnic, 1 January 9999 2pm, Leeds", "I read 9999 as the year"),
        ("social Picnic, 1 January 9999, Leeds", "I read 9999 as the year"),
        ("social Picnic, 1/1/9999 2pm, Leeds", "I read 9999 as the year"),
        ("social Picnic, Sun 6 June 1926 2pm, Leeds", "Sunday 6 June 1926, 2pm has already gone"),
        ("social Picnic, 6 June 1926, Leeds", "Sunday 6 June 1926 has already gone"),
        ("social Picnic, Sat 31 June 2pm, Leeds", "There is no such day as 31 June 2026"),
        ("social Picnic, Sat 6 June 25:00, Leeds", "is not a time of day"),
        ("social Picnic, Sat 6 June 5pm-2pm, Leeds", "write an end that is later"),
        ("social Picnic, Sun 25 October 1:30am, Leeds", "1:30am comes twice"),
        ("social Picnic, Sun 28 March 2027 1:30am, Leeds", "1:30am does not exist"),
        ("social Disco, sat 13, Example Arms, Hull", "Saturday 13 June 2026 needs a time"),
        ("social Picnic, last friday 2pm, Leeds", "\"last\" beside it"),
        ("social Picnic, in two months on saturday 2pm, Leeds", "\"months\" beside it"),
        ("social Picnic, 12th & 13th June 2pm, Leeds", "needs times"),
        ("social Quiz, 6 june 9pm to 8 june, Example Hall, Leeds", "\"8 june\" beside it"),
        ("social Coffee, every tuesday 11am until end of june, Example Cafe, Leeds", "\"until end of june\" beside it"),
        ("social Picnic, mon 8 june 2pm and tue 9 june 3pm, Leeds", "\"and tue 9 june 3pm\" beside it"),
        ("social Picnic, 6 june 13 june 7pm, Leeds", "\"june\" beside it"),
        ("social Picnic, 6, 13 and 20 june 7pm, Leeds", "\"and\" beside it"),
        ("social Picnic, 6 june 7pm - 5 june 8pm, Leeds", "\"7pm\" beside it"),
        ("social Picnic, tomorrow 7pm, sat 8pm, Leeds", "\"sat 8pm\" beside it"),
        ("social Picnic, 6 june 7pm and 13 june 7pm, Leeds", "\"and 13 june 7pm\" beside it"),
        ("social Picnic, sat 6 june, sun 7 june 2pm, Leeds", "\"sat 6 june\" beside it"),
        ("social Picnic, sat 6 june 7pm 8pm 9pm, Leeds", "\"8pm\" beside it"),
        ("social Picnic, sat 6 june 10am and 2pm, Leeds", "\"and 2pm\" beside it"),
        ("social Picnic, sat 0pm, Leeds", "is not a time of day"),
        ("social Picnic, Sat 6 June 2pm, Leeds #step-free #no-step-free", "I read both"),
        ("social Picnic, Sat 6 June 2pm, Leeds #BSL?", "I cannot tell whether \"#BSL\" is so"),
        (
            "social Darts, Fri 5 June 7pm, Example Arms, Leeds and Pool, Sat 6 June 2pm, Example Arms, Leeds",
            "Announce one event at a time"
        ),
        ("social Picnic, Sat 6 June 2pm", "I can see no place"),
        ("social Picnic, Sat 6 June 2pm, nowhere in particular", "Area not recognised"),
        ("social Picnic, Sat 6 June 2pm, Liverpol", "Did you mean Liverpool?"),
        ("social Picnic, Sat 6 June 2pm, Example Park, Liverpol", "Did you mean Liverpool?"),
    ])
    func `What is wrong is said in one line`(_ typed: String, _ words: String) throws {
        let grammar = try AnnouncementReaders.shared()
        do throws(Refusal) {
            let command = try grammar.read("announce \(typed)", at: AnnouncementReaders.now)
            // In a direct message the missing part is asked for, and in a room the whole is refused.
            if case .complete(_, _, _, _, let refusal, _) = command { throw refusal }
            Issue.record("\(typed) was read as \(String(describing: command))")
        } catch {
            #expect(error.reply.lines.count == 1)
            #expect(error.reply.plain.contains(words), "\(error.reply.plain)")
        }
    }

    @Test func `Whatever is typed gives an announcement to come, nothing, or a refusal of one line`() throws {
        var random = TypingGenerator(seed: 2)
        let grammar = try AnnouncementReaders.inFewPlaces()
        let beginnings = [
            "announce", "announce social", "announce social Picnic, sat 6 june 2pm,", "announce forum Us, 7 june noon",
            "announce social Picnic, sat 6 june 2pm, liverpool.", "announce Vigil\ntomorrow 19:00\nin southport\n",
        ]
        var (drafts, refusals) = (0, 0)
        for _ in 0..<20_000 {
            let line = random.typedLine(beginning: beginnings)
            do throws(Refusal) {
                guard case .announce(let typed) = try grammar.read(line, at: AnnouncementReaders.now) else { continue }
                guard let draft = typed.completed else {
                    Issue.record("\(line) leaves something out")
                    continue
                }
                drafts += 1
                if draft.title.isEmpty || draft.time.start <= AnnouncementReaders.local { Issue.record("\(line)") }
                if (draft.title + draft.site.venue + draft.summary).contains(where: \.isNewline) {
                    Issue.record("\(line) keeps a new line")
                }
            } catch {
                refusals += 1
                if error.reply.lines.count != 1 || error.reply.plain.contains("\n") {
                    Issue.record("\(line) is refused with \(error.reply.plain)")
                }
            }
        }
        #expect(drafts > 500 && refusals > 500)
    }

    private static func parts(_ draft: EventDraft) -> String {
        var parts: [String?] = [draft.kind, draft.title, "\(draft.time.start)", draft.time.end.map { "\($0)" }]
        parts += [draft.site.venue, draft.site.town, draft.site.isOnline ? "online" : nil, draft.summary]
        return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
