/// A day of the year that people call by its name, with the bank holidays of the United Kingdom.
package enum Holiday: String, Hashable, Codable, Sendable, CaseIterable {
    case newYearsDay, burnsNight, valentinesDay, saintDavidsDay, womensDay, saintPatricksDay, aprilFools
    case saintGeorgesDay, workersMemorialDay, mayDay, midsummer, theTwelfth, halloween, bonfireNight, armisticeDay
    case saintAndrewsDay, christmasEve, christmasDay, boxingDay, newYearsEve
    case shroveTuesday, ashWednesday, motheringSunday, palmSunday, maundyThursday, goodFriday, easterSaturday
    case easterSunday, easterMonday, ascensionDay, whitSunday, whitMonday
    case fathersDay, remembranceSunday, blackFriday
    case earlyMayBankHoliday, springBankHoliday, summerBankHoliday, bankHolidayMonday, bankHoliday

    /// The day in a year; a bank holiday without a name has none.
    func date(in year: Int, _ nation: Nation) -> LocalDate? {
        if let (month, day) = fixed { return LocalDate(year: year, month: month, day: day) }
        if let days = afterEaster { return LocalDate.easter(in: year)?.advanced(by: days) }
        return switch self {
        case .fathersDay: LocalDate.nth(3, .sunday, ofMonth: 6, in: year)
        case .remembranceSunday: LocalDate.nth(2, .sunday, ofMonth: 11, in: year)
        case .blackFriday: LocalDate.nth(4, .thursday, ofMonth: 11, in: year)?.advanced(by: 1)
        case .earlyMayBankHoliday: LocalDate.nth(1, .monday, ofMonth: 5, in: year)
        case .springBankHoliday: LocalDate.nth(-1, .monday, ofMonth: 5, in: year)
        case .summerBankHoliday: LocalDate.nth(nation == .scotland ? 1 : -1, .monday, ofMonth: 8, in: year)
        default: nil
        }
    }

    /// The first such day from `today` on.
    func coming(from today: LocalDate, _ nation: Nation) -> LocalDate? {
        for year in today.year...today.year + 1 {
            if self == .bankHoliday || self == .bankHolidayMonday {
                let days = nation.bankHolidays(in: year).filter { self == .bankHoliday || $0.weekday == .monday }
                if let day = days.first(where: { $0 >= today }) { return day }
            } else if let day = date(in: year, nation), day >= today {
                return day
            }
        }
        return nil
    }

    private var fixed: (month: Int, day: Int)? {
        switch self {
        case .newYearsDay: (1, 1)
        case .burnsNight: (1, 25)
        case .valentinesDay: (2, 14)
        case .saintDavidsDay: (3, 1)
        case .womensDay: (3, 8)
        case .saintPatricksDay: (3, 17)
        case .aprilFools: (4, 1)
        case .saintGeorgesDay: (4, 23)
        case .workersMemorialDay: (4, 28)
        case .mayDay: (5, 1)
        case .midsummer: (6, 24)
        case .theTwelfth: (7, 12)
        case .halloween: (10, 31)
        case .bonfireNight: (11, 5)
        case .armisticeDay: (11, 11)
        case .saintAndrewsDay: (11, 30)
        case .christmasEve: (12, 24)
        case .christmasDay: (12, 25)
        case .boxingDay: (12, 26)
        case .newYearsEve: (12, 31)
        default: nil
        }
    }

    private var afterEaster: Int? {
        switch self {
        case .shroveTuesday: -47
        case .ashWednesday: -46
        case .motheringSunday: -21
        case .palmSunday: -7
        case .maundyThursday: -3
        case .goodFriday: -2
        case .easterSaturday: -1
        case .easterSunday: 0
        case .easterMonday: 1
        case .ascensionDay: 39
        case .whitSunday: 49
        case .whitMonday: 50
        default: nil
        }
    }
}

