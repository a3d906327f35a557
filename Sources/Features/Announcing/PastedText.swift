import Foundation
import Organising
import StewardCore

/// Tidies an announcement as people paste it: takes out bullets, pictures, lines of dashes and asterisks, and the words
/// of courtesy around it, and begins a new line before each label.
enum PastedText {
    static func tidied(_ written: String) -> String {
        // Who writes a title between quotation marks means the rest literally too.
        let isQuoting = written.utf8.contains(UInt8(ascii: "\""))
        if isQuoting, written.prefix(while: { !$0.isNewline }).contains("\"") { return written }
        var isQuoted = false
        var lines = written.lines(keepingEmpty: true).flatMap { line in
            if let (label, value) = dotted(line) { return ["\(label): \(value)"] }
            if isPlain(line), line.utf8.count(where: { $0 == UInt8(ascii: ":") }) < 3 {
                return [line.parts().joined(separator: " ")]
            }
            return undecorated(line, &isQuoted).split(omittingEmptySubsequences: false) { $0 == "\n" }.map(String.init)
        }
        Courtesy.take(outOf: &lines)
        return lines.joined(separator: "\n")
    }

    /// The label and the value around a row of dots: "Dates.......... 14 and 15 May"; nil for other lines.
    private static func dotted(_ line: Substring) -> (label: String, value: String)? {
        guard line.contains("..."), let start = line.firstRange(of: "...")?.lowerBound else { return nil }
        let label = String(line[..<start]).trimming()
        let value = String(line[start...].drop { $0 == "." }).trimming()
        guard !value.isEmpty, PosterLabel.read(label + ":") != nil else { return nil }
        return (label, value)
    }

    // MARK: Decoration

    /// Signs that stand between two parts of a line.
    private static let separators: Set<String> = ["|", "||", "•", "·", "//", "¦", "●", "▪", "~", "::"]
    private static let pointers: Set<String> = ["▶", "►", "➡", "→", "»", "▶️", "➡️", ">"]
    private static let bullets: Set<String> = [
        "-", "--", "–", "—", "•", "·", ">", "*", "o", "»", "→", "#", "##", "###",
    ]

    /// A line without decoration. A picture by itself, and one that stands for a label, such as a pin, begins a new line.
    private static func undecorated(_ line: Substring, _ isQuoted: inout Bool) -> String {
        var kept: [String] = []
        let words = withCommas(line.parts(), line)
        let areLabels = words.count { $0.first.map(isLabel) == true } > 1
        let isSlashed = words.count { $0 == "/" } > 1 && PosterLabel.read(line) == nil
        for (index, word) in words.enumerated() {
            let marks = word.unicodeScalars.count { $0 == "\"" || $0 == "“" || $0 == "”" }
            let isInside = isQuoted || marks > 0
            if !marks.isMultiple(of: 2) { isQuoted.toggle() }
            if isInside || word.contains("://") {
                kept.append(String(word))
                continue
            }
            // "2026-06-13T18:00-19:30" is a day and its hours.
            if word.utf8.count > 15, LocalDateTime(String(word.prefix(16))) != nil {
                kept.append("\(word.prefix(10)) \(word.dropFirst(11))")
                continue
            }
            if index == 0, words.count > 1, bullets.contains(String(word)) { continue }
            if separators.contains(String(word))
                || word == "/" && isSlashed && !isBetweenPrices(kept, words.dropFirst(index + 1).first)
            {
                endPart(line.contains(",") ? ";" : ",", of: &kept)
                continue
            }
            // "From the branch newsletter ↓"
            if word == "↓", index + 1 == words.count, index > 0 {
                endPart(":", of: &kept)
                continue
            }
            // "Date ▶ Sunday 21 June"
            if pointers.contains(String(word)), PosterLabel.read(kept.joined(separator: " ") + ":") != nil {
                endPart(":", of: &kept)
                continue
            }
            let bare = word.drop(while: isDecoration)
            let isPicture = bare.isEmpty && word.contains(where: isSymbol)
            if isPicture || word.prefix(word.count - bare.count).contains(where: isLabel), !kept.isEmpty,
                kept.last != "\n"
            {
                kept.append("\n")
            }
            if index == 0 || areLabels, let name = name(words[index...], bare) { kept.append(name) }
            if bare.isEmpty { continue }
            var rest = bare
            let mark = rest.last.flatMap { $0.isOne(of: ",.;:!?") ? rest.removeLast() : nil }
            while let last = rest.last, isDecoration(last) { rest.removeLast() }
            if rest.isEmpty {
                mark.map { endPart($0, of: &kept) }
            } else {
                kept.append(String(rest) + (mark.map(String.init) ?? ""))
            }
        }
        if kept.allSatisfy({ $0.allSatisfy { $0.isOne(of: "-–—=_*.") } }) { return "" }
        if kept.last == "\n" { kept.removeLast() }
        return lines(of: kept)
    }

