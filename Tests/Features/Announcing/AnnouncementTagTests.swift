import Events
import StewardCore
import Testing

@testable import Announcing

/// What an announcement says beyond its kind, title, time and place.
@Suite struct AnnouncementTagTests {
    /// Facts that hold; those that do not, with a minus; the note; cost; capacity; audience; organiser; what follows
    /// the place.
    @Test(arguments: [
        ("Leeds #free", "free"), ("Leeds. #free #step-free", "free; step-free"), ("Leeds #FREE", "free"),
        ("Leeds #Step-Free, #bsl.", "step-free; British Sign Language"), ("#bsl Leeds", "British Sign Language"),
        ("Leeds #stepfree #step_free", "step-free"), ("Leeds #captions #quiet", "captions; quiet space"),
        ("Leeds #childcare #alcohol-free", "childcare; alcohol-free"), ("Leeds #no-bsl", "-British Sign Language"),
        ("Leeds #not-step-free", "-step-free"), ("Leeds #online", "online"), ("#online", "online"),
        ("Leeds #capacity-40", "places 40"), ("Leeds #40 places", "places 40"), ("Leeds #40-places", "places 40"),
        ("Leeds #40 people. Please come.", "places 40; summary Please come."), ("Leeds, 40 places", "places 40"),
        ("Leeds. Room for 40.", "places 40"), ("Leeds. Room for up to 40 people.", "places 40"), ("Leeds, room 40", ""),
        ("Leeds #private-venue", "coming"),
        ("Leeds, £5", "cost £5"), ("Leeds, £5/£3", "cost £5/£3"),
        ("Leeds. £5. Bring a cake.", "cost £5; summary Bring a cake."),
        ("Leeds, cost £5/£3", "cost £5/£3"), ("Leeds. Cost: £5, or what you can", "cost £5, or what you can"),
        ("Leeds, free, wheelchair accessible, BSL interpreted", "free; step-free; British Sign Language"),
        (
            "Leeds, no BSL, £5. Games, captions, cake.",
            "-British Sign Language; cost £5; summary Games, captions, cake."
        ),
        ("Leeds, free", "free"), ("Leeds. Free entry!", "free"), ("Leeds, tickets £3", "cost £3"),
        ("Leeds. Pay what you can. Bring a cake.", "cost Pay what you can; summary Bring a cake."),
        ("Leeds\nCost: nothing", "free"), ("Leeds\nAccess: ring the bell. Twice.", "note Ring the bell. Twice."),
        ("Leeds. Access: ring the bell. Bring a cake.", "note Ring the bell; summary Bring a cake."),
        ("Leeds. Access: no bsl, step-free", "step-free; -British Sign Language"),
        ("Leeds, access: no bsl, step-free. Cake.", "step-free; -British Sign Language; summary Cake."),
        (
            "Leeds, access: captions, £5, ring the bell, 40 places",
            "captions; note Ring the bell; cost £5; places 40"
        ),
        ("Leeds\nAccess: don't know", ""), ("Leeds #bsl\nAccess: no bsl", "British Sign Language"),
        ("Leeds #free. Bring £5 for the bus.", "free; summary Bring £5 for the bus."),
        ("Leeds. Bring a cake #free", "free; summary Bring a cake"),
        ("Leeds. Bring a #free cake.", "free; summary Bring a cake."),
        ("Leeds. Organiser: Leeds branch", "by Leeds branch"), ("Leeds, Organiser: Leeds branch", "by Leeds branch"),
        ("Leeds\nOrganisers: Leeds branch, Example Union", "by Leeds branch, Example Union"),
        ("Leeds, organised by Leeds branch, £5", "cost £5; by Leeds branch"),
        ("Leeds. Organised by the Leeds branch. Bring a cake.", "by the Leeds branch; summary Bring a cake."),
        ("Leeds\nOrganiser: Leeds branch. Bring a cake.", "by Leeds branch; summary Bring a cake."),
        ("Leeds\norganized by St. Example branch", "by St. Example branch"),
        ("Leeds. A walk organised by friends.", "summary A walk organised by friends."),
        (
            "Leeds. Organised by and for all who like to sing out loud.",
            "summary Organised by and for all who like to sing out loud."
        ),
        ("Leeds. Organiser wanted: ask us.", "summary Organiser wanted: ask us."),
        ("Leeds\nOrganiser: the network", ""),
        ("Leeds #foo", "summary #foo; unknown #foo"),
        (
            "Leeds. Organiser: Leeds branch #bsl #foo",
            "British Sign Language; by Leeds branch; summary #foo; unknown #foo"
        ),
        ("Leeds. Bring #foo and #bar!", "summary Bring #foo and #bar!; unknown #foo #bar"),
        ("Leeds. We are number #1.", "summary We are number #1."),
        ("Leeds #capacity-0", "summary #capacity-0; unknown #capacity-0"),
        ("Leeds #capacity-999999999999", "summary #capacity-999999999999; unknown #capacity-999999999999"),
        ("Leeds #not-free", "summary #not-free; unknown #not-free"),
    ])
    func `Tags and labels are taken out of the text`(_ written: String, _ expected: String) throws {
        let draft = try #require(try AnnouncementReaders.written("social Picnic, Sat 6 June 2pm, \(written)"))
        #expect(Self.text(draft) == expected)
        #expect(draft.site?.town == (written == "#online" ? "" : "Leeds"))
        #expect(draft.title == "Picnic")
    }

