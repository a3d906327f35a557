extension WhenReader {
    /// Little words that join days and times: "and", "&".
    private static let joining: Set<String> = ["and", "&", "+", "or", "-"]
    /// Words that change which day is meant, or how often.
    private static let leading: Set<String> = [
        "easter", "good", "whit", "shrove", "maundy", "last", "every", "each", "alternate", "first", "second", "third",
        "fourth", "fifth", "weeks", "days", "months", "not", "except", "until", "till", "between",
    ]
    private static let following: Set<String> = [
        "every", "each", "daily", "weekly", "fortnightly", "monthly", "until", "till", "except", "not", "gmt", "bst",
        "utc", "cet", "est", "ist",
    ]

    /// The words directly behind a moment which are more of a day or a time, so that it is not all of it: "and 13 june",
    /// "8pm", "GMT"; nil if what follows is something else, such as a place.
    ///
    /// - Parameter isPart: A comma or the like parts them: then a town may be called March, and a hall Sunday School.
    package static func goesOn(_ words: ArraySlice<String>, isPart: Bool, today: LocalDate) -> ArraySlice<String>? {
        let rest = words.drop { joining.contains($0) }
        let joined = rest.startIndex - words.startIndex
        if let length = lengthOfPart(rest, today: today) { return words.prefix(joined + length) }
        guard !isPart, words.first != "-", let first = rest.first else { return nil }
        let isPiece = following.contains(String(first.trimmingPunctuation)) || isOfDate(first)
        return isPiece || joined > 0 ? words.prefix(joined + 1) : nil
    }

    /// The words directly before a moment which belong to a day or a time too, so that it is not all of it: "easter",
    /// "last", "6, 13 and"; nil if they may end a title.
    ///
    /// - Parameters:
    ///   - words: What stands before the moment, a comma behind each word that ends a part.
    ///   - moment: The words of the moment.
    package static func isLed(
        _ moment: ArraySlice<String>, by words: ArraySlice<String>, on date: LocalDate, today: LocalDate
    ) -> ArraySlice<String>? {
        guard let written = words.last else { return nil }
        if written == "-" || written.last == "," { return partBefore(words, date, today: today) }
        let first = moment.first.flatMap { WhenToken.reading($0).first }
        let beginsWithNumber =
            switch first {
            case .number?, .ordinal?: true
            default: moment.first.map(joining.contains) ?? false
            }
        let isPiece =
            switch WhenToken.reading(written).last {
            case .ordinal?: true
            case .number?: beginsWithNumber
            case .weekday(let weekday)?: weekday != date.weekday
            case let token?: isSurelyTime(token)
            case nil: false
            }
        guard isPiece || leading.contains(written) || joining.contains(written) else { return nil }
        return words.suffix(1)
    }

    /// The part before a comma, if it is nothing but another day or number, or ends with a time.
    private static func partBefore(
        _ words: ArraySlice<String>, _ date: LocalDate, today: LocalDate
    ) -> ArraySlice<String>? {
        let words = words.last == "-" ? words.dropLast() : words
        guard let last = words.last else { return nil }
        if WhenToken.reading(last).contains(where: isSurelyTime) { return words.suffix(1) }
        let start = words.dropLast().lastIndex { $0 == "-" || $0.last == "," }.map { $0 + 1 } ?? words.startIndex
        let part = words[start...]
        switch part.count == 1 ? WhenToken.only(last) : nil {
        case .number(_, digits: 1...2)?, .ordinal?: return part
        default: break
        }
        guard let day = try? readDay(part, today: today), day.consumed == part.count,
            day.date != date && day.date.weekday != date.weekday || part.count > 1 && day.date != date
        else { return nil }
        return part
    }

    /// How many words of a part are a day or a time and surely nothing else.
    private static func lengthOfPart(_ words: ArraySlice<String>, today: LocalDate) -> Int? {
        if let first = words.first, WhenToken.reading(first).contains(where: isSurelyTime) { return 1 }
        var day = WhenPhrase(words)
        day.skip(.on)
        guard DayPhrase(reading: &day) != nil, let count = day.consumed else { return nil }
        if day.isAtEnd { return count }
        return words.dropFirst(count).first.map { WhenToken.reading($0).contains(where: isSurelyTime) } == true
            ? count + 1 : nil
    }

    /// Whether a piece is a time of day wherever it stands: "7pm", "19:30", "25:00".
    private static func isSurelyTime(_ token: WhenToken) -> Bool {
        switch token {
        case .clock(let reading): reading.half != nil || reading.isExact
        case .impossibleTime: true
        default: false
        }
    }

    private static func isOfDate(_ word: String) -> Bool {
        switch WhenToken.only(word) {
        case .month?, .weekday?, .ordinal?: true
        default: false
        }
    }
}