    /// The words with commas where colons stand for them: "Coleraine: Wednesday 1 April: 7.30pm: film night".
    private static func withCommas(_ words: [Substring], _ line: Substring) -> [Substring] {
        guard words.count(where: { $0.hasSuffix(":") }) > 2, PosterLabel.read(line) == nil else { return words }
        return words.map { $0.hasSuffix(":") && $0.count > 1 ? $0.dropLast() + "," : $0 }
    }

    /// The label for which the picture at the start of words stands, if what follows it has none of its own.
    private static func name(_ words: ArraySlice<Substring>, _ bare: Substring) -> String? {
        guard let name = words.first?.first.flatMap(name) else { return nil }
        let behind = bare.isEmpty ? words.dropFirst().first ?? "" : bare
        let isSaid = behind.first.map { $0.isLetter || $0.isNumber || $0 == "£" } == true
        let value = words.dropFirst(bare.isEmpty ? 1 : 0).joined(separator: " ").drop { isDecoration($0) }
        return isSaid && PosterLabel.read(value) == nil ? name : nil
    }

    /// The words in a row, with a new line for each line feed among them.
    private static func lines(of words: [String]) -> String {
        let text = words.joined(separator: " ")
        return words.contains("\n") ? text.replacing(" \n ", with: "\n").replacing("\n ", with: "\n") : text
    }

    /// Whether a line has nothing that adorns it: words of letters and figures, perhaps with a mark behind them. Most lines
    /// are plain, and to go through their characters takes long.
    private static func isPlain(_ line: Substring) -> Bool {
        // A day and its hours in one word begin with a figure, and have 16 bytes at least.
        var (length, isNumber) = (0, false)
        for byte in line.utf8 {
            if byte == UInt8(ascii: " ") {
                (length, isNumber) = (0, false)
                continue
            }
            let isFigure = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            let isLetter = isFigure || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            guard isLetter || byte == UInt8(ascii: "(") || length > 0 && ",.;:!?')-&+".utf8.contains(byte) else {
                return false
            }
            if length == 0 { isNumber = isFigure }
            length += 1
            if isNumber, length > longestNumber { return false }
        }
        return !line.utf8.starts(with: "o ".utf8) && !line.utf8.starts(with: " ".utf8)
    }

    private static let longestNumber = 15

    /// Whether a slash stands between two prices: "£8 waged / £4 unwaged".
    private static func isBetweenPrices(_ before: [String], _ next: Substring?) -> Bool {
        next?.contains("£") == true && before.suffix(3).contains { $0.contains("£") }
    }

    /// Ends the last part with a mark, unless another one ends it already.
    private static func endPart(_ mark: Character, of kept: inout [String]) {
        guard let last = kept.last, let end = last.last, !end.isOne(of: ",.;:!?\n") else { return }
        kept[kept.count - 1] = last + String(mark)
    }

    /// Whether a sign only adorns: a picture, a star, an asterisk or an underscore around words.
    private static func isDecoration(_ character: Character) -> Bool {
        if character == "*" || character == "_" || character == "→" || character == "↓" || character == "~" {
            return true
        }
        return isSymbol(character)
    }

    private static func isSymbol(_ character: Character) -> Bool {
        character.unicodeScalars.contains { scalar in
            scalar.value > 0xA9 && scalar.properties.generalCategory == .otherSymbol
                || scalar.value == 0x203C || scalar.value == 0x2049
                || scalar.properties.isEmojiPresentation
        }
    }

    /// The pictures that stand for a day, a time, a place, a price or access.
    private static let labels: Set<UInt32> = [
        0x1F4C5, 0x1F4C6, 0x1F5D3, 0x23F0, 0x23F1, 0x23F2, 0x231A, 0x1F4CD, 0x1F4CC, 0x1F5FA, 0x1F39F, 0x1F3AB, 0x1F4B7,
        0x1F4B0, 0x1F3F7, 0x267F, 0x1F517, 0x1F4BB, 0x1F5A5, 0x1F6AA, 0x1F4DE, 0x260E, 0x1F4E7, 0x2709, 0x2139,
    ]