    @Test(arguments: [
        ("social #free Picnic, Sat 6 June 2pm, Leeds", "Picnic"),
        ("#free social Picnic, Sat 6 June 2pm, Leeds", "Picnic"),
        ("social Picnic #free, Sat 6 June 2pm, Leeds", "Picnic"),
        ("social Picnic, Sat 6 June #free 2pm, Leeds", "Picnic"),
        ("social \"Picnic\" #free, Sat 6 June 2pm, Leeds", "Picnic"),
        ("social \"A #free picnic\", Sat 6 June 2pm, Leeds #free", "A #free picnic"),
        ("social “Sat 6 June 2pm”, Sat 6 June 2pm, Leeds #free", "Sat 6 June 2pm"),
        ("pride \"March for all\", Sat 6 June 2pm, Leeds #free", "March for all"),
        ("social A day organised by us, Sat 6 June 2pm, Leeds #free", "A day organised by us"),
        ("social Organiser: a play, Sat 6 June 2pm, Leeds #free", "Organiser: a play"),
    ])
    func `Tags may stand anywhere, and nothing is read between quotation marks`(_ typed: String, _ title: String) throws
    {
        let draft = try #require(try AnnouncementReaders.written(typed))
        #expect(draft.title == title && draft.cost == "free" && draft.site?.town == "Leeds")
    }

    @Test(arguments: [
        ("7pm til late, Leeds", "Til late."), ("7.30pm for 8, Leeds. Bring a cake.", "For 8. Bring a cake."),
        ("7pm-late, Leeds", "Til late."), ("7pm onwards, Leeds", ""),
    ])
    func `What a time says beyond its figures is kept in the text`(_ typed: String, _ summary: String) throws {
        #expect(try AnnouncementReaders.draft("social Picnic, Sat 6 June \(typed)")?.summary == summary)
    }

    @Test(arguments: [
        ("Newport", "gwent"), ("Newport, Isle of Wight", "isle-of-wight"), ("Isle of Wight, Newport", "isle-of-wight"),
        ("\"Newport, Leeds, the hall\", Leeds", "west-yorkshire"), ("Newport, Gwent", "gwent"),
    ])
    func `Of towns with one name the area that is written decides`(_ typed: String, _ area: String) throws {
        #expect(try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, \(typed)")?.site.area == area)
    }

    @Test(arguments: [
        ("#stepfre", "#step-free"), ("#bls", "#bsl"), ("#Chldcare", "#childcare"), ("#no-blsl", "#no-bsl"),
        ("#not-step-fee", "#not-step-free"), ("#onlin", "#online"), ("#pivate-venue", "#private-venue"),
        ("#capcity-40", "#capacity-40"), ("#capcity-", nil), ("#capacity-0", nil), ("#foo", nil), ("#pride", nil),
        ("#solidarity", nil), ("#", nil),
    ])
    func `A tag with a slip in it is near to the one that was meant`(_ written: String, _ meant: String?) {
        #expect(Tags.suggestion(for: written) == meant)
    }

    static func text(_ draft: AnnouncementDraft) -> String {
        let facts = draft.access.named.compactMap { fact in fact.value.map { $0 ? fact.name : "-\(fact.name)" } }
        var parts: [String?] = [draft.cost == "free" ? "free" : nil]
        parts += facts
        parts += [
            draft.access.note.map { "note \($0)" }, draft.cost.flatMap { $0 == "free" ? nil : "cost \($0)" },
            draft.capacity.map { "places \($0)" }, draft.site?.isOnline == true ? "online" : nil,
            draft.venueAudience == .coming ? "coming" : nil, draft.organiser.map { "by \($0)" },
            draft.summary.isEmpty ? nil : "summary \(draft.summary)",
            draft.unknownTags.isEmpty ? nil : "unknown \(draft.unknownTags.joined(separator: " "))",
        ]
        return parts.compactMap { $0 }.joined(separator: "; ")
    }
}