/// A part of the United Kingdom that has bank holidays of its own.
package enum Nation: String, Hashable, Codable, Sendable, CaseIterable {
    case englandAndWales, scotland, northernIreland

    /// The bank holidays of a year in order, as the Banking and Financial Dealings Act 1971 and the yearly
    /// proclamations have them: one that falls on a weekend is kept on the next working day that is none itself.
    package func bankHolidays(in year: Int) -> [LocalDate] {
        var named: [Holiday] = [.newYearsDay, .goodFriday, .earlyMayBankHoliday, .springBankHoliday]
        switch self {
        case .englandAndWales: named += [.easterMonday]
        case .scotland: named += [.saintAndrewsDay]
        case .northernIreland: named += [.saintPatricksDay, .easterMonday, .theTwelfth]
        }
        named += [.summerBankHoliday, .christmasDay, .boxingDay]
        var days = named.compactMap { $0.date(in: year, self) }
        if self == .scotland, let second = LocalDate(year: year, month: 1, day: 2) { days.append(second) }
        var kept: Set<LocalDate> = []
        let onWeekend = { (day: LocalDate) in day.weekday == .saturday || day.weekday == .sunday }
        kept.formUnion(days.filter { !onWeekend($0) })
        for day in days.sorted() where onWeekend(day) {
            var substitute = day
            while onWeekend(substitute) || kept.contains(substitute) { substitute = substitute.advanced(by: 1) }
            kept.insert(substitute)
        }
        return kept.sorted()
    }
}