    /// The label for which a picture stands, if it leads to anything but a day or a time.
    private static func name(_ picture: Character) -> String? {
        switch picture.unicodeScalars.first?.value {
        case 0x267F: "Access:"
        case 0x1F4B7, 0x1F4B0, 0x1F4B5: "Cost:"
        case 0x1F4CD, 0x1F4CC: "Where:"
        default: nil
        }
    }

    private static func isLabel(_ character: Character) -> Bool {
        character.unicodeScalars.contains { labels.contains($0.value) || (0x1F550...0x1F567).contains($0.value) }
    }
}

/// The words of courtesy around an announcement, which are no part of it: "Hi all, can you put out: …", "Thanks, …".
enum Courtesy {
    private static let greetings: Set<String> = [
        "hi", "hello", "hey", "hiya", "dear", "morning", "evening", "afternoon", "good",
    ]
    /// Greetings that begin a title too: "Afternoon tea, …".
    private static let ofTitles: Set<String> = ["morning", "evening", "afternoon", "good"]
    private static let greeted: Set<String> = [
        "all", "everyone", "everybody", "folks", "comrades", "team", "friends", "guys", "there", "members", "people",
        "colleagues", "siblings", "steward", "morning", "evening", "afternoon", "both", "again", "pals", "gang", "lads",
        "peeps", "folk", "crew", "lovelies", "mates",
    ]
    /// Words that call people or begin to speak, with a comma behind them: "Comrades, we're …".
    private static let calling: Set<String> = [
        "comrades", "folks", "all", "everyone", "everybody", "friends", "siblings", "colleagues", "pals", "guys",
        "team",
        "right", "ok", "okay", "so", "well", "now", "listen", "members", "bab", "lads", "people", "anyway", "oh",
    ]
    /// Words with which a sentence goes on behind them, as a title such as "Friends, family and food" does not.
    private static let called: Set<String> = [
        "a", "an", "the", "we", "we're", "we've", "we'll", "we'm", "were", "our", "this", "there", "there's",
        "there'll",
        "please", "i", "it's", "its", "just", "you", "you're", "can", "could", "don't", "next", "on",
    ]
    private static let goingOn: Set<String> = ["we", "we're", "we've", "there's", "i", "i'm", "please", "can", "could"]
    private static let having: Set<String> = [
        "join us for", "join us at", "come and join us for", "come along to", "there's", "there is", "there will be",
        "there'll be", "there's going to be", "there is going to be", "there's gonna be", "theres gonna be",
        "you're invited to", "you are invited to",
        "all welcome to",
    ]
    private static let objects: Set<String> = ["this", "that", "following", "about", "event", "a", "an", "our", "the"]
    /// Lines that say nothing by themselves.
    private static let empty: Set<String> = [
        "save the date", "reminder", "new event", "event", "date for your diary", "dates for your diary", "hi all",
        "hello all", "announcement", "forwarded message", "original message", "begin forwarded message", "coming up",
        "upcoming event", "all", "everyone",
    ]
    /// Those of them that a dash may follow.
    private static let reminding: Set<String> = ["reminder", "save the date", "announcement", "date for your diary"]
    private static let endings: Set<String> = [
        "thanks", "thank you", "many thanks", "cheers", "ta", "thanks so much", "thank you so much", "thanks all",
        "thanks in advance", "in solidarity", "solidarity", "yours in solidarity", "love and solidarity",
        "best wishes", "best", "kind regards", "regards", "all the best", "warm wishes", "love", "yours", "x", "xx",
        "xxx",
        "thx", "much appreciated",
    ]
    /// Those of them that may end a line without a mark: "£15 a head thanks".
    private static let thanking: Set<String> = ["thanks", "thank you", "many thanks", "cheers", "ta", "thx", "please"]
    private static let handing: Set<String> = ["display", "circulate", "forward", "print", "share", "read", "pass"]
    /// The most words of a greeting, of a phrase above, and of the name below "Best wishes".
    private static let (longestGreeting, longestPhrase, longestName) = (3, 9, 3)
    /// Words of which one is in any preamble that ends with a colon, "Sorry for the late notice all:", and the others
    /// beside them.
    private static let (preambles, aroundPreambles): (Set<String>, Set<String>) = (
        [
            "can", "could", "would", "pls", "plz", "please", "sorry", "reminder", "notice", "quick", "me", "us", "hiya",
            "hi", "hello", "hey", "following", "post", "share", "heads-up", "fyi",
        ],
        [
            "u", "you", "i", "we", "someone", "get", "put", "add", "this", "that", "these", "the", "it", "out", "up",
            "on",
            "in", "for", "to", "from", "today", "tonight", "asap", "list", "diary", "calendar", "round", "thanks",
            "all",
            "folks", "everyone", "comrades", "late", "short", "one", "just", "a", "an", "our", "my", "say", "and", "if",
            "poss", "possible", "here", "here's", "heres", "is", "are", "details", "of", "another", "last", "minute",
            "little", "wee", "friendly", "update", "team", "steward", "event", "also", "about", "so", "very",
            "announce",
            "publicise", "advertise", "there", "no", "ta", "room", "rooms", "network", "members", "when", "get",
            "chance",
            "delay", "spam", "be", "great", "it'd", "able",
        ]
    )
    /// The most words of a preamble.
    private static let longestPreamble = 14

