import StewardCore
import TestKit
import Testing

@testable import Organising

/// The days and times that the guide lists, each of which is a row of a table and means something also at its own now.
@Suite struct GuideTests {
    private static let now = "2026-06-01T10:00"

    private static let moments =
        DayTableTests.rows + HoursTableTests.starts + HoursTableTests.ends + HoursTableTests.open
        + CalendarTableTests.britishOrder + CalendarTableTests.clockChanges + CalendarTableTests.yearsEnd
        + MisreadingTableTests.rows

    @Test func `Every day that members are told of is read`() throws {
        let listed = try #require(try GuidePage.members.lists["Days I understand"])
        try #require(listed.count > 20)
        let rows = Set((SpanReadingTests.days + SpanReadingTests.spans).map(\.words))
        for text in listed {
            if !rows.contains(text) { Issue.record("\(text) is in no table") }
            let list = Words(text).folded
            #expect(WhenReader.read(list[...], today: try moment(Self.now).date)?.consumed == list.count, "\(text)")
        }
    }

    @Test(arguments: ["Days I understand", "Times I understand"])
    func `Every day and time that officers are told of is read`(_ heading: String) throws {
        let listed = try #require(try GuidePage.officers.lists[heading])
        try #require(listed.count > 20)
        let rows = Set(Self.moments.filter { $0.reading.first?.isNumber == true }.map(\.words))
        for text in listed {
            if !rows.contains(text) { Issue.record("\(text) is in no table") }
            let list = Words(text).folded
            #expect(try readMoment(list, now: Self.now)?.consumed == list.count, "\(text)")
        }
    }

    @Test func `Every day and time that officers are told will be asked about is`() throws {
        let listed = try #require(try GuidePage.officers.lists["Times I ask about"])
        try #require(listed.count > 5)
        let rows = Set(Self.moments.filter { $0.reading.first?.isNumber == false }.map(\.words))
        for text in listed {
            if !rows.contains(text) { Issue.record("\(text) is in no table") }
            #expect(throws: WhenProblem.self, "\(text)") { try readMoment(Words(text).folded, now: Self.now) }
        }
    }
}