extension LocalDate {
    /// Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm (Meeus, Jones and Butcher).
    static func easter(in year: Int) -> LocalDate? {
        let (golden, century, ofCentury) = (year % 19, year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * late + 114
        return LocalDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// The first (1) to fifth (5) or last (-1) such weekday of a month; nil if it has none.
    static func nth(_ ordinal: Int, _ weekday: Weekday, ofMonth month: Int, in year: Int) -> LocalDate? {
        guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
        let length = days(inMonth: month, of: year)
        if ordinal < 0 { return first.advanced(by: length + 7 * ordinal).coming(weekday) }
        let day = first.coming(weekday).advanced(by: 7 * (ordinal - 1))
        return ordinal > 0 && day.month == month ? day : nil
    }
}

/// The names of holidays, and of the times around them.
enum HolidayName {
    case day(Holiday)
    /// Several days around one: "easter" from Good Friday to Easter Monday.
    case days(Holiday, before: Int, after: Int)

    /// How to say it back.
    static let table: [(words: String, name: HolidayName, said: String)] = [
        ("new years day", .day(.newYearsDay), "New Year's Day"),
        ("new year", .days(.newYearsDay, before: 1, after: 0), "New Year"),
        ("burns night", .day(.burnsNight), "Burns Night"), ("valentines day", .day(.valentinesDay), "Valentine's Day"),
        ("valentines", .day(.valentinesDay), "Valentine's Day"),
        ("st davids day", .day(.saintDavidsDay), "St David's Day"),
        ("international womens day", .day(.womensDay), "International Women's Day"),
        ("st patricks day", .day(.saintPatricksDay), "St Patrick's Day"),
        ("st paddys day", .day(.saintPatricksDay), "St Patrick's Day"),
        ("paddys day", .day(.saintPatricksDay), "St Patrick's Day"),
        ("paddy's day", .day(.saintPatricksDay), "St Patrick's Day"),
        ("st georges day", .day(.saintGeorgesDay), "St George's Day"),
        ("workers memorial day", .day(.workersMemorialDay), "Workers' Memorial Day"),
        ("april fools day", .day(.aprilFools), "April Fools' Day"), ("may day", .day(.mayDay), "May Day"),
        ("midsummers day", .day(.midsummer), "Midsummer's Day"),
        ("the twelfth of july", .day(.theTwelfth), "the Twelfth"), ("orangemens day", .day(.theTwelfth), "the Twelfth"),
        ("halloween", .day(.halloween), "Halloween"), ("hallowe'en", .day(.halloween), "Halloween"),
        ("bonfire night", .day(.bonfireNight), "Bonfire Night"),
        ("guy fawkes night", .day(.bonfireNight), "Bonfire Night"),
        ("guy fawkes", .day(.bonfireNight), "Bonfire Night"),
        ("armistice day", .day(.armisticeDay), "Armistice Day"),
        ("remembrance day", .day(.armisticeDay), "Remembrance Day"),
        ("st andrews day", .day(.saintAndrewsDay), "St Andrew's Day"),
        ("christmas eve", .day(.christmasEve), "Christmas Eve"), ("xmas eve", .day(.christmasEve), "Christmas Eve"),
        ("christmas day", .day(.christmasDay), "Christmas Day"), ("xmas day", .day(.christmasDay), "Christmas Day"),
        ("boxing day", .day(.boxingDay), "Boxing Day"), ("new years eve", .day(.newYearsEve), "New Year's Eve"),
        ("nye", .day(.newYearsEve), "New Year's Eve"), ("hogmanay", .day(.newYearsEve), "Hogmanay"),
        ("christmas", .days(.christmasDay, before: 1, after: 2), "Christmas"),
        ("xmas", .days(.christmasDay, before: 1, after: 2), "Christmas"),
        ("shrove tuesday", .day(.shroveTuesday), "Shrove Tuesday"),
        ("pancake day", .day(.shroveTuesday), "Shrove Tuesday"),
        ("pancake tuesday", .day(.shroveTuesday), "Shrove Tuesday"),
        ("ash wednesday", .day(.ashWednesday), "Ash Wednesday"),
        ("mothering sunday", .day(.motheringSunday), "Mothering Sunday"),
        ("mothers day", .day(.motheringSunday), "Mother's Day"),
        ("palm sunday", .day(.palmSunday), "Palm Sunday"),
        ("maundy thursday", .day(.maundyThursday), "Maundy Thursday"),
        ("good friday", .day(.goodFriday), "Good Friday"),
        ("easter saturday", .day(.easterSaturday), "Easter Saturday"),
        ("easter sunday", .day(.easterSunday), "Easter Sunday"), ("easter day", .day(.easterSunday), "Easter Sunday"),
        ("easter monday", .day(.easterMonday), "Easter Monday"),
        ("easter weekend", .days(.easterSunday, before: 2, after: 1), "Easter weekend"),
        ("easter bank holiday", .days(.easterSunday, before: 2, after: 1), "the Easter bank holiday"),
        ("easter week", .days(.easterSunday, before: 6, after: 1), "Easter week"),
        ("easter", .days(.easterSunday, before: 2, after: 1), "Easter"),
        ("ascension day", .day(.ascensionDay), "Ascension Day"), ("whit sunday", .day(.whitSunday), "Whit Sunday"),
        ("pentecost", .day(.whitSunday), "Whit Sunday"), ("whit monday", .day(.whitMonday), "Whit Monday"),
        ("fathers day", .day(.fathersDay), "Father's Day"), ("black friday", .day(.blackFriday), "Black Friday"),
        ("remembrance sunday", .day(.remembranceSunday), "Remembrance Sunday"),
        ("may day bank holiday", .day(.earlyMayBankHoliday), "the May Day bank holiday"),
        ("early may bank holiday", .day(.earlyMayBankHoliday), "the early May bank holiday"),
        ("may bank holiday", .day(.earlyMayBankHoliday), "the May bank holiday"),
        ("late may bank holiday", .day(.springBankHoliday), "the late May bank holiday"),
        ("spring bank holiday", .day(.springBankHoliday), "the spring bank holiday"),
        ("august bank holiday", .day(.summerBankHoliday), "the August bank holiday"),
        ("summer bank holiday", .day(.summerBankHoliday), "the August bank holiday"),
        ("bank holiday monday", .day(.bankHolidayMonday), "bank holiday Monday"),
        ("monday bank holiday", .day(.bankHolidayMonday), "bank holiday Monday"),
        ("bank holiday weekend", .days(.bankHolidayMonday, before: 2, after: 0), "the bank holiday weekend"),
        ("bank holiday", .day(.bankHoliday), "the bank holiday"), ("bank hol", .day(.bankHoliday), "the bank holiday"),
        ("bank hol monday", .day(.bankHolidayMonday), "bank holiday Monday"),
        ("bank hol weekend", .days(.bankHolidayMonday, before: 2, after: 0), "the bank holiday weekend"),
    ]

    /// The rows by their first word, the longest first.
    static let rows: [String: [(words: [String], name: HolidayName, said: String)]] = {
        let split = table.map { (words: $0.words.split(separator: " ").map(String.init), name: $0.name, said: $0.said) }
        return Dictionary(grouping: split) { $0.words[0] }.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()
}