    static func take(outOf lines: inout [String]) {
        takeBeginning(outOf: &lines)
        takeGreeting(outOf: &lines)
        takeEnd(outOf: &lines)
    }

    private static let forwarding = ["Fwd: ", "FWD: ", "fwd: ", "Fw: ", "FW: ", "Re: ", "RE: "]

    /// Whether a line below a subject may be the title: a few words without a label, a greeting or a number.
    private static func isTitle(_ line: Words) -> Bool {
        (2...longestPhrase).contains(line.folded.count) && !line.text.contains { $0.isOne(of: ":,.") || $0.isNumber }
            && length(line) == nil
    }

    /// Takes a greeting on a line of its own below the first, which may be the word for a kind.
    private static func takeGreeting(outOf lines: inout [String]) {
        let written = lines.indices.filter { !Words.areNone(in: lines[$0]) }
        guard written.count > 2 else { return }
        let line = Words(lines[written[1]])
        let isGreeting =
            greetings.contains(line.folded.first ?? "") && line.folded.count <= longestGreeting
            && (line.text.hasSuffix(",") || line.folded.count > 1 && isGreeting(line, line.folded.count))
        let isEmpty = empty.contains(line.folded.filter { $0.contains(where: \.isLetter) }.joined(separator: " "))
        guard isGreeting || isEmpty || isForPrinting(line) else { return }
        lines[written[1]] = ""
    }

    private static func takeBeginning(outOf lines: inout [String]) {
        for index in lines.indices {
            guard let mark = forwarding.first(where: lines[index].hasPrefix) else { continue }
            lines[index].removeFirst(mark.count)
            // The subject of what is handed on stands above the title.
            let below = lines[(index + 1)...].filter { !Words.areNone(in: $0) }
            if below.count > 1, isTitle(Words(below[0])) { lines[index] = "" }
        }
        for _ in 0..<4 {
            guard let index = lines.firstIndex(where: { !Words.areNone(in: $0) }) else { return }
            let line = Words(lines[index])
            guard let count = length(line), line.folded.count > count || lines.count > index + 1 else { return }
            lines[index] = line.folded.count > count ? line.text(after: count) : ""
            if AnnouncingRequest.length(line.folded[...]) > 0 { takePlease(outOf: &lines[index]) }
        }
    }

    /// The words behind a kind without a call in front of them: "My lovelies, drag brunch is back!"
    static func uncalled(_ words: Words) -> Words {
        guard let count = length(Words(words.text.prefix { !$0.isNewline })), count < 4, count < words.folded.count,
            words.written(count - 1).hasSuffix(","), AnnouncingRequest.length(words.folded[...]) == 0,
            // "Comrades, on Saturday we are marching" says when first.
            words.folded[count] != "on", WhenReader.weekday(words.folded[count]) == nil
        else { return words }
        return words.dropFirst(count)
    }

    /// Takes "for me please?" at the end of the first sentence of a request.
    private static func takePlease(outOf line: inout String) {
        var sentences = AnnouncedPlace.sentences(of: line)
        // "May I announce a recital? Members of the choir will sing" asks no more behind the mark.
        if sentences.count > 1, sentences[0].hasSuffix("?") {
            sentences[0] = sentences[0].dropLast() + "."
            line = sentences.joined(separator: " ")
        }
        guard let first = sentences.first.map({ Words($0) }) else { return }
        let manners = first.folded.reversed().prefix { ["please", "for", "me", "us", "pls"].contains($0) }.count
        guard first.folded.suffix(manners).contains("for"), manners < first.folded.count else { return }
        // "Could you put a film night up for me"
        let isPut = ["put", "stick", "get"].contains { first.folded.prefix(4).contains($0) }
        let up = isPut && ["up", "out"].contains(first.folded.dropLast(manners).last) ? 1 : 0
        let asked = AnnouncedPlace.trimmed(first.text(before: first.folded.count - manners - up))
        line = ([asked + (sentences.count > 1 ? "." : "")] + sentences.dropFirst()).joined(separator: " ")
    }

