import Testing

@testable import Organising

/// Words that somebody may have meant otherwise, each with why it is read as it is.
@Suite struct MisreadingTableTests {
    static let rows: [WhenRow] = [
        WhenRow(
            "next sat 7pm", "2026-06-13T19:00",
            because: "Half of Britain means this week's: the read-back shows the date, and \"this sat\" is the other."),
        WhenRow(
            "next fri 7pm", "2026-06-12T19:00",
            because: "As for next Saturday: weeks run from Monday, on every weekday."),
        WhenRow(
            "wed 9am", "inThePast 2026-06-03T09:00",
            because: "It is Wednesday noon: today's nine has gone, and next week's is \"wed week\" or a date."),
        WhenRow(
            "mon this week 7pm", "inThePast 2026-06-01T19:00",
            because: "This week's Monday has gone, and nobody calls the next one this week's."),
        WhenRow(
            "5/3 7pm", "2027-03-05T19:00", because: "The American 3 May is never meant in Britain; 5 March has gone by."
        ),
        WhenRow(
            "2 june 7pm", "justGone 2026-06-02 2027-06-02",
            because: "Yesterday's date is a slip more often than a plan a year ahead."),
        WhenRow(
            "2 may 7pm", "justGone 2026-05-02 2027-05-02",
            because: "A month ago is still a slip: the year says the other."),
        WhenRow("20 may 7pm", "justGone 2026-05-20 2027-05-20", because: "A fortnight ago is a slip."),
        WhenRow("1 june 7pm", "justGone 2026-06-01 2027-06-01", because: "Two days ago is a slip."),
        WhenRow("28 april 7pm", "2027-04-28T19:00", because: "More than a month ago: next year's is planned early."),
        WhenRow(
            "sat 7", "ambiguousHour 7:0",
            because: "A run at seven is in the morning, a social in the evening: it is asked."),
        WhenRow(
            "sat 2-5", "ambiguousHour 2:0", because: "Afternoon is likely, but a night shift's picket is not: asked."),
        WhenRow("sat 10-12", "ambiguousHour 10:0", because: "A coffee morning or a night out."),
        WhenRow("sat 07", "2026-06-06T07:00", because: "Nobody writes a nought before an evening's seven."),
        WhenRow("sat 7:30", "ambiguousHour 7:30", because: "Minutes make no 24-hour clock; \"07:30\" does."),
        WhenRow("sat 10:30", "2026-06-06T10:30", because: "Two figures and minutes are a 24-hour clock's."),
        WhenRow("sat 14pm", "2026-06-06T14:00", because: "The pm is superfluous and no contradiction."),
        WhenRow("sat 14am", "noSuchTime 14am", because: "The am contradicts the hour."),
        WhenRow(
            "sat 12am", "2026-06-06T00:00", because: "By the convention of digital clocks; it is read back as 00:00."),
        WhenRow("sat 12pm", "2026-06-06T12:00", because: "As for 12am."),
        WhenRow(
            "half 7 sat evening", "2026-06-06T19:30",
            because: "Half 7 is half past seven in Britain, not German half past six."),
        WhenRow(
            "sat 10 to 8pm", "2026-06-06T10:00/2026-06-06T20:00",
            because: "\"10 to 8\" is a span wherever a span can stand; ten minutes to eight is 7.50."),
        WhenRow(
            "6 june 26", "noTime 2026-06-06",
            because: "26 may be the house number that follows: a year has four figures after a month's name."),
        WhenRow("6 june 19", "2026-06-06T19:00", because: "A bare 19 after a date is an hour."),
        WhenRow(
            "6 june 2027", "noTime 2027-06-06",
            because: "2027 is no time in steps of five minutes: it is the year, and the time is missing."),
        WhenRow(
            "6 june 2030", "2026-06-06T20:30", because: "Half past eight: a year years away would have a time after it."
        ),
        WhenRow(
            "6 june 2025", "noTime 2025-06-06", because: "Last year is a slip for this one, and not 25 past eight."),
        WhenRow(
            "6 june 2030", "noTime 2030-06-06", now: "2028-06-03T12:00",
            because: "Two years away it may be either, and the time is asked for."),
        WhenRow("6 june 2030 7pm", "2030-06-06T19:00", because: "With a time after it, it is the year."),
        WhenRow(
            "1 jan 1900 2pm", "inThePast 1900-01-01T14:00",
            because: "With a time after it, 1900 is the year, and no seven in the evening."),
        WhenRow(
            "2pm 1 jan 1900", "inThePast 1900-01-01T14:00",
            because: "With a time before it too: there is no other time."
        ),
        WhenRow("1 jan 1800 2-5pm", "yearOutOfRange 1800", because: "A year that nobody means is still no time."),
        WhenRow("1 jan 2400 at 2pm", "yearOutOfRange 2400", because: "As for 1800."),
        WhenRow("1 jan 2230, 14:00", "yearOutOfRange 2230", because: "As for 1800, also over a comma."),
        WhenRow("1 jan 20266 2pm", "yearOutOfRange 20266", because: "A figure too many is a slip in the year."),
        WhenRow("1 jan 202 2pm", "yearOutOfRange 202", because: "A figure too few is a slip in the year."),
        WhenRow("6 june 1900", "2026-06-06T19:00", because: "Without a time after it, it is one."),
        WhenRow(
            "6 june 1930 to 9pm", "2026-06-06T19:30/2026-06-06T21:00", because: "What follows is its end, and no time."),
        WhenRow(
            "6 june 1930 12 hidden street", "2026-06-06T19:30", taking: 3, because: "A house number is no time."),
        WhenRow("6 june 1930 pm", "2026-06-06T19:30", because: "The pm is superfluous, and no time by itself."),
        WhenRow("6 june 1930 half price", "2026-06-06T19:30", taking: 3, because: "Half a price is no time."),
        WhenRow("2026 sat 2pm", "nothing", because: "A year in a title before the day is no time."),
        WhenRow(
            "1917 sat", "nothing", because: "A year in a title: times without a colon come in steps of five minutes."),
        WhenRow("sat 6 7pm", "2026-06-06T19:00", because: "A number before the time is the day."),
        WhenRow("sat 13 8pm", "2026-06-13T20:00", because: "The next Saturday that is a 13th."),
        WhenRow("sat 20 7pm", "2026-06-20T19:00", because: "As for the 13th."),
        WhenRow("weds 17 7pm", "2026-06-17T19:00", because: "As for the 13th."),
        WhenRow(
            "thurs 18 2-5pm", "2026-06-18T14:00/2026-06-18T17:00", because: "What follows the number has its own end."),
        WhenRow("fri 12 7-9pm", "2026-06-12T19:00/2026-06-12T21:00", because: "As for Thursday."),
        WhenRow("sat 13 19:30", "2026-06-13T19:30", because: "A time of 24 hours is one too."),
        WhenRow("sat 7 8pm", "2026-11-07T20:00", because: "The next Saturday that is a 7th is months away."),
        WhenRow("at 7pm on sat 20", "2026-06-20T19:00", because: "The time was said: the number is the day."),
        WhenRow(
            "7pm sat 20 hidden street", "2026-06-06T19:00", taking: 2,
            because: "A house number goes on with its street."
        ),
        WhenRow("sat 13", "noTime 2026-06-13", because: "A day that comes soon, and its time is missing."),
        WhenRow("sat 27", "noTime 2026-06-27", because: "No clock shows 27."),
        WhenRow("sat 13 example arms", "noTime 2026-06-13", because: "As if nothing followed."),
        WhenRow("sat 14", "2026-06-06T14:00", because: "No Saturday soon is a 14th."),
        WhenRow("fri 30 8pm", "2026-10-30T20:00", because: "Months in which the 30th is another day are passed over."),
        WhenRow("three weeks on saturday 2pm", "2026-06-27T14:00", because: "As \"3 weeks on saturday\"."),
        WhenRow("sat 0pm", "noSuchTime 0pm", because: "Noon is 12pm, and midnight 12am."),
        WhenRow(
            "2pm sat 6 june 1900 club", "2026-06-06T14:00", taking: 4,
            because: "A year ends what is said of the day; a club may be called 1900."),
        WhenRow(
            "the 2nd tuesday 7pm", "nothing",
            because: "A date by its place in the month is for what repeats, and is no ordinal."),
        WhenRow("sat 5.3", "noTime 2026-06-06", because: "Neither a time nor, without its year, a date."),
        WhenRow(
            "seven dials", "nothing", because: "A numeral is an hour only after \"at\", \"from\" or before \"pm\"."),
        WhenRow(
            "sat seven dials 7pm", "noTime 2026-06-06",
            because: "Seven Dials is a place; the time is to follow the day."),
        WhenRow("one may dream", "nothing", because: "One may is no first of May."),
        WhenRow("half marathon sat 7pm", "nothing", because: "Half is a half hour only before an hour."),
        WhenRow(
            "sat 2pm for 20 people", "2026-06-06T14:00", taking: 2, because: "\"For\" an hour after, or not at all."),
        WhenRow("sat 7pm to leeds", "2026-06-06T19:00", taking: 2, because: "What follows \"to\" is no time."),
        WhenRow(
            "sat 9am-2am", "endNotAfterStart 2026-06-06T09:00 2026-06-06T02:00",
            because: "Nothing lasts from a morning into the night after: a slip for 2pm."),
        WhenRow(
            "sat 8pm-2", "2026-06-06T20:00/2026-06-07T02:00",
            because: "The first two o'clock after eight in the evening."),
        WhenRow(
            "sat 10pm-9pm", "endNotAfterStart 2026-06-06T22:00 2026-06-06T21:00",
            because: "Only the small hours belong to the night before."),
        WhenRow(
            "6-8 june 10am-4pm", "2026-06-06T10:00/2026-06-08T16:00",
            because: "One event from the first morning to the last afternoon; one on each day is a series."),
        WhenRow(
            "2 to 5 june", "noTimes 2026-06-02 2026-06-05", now: "2026-05-01T12:00",
            because: "Days, as a month follows, and not hours."),
        WhenRow("sat 7pm-ish", "noTime 2026-06-06", because: "A list needs a time that one can be late for."),
        WhenRow(
            "sun 6 june 2pm", "weekdayMismatch 2026-06-06 2026-06-07", because: "Either may be the slip: it is asked."),
        WhenRow(
            "sun the 6th 2pm", "weekdayMismatch 2026-06-06 2026-06-07",
            because: "Not the next 6th on a Sunday, in September."),
        WhenRow("sun 6/6 2pm", "weekdayMismatch 2026-06-06 2026-06-07", because: "As with the month's name."),
        WhenRow("sun 6 june 2027 2pm", "2027-06-06T14:00", because: "In that year it is a Sunday."),
        WhenRow("sat midnight", "ambiguousMidnight 2026-06-06", because: "Friday's night or Saturday's."),
        WhenRow(
            "tonight 2am", "inThePast 2026-06-03T02:00",
            because: "Two at night is tomorrow's date: the refusal shows it."),
    ]

    @Test(arguments: rows)
    func `What may be meant otherwise is read so for a reason`(_ row: WhenRow) throws {
        #expect(!row.why.isEmpty)
        try row.check()
    }
}