    /// Whether a line is for whoever hands it on: "Please display on noticeboards".
    private static func isForPrinting(_ line: Words) -> Bool {
        line.folded.first == "please" && line.folded.count > 1 && handing.contains(line.folded[1])
            && line.folded.count <= longestPhrase && !line.text.contains { $0.isOne(of: ",:") }
    }

    /// Whether a line only says who handed the rest on: "Shared from the Trades Council".
    private static func isHandedOn(_ line: Words) -> Bool {
        ["shared", "forwarded"].contains(line.folded.first) && ["from", "by"].contains(line.folded.dropFirst().first)
            && line.folded.count <= longestPhrase && !line.text.contains { $0.isOne(of: ",:") || $0.isNumber }
    }

    /// How many words at the start of a line are a greeting or the like; nil if none are.
    private static func length(_ line: Words) -> Int? {
        let folded = line.folded
        if isForPrinting(line) || isHandedOn(line) { return folded.count }
        if empty.contains(folded.joined(separator: " ")) { return folded.count }
        let first = folded.first ?? ""
        if let preamble = preamble(line) { return preamble }
        if let call = call(line) ?? slot(line) { return call }
        let isEnd = { (index: Int) in line.written(index).last.map { $0.isOne(of: ",!:.") } == true }
        if greetings.contains(first.trimmingPunctuation()) {
            let end = folded.indices.prefix(longestGreeting).first(where: isEnd).map { $0 + 1 }
            let called = folded.dropFirst().prefix { greeted.contains($0) }.count
            // "hey pals were doing a quiz" has no mark.
            let isUnmarked = called > 0 || Self.called.contains(folded.dropFirst().first ?? "")
            let unmarked = isUnmarked && !ofTitles.contains(first) ? 1 + called : 0
            let count = end ?? (folded.count <= longestGreeting ? folded.count : unmarked)
            let isGreeted =
                !ofTitles.contains(first.trimmingPunctuation()) || count == 1
                || folded[..<count].dropFirst().allSatisfy(greeted.contains)
            if count > 0, isGreeted { return count }
        }
        let asked = AnnouncingRequest.length(folded[...])
        if asked > 0 {
            if isEnd(asked - 1) { return asked }
            let more = folded[asked...].prefix(2).prefix { objects.contains($0) }.count
            // "Please announce The Big Debate" has its article in the title.
            return ["a", "an", "the", "our"].contains(folded.dropFirst(asked).first) ? asked : asked + more
        }
        for count in (1...longestPhrase).reversed() where count <= folded.count {
            let phrase = folded[..<count].joined(separator: " ")
            let isDashed = count + 1 < folded.count && folded[count] == "-" && reminding.contains(phrase)
            if isDashed { return count + 1 }
            let isLabel = empty.contains(phrase) && line.written(count - 1).hasSuffix(":")
            guard having.contains(phrase) || isLabel else { continue }
            if isLabel || isEnd(count - 1) { return count }
            return count + folded[count...].prefix(2).prefix { objects.contains($0) }.count
        }
        return nil
    }

    /// How many words at the start call people or begin to speak; nil if none do.
    private static func call(_ line: Words) -> Int? {
        let folded = line.folded
        let first = folded.first ?? ""
        // "Alright all, …"
        if folded.count > 2, line.written(1).hasSuffix(","), line.written(0).last?.isLetter == true,
            ["all", "everyone", "everybody", "folks", "comrades"].contains(folded[1]),
            !["for", "and", "of", "the"].contains(first)
        {
            return 2
        }
        // "Right then, …"
        if folded.count > 2, calling.contains(first), line.written(1).hasSuffix(","),
            ["then", "so", "now", "folks", "all", "everyone"].contains(folded[1])
        {
            return 2
        }
        if folded.count > 1, calling.contains(first) {
            if line.written(0).hasSuffix(","), called.contains(folded[1]) { return 1 }
            // "Folks we need bodies at the rally" has no mark.
            if greeted.contains(first), goingOn.contains(folded[1]) { return 1 }
        }
        // "Folks, Swansea's first open mic for years"
        if folded.count > 5, ["folks", "comrades", "everyone", "everybody", "lads", "pals"].contains(first),
            line.written(0).hasSuffix(","), line.written(1).first?.isUppercase == true,
            ["'s", "’s"].contains(where: line.written(1).hasSuffix)
        {
            return 1
        }
        if folded.starts(with: ["aye", "so"]), folded.count > 2 { return 2 }
        // "My lovelies, …"
        if first == "my", folded.count > 2, line.written(1).hasSuffix(","), folded[1].hasSuffix("s") { return 2 }
        return nil
    }

    /// How many words at the start only lead to what follows a colon or, if they ask for something, a dash: "pls can u put
    /// up:", "A quick one from me:"; nil if none do.
    private static func preamble(_ line: Words) -> Int? {
        let folded = line.folded
        let end = folded.indices.prefix(longestPreamble).first { index in
            !preambles.contains(folded[index]) && !aroundPreambles.contains(folded[index])
                || line.written(index).hasSuffix(":")
        }
        guard let end, end > 0, end + 1 < folded.count else { return nil }
        let isColon = line.written(end).hasSuffix(":")
        let isDash = folded[end] == "-" && folded[..<end].contains { ["can", "could", "pls", "please"].contains($0) }
        let said = folded[...end]
        guard isColon || isDash, said.contains(where: preambles.contains),
            said.dropLast().allSatisfy({ preambles.contains($0) || aroundPreambles.contains($0) }),
            isDash || preambles.contains(folded[end]) || aroundPreambles.contains(folded[end])
        else { return nil }
        return end + 1
    }

    /// How many words at the start ask for a place in a list: "Can I book a slot in the newsletter thingy for"; nil if
    /// none do.
    private static func slot(_ line: Words) -> Int? {
        let folded = line.folded.prefix(longestPreamble)
        guard ["can", "could", "may"].contains(folded.first), let slot = folded.firstIndex(of: "slot"), slot < 6,
            let end = folded[slot...].firstIndex(of: "for"), end + 1 < folded.count
        else { return nil }
        return end + 1
    }

    /// Whether so many words at the start only greet or call somebody.
    static func isGreeting(_ words: Words, _ count: Int) -> Bool {
        words.folded[..<count].allSatisfy { word in
            let word = word.trimmingPunctuation()
            return greetings.contains(word) || greeted.contains(word) || calling.contains(word)
        }
    }

    /// Whether a sentence is thanks and the name of whoever writes: "Many thanks, Margaret".
    private static func isSigned(_ sentence: Words) -> Bool {
        guard let end = sentence.folded.indices.first(where: { sentence.written($0).hasSuffix(",") }) else {
            return false
        }
        return sentence.folded.count - end - 1 <= longestName
            && endings.contains(sentence.folded[...end].joined(separator: " "))
    }

    private static func takeEnd(outOf lines: inout [String]) {
        let written = lines.indices.filter { !Words.areNone(in: lines[$0]) }
        guard let last = written.last else { return }
        var line = Words(lines[last])
        let request = AnnouncingRequest.length(endOf: line)
        if request > 0, request < line.folded.count {
            lines[last] = AnnouncedPlace.trimmed(line.text(before: line.folded.count - request), keeping: ".!?")
            line = Words(lines[last])
        }
        if written.count > 1, endings.contains(line.folded.joined(separator: " ")) {
            lines[last] = ""
        } else if written.count > 2, let before = written.dropLast().last,
            endings.contains(Words(lines[before]).folded.joined(separator: " ")),
            line.folded.count <= longestName, !line.text.contains(where: \.isNumber)
        {
            (lines[before], lines[last]) = ("", "")
        } else {
            let sentences = AnnouncedPlace.sentences(of: lines[last])
            if sentences.count > 1, let end = sentences.last.map({ Words($0) }),
                endings.contains(end.folded.joined(separator: " ")) || isSigned(end)
            {
                lines[last] = sentences.dropLast().joined(separator: " ")
            } else if written.count == 1, line.folded.count > longestPhrase,
                let count = (1...2).first(where: { thanking.contains(line.folded.suffix($0).joined(separator: " ")) })
            {
                lines[last] = AnnouncedPlace.trimmed(line.text(before: line.folded.count - count), keeping: ".!?")
            }
        }
    }
}
