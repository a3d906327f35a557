import Foundation
import Organising
import StewardCore

/// Tidies an announcement as people paste it: takes out bullets, pictures, lines of dashes and asterisks, and the words
/// of courtesy around it, and begins a new line before each label.
enum PastedText {
    static func tidied(_ written: String) -> String {
        // Who writes a title between quotation marks means the rest literally too.
        if written.prefix(while: { !$0.isNewline }).contains("\"") { return written }
        var isQuoted = false
        var lines = written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
            undecorated(line, &isQuoted).split(omittingEmptySubsequences: false) { $0 == "\n" }.map(String.init)
        }
        Courtesy.take(outOf: &lines)
        return lines.joined(separator: "\n")
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
        let words = line.parts()
        let areLabels = words.count { $0.first.map(isLabel) == true } > 1
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
            if separators.contains(String(word)) {
                endPart(",", of: &kept)
                continue
            }
            // "Date ▶ Sunday 21 June"
            if pointers.contains(String(word)), PosterLabel.read(kept.joined(separator: " ") + ":") != nil {
                endPart(":", of: &kept)
                continue
            }
            let bare = word.drop { isDecoration($0) }
            let isPicture = bare.isEmpty && word.contains(where: isSymbol)
            if isPicture || word.prefix(word.count - bare.count).contains(where: isLabel), !kept.isEmpty,
                kept.last != "\n"
            {
                kept.append("\n")
            }
            if index == 0 || areLabels, let name = word.first.flatMap(name) {
                let behind = bare.isEmpty ? words.dropFirst(index + 1).first ?? "" : bare
                let isSaid = behind.first.map { $0.isLetter || $0.isNumber || $0 == "£" } == true
                if isSaid,
                    PosterLabel.read(
                        words[(bare.isEmpty ? index + 1 : index)...].joined(separator: " ").drop { isDecoration($0) })
                        == nil
                {
                    kept.append(name)
                }
            }
            if bare.isEmpty { continue }
            var rest = bare
            let mark = rest.last.flatMap { ",.;:!?".contains($0) ? rest.removeLast() : nil }
            while let last = rest.last, isDecoration(last) { rest.removeLast() }
            if rest.isEmpty {
                mark.map { endPart($0, of: &kept) }
            } else {
                kept.append(String(rest) + (mark.map(String.init) ?? ""))
            }
        }
        if kept.allSatisfy({ $0.allSatisfy { "-–—=_*.".contains($0) } }) { return "" }
        if kept.last == "\n" { kept.removeLast() }
        return kept.joined(separator: " ").replacing(" \n ", with: "\n").replacing("\n ", with: "\n")
    }

    /// Ends the last part with a mark, unless another one ends it already.
    private static func endPart(_ mark: Character, of kept: inout [String]) {
        guard let last = kept.last, let end = last.last, !",.;:!?\n".contains(end) else { return }
        kept[kept.count - 1] = last + String(mark)
    }

    /// Whether a sign only adorns: a picture, a star, an asterisk or an underscore around words.
    private static func isDecoration(_ character: Character) -> Bool {
        if character == "*" || character == "_" || character == "→" || character == "~" { return true }
        return isSymbol(character)
    }

    private static func isSymbol(_ character: Character) -> Bool {
        character.unicodeScalars.contains { scalar in
            scalar.value > 0xA9 && scalar.properties.generalCategory == .otherSymbol
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
        "colleagues", "siblings", "steward", "morning", "evening", "afternoon", "both", "again",
    ]
    private static let asking: Set<String> = {
        let askers = [
            "please", "pls", "can you", "could you", "would you", "can we", "could we", "can i", "could i",
            "please can you", "please could you", "can you please", "could you please", "i'd like to",
            "i would like to",
            "we'd like to", "we would like to", "i want to", "we want to",
        ]
        let deeds = [
            "announce", "post", "put out", "put up", "share", "advertise", "publicise", "publish", "add", "list",
            "send out", "send round", "put in", "put on the list", "tell people about", "tell everyone about",
            "let people know about", "let everyone know about",
        ]
        return Set(askers.flatMap { asker in deeds.map { "\(asker) \($0)" } })
    }()
    private static let having: Set<String> = [
        "join us for", "join us at", "come and join us for", "come along to", "there's", "there is", "there will be",
        "there'll be", "you're invited to", "you are invited to", "all welcome to",
    ]
    private static let objects: Set<String> = ["this", "that", "following", "about", "event", "a", "an", "our", "the"]
    /// Lines that say nothing by themselves.
    private static let empty: Set<String> = [
        "save the date", "reminder", "new event", "event", "date for your diary", "dates for your diary", "hi all",
        "hello all", "announcement", "coming up", "upcoming event", "all", "everyone",
    ]
    private static let endings: Set<String> = [
        "thanks", "thank you", "many thanks", "cheers", "ta", "thanks so much", "thank you so much", "thanks all",
        "thanks in advance", "in solidarity", "solidarity", "yours in solidarity", "love and solidarity",
        "best wishes", "best", "kind regards", "regards", "all the best", "warm wishes", "love", "yours", "x", "xx",
        "xxx",
        "thx", "much appreciated",
    ]
    private static let handing: Set<String> = ["display", "circulate", "forward", "print", "share", "read", "pass"]
    /// The most words of a greeting, of a phrase above, and of the name below "Best wishes".
    private static let (longestGreeting, longestPhrase, longestName) = (3, 7, 3)

    static func take(outOf lines: inout [String]) {
        takeBeginning(outOf: &lines)
        takeGreeting(outOf: &lines)
        takeEnd(outOf: &lines)
    }

    private static let forwarding = ["Fwd: ", "FWD: ", "fwd: ", "Fw: ", "FW: ", "Re: ", "RE: "]

    /// Takes a greeting on a line of its own below the first, which may be the word for a kind.
    private static func takeGreeting(outOf lines: inout [String]) {
        let written = lines.indices.filter { !Words(lines[$0]).isEmpty }
        guard written.count > 2 else { return }
        let line = Words(lines[written[1]])
        let isGreeting =
            greetings.contains(line.folded.first ?? "") && line.folded.count <= longestGreeting
            && line.text.hasSuffix(",")
        guard isGreeting || isForPrinting(line) else { return }
        lines[written[1]] = ""
    }

    private static func takeBeginning(outOf lines: inout [String]) {
        for index in lines.indices {
            guard let mark = forwarding.first(where: lines[index].hasPrefix) else { continue }
            lines[index].removeFirst(mark.count)
        }
        for _ in 0..<4 {
            guard let index = lines.firstIndex(where: { !Words($0).isEmpty }) else { return }
            let line = Words(lines[index])
            guard let count = length(line), line.folded.count > count || lines.count > index + 1 else { return }
            lines[index] = line.folded.count > count ? line.text(after: count) : ""
        }
    }

    /// Whether a line is for whoever hands it on: "Please display on noticeboards".
    private static func isForPrinting(_ line: Words) -> Bool {
        line.folded.first == "please" && line.folded.count > 1 && handing.contains(line.folded[1])
            && line.folded.count <= longestPhrase && !line.text.contains { ",:".contains($0) }
    }

    /// How many words at the start of a line are a greeting or the like; nil if none are.
    private static func length(_ line: Words) -> Int? {
        let folded = line.folded
        if isForPrinting(line) { return folded.count }
        if empty.contains(folded.joined(separator: " ")) { return folded.count }
        let first = folded.first ?? ""
        let isEnd = { (index: Int) in line.written(index).last.map { ",!:.".contains($0) } == true }
        if greetings.contains(first.trimmingPunctuation()) {
            let end = folded.indices.prefix(longestGreeting).first(where: isEnd).map { $0 + 1 }
            let count = end ?? (folded.count <= longestGreeting ? folded.count : 0)
            let isGreeted =
                !ofTitles.contains(first.trimmingPunctuation()) || count == 1
                || folded[..<count].dropFirst().allSatisfy(greeted.contains)
            if count > 0, isGreeted { return count }
        }
        for count in (1...longestPhrase).reversed() where count <= folded.count {
            let phrase = folded[..<count].joined(separator: " ")
            let isLabel = empty.contains(phrase) && line.written(count - 1).hasSuffix(":")
            guard asking.contains(phrase) || having.contains(phrase) || isLabel else { continue }
            if isLabel || isEnd(count - 1) { return count }
            let more = folded[count...].prefix(2).prefix { objects.contains($0) }.count
            // "Please announce The Big Debate" has its article in the title.
            return asking.contains(phrase) && ["a", "an", "the", "our"].contains(folded.dropFirst(count).first)
                ? count : count + more
        }
        return nil
    }

    private static func takeEnd(outOf lines: inout [String]) {
        let written = lines.indices.filter { !Words(lines[$0]).isEmpty }
        guard let last = written.last else { return }
        let line = Words(lines[last])
        if written.count > 1, endings.contains(line.folded.joined(separator: " ")) {
            lines[last] = ""
        } else if written.count > 2, let before = written.dropLast().last,
            endings.contains(Words(lines[before]).folded.joined(separator: " ")),
            line.folded.count <= longestName, !line.text.contains(where: \.isNumber)
        {
            (lines[before], lines[last]) = ("", "")
        } else {
            let sentences = AnnouncedPlace.sentences(of: lines[last])
            guard sentences.count > 1, let end = sentences.last,
                endings.contains(Words(end).folded.joined(separator: " "))
            else { return }
            lines[last] = sentences.dropLast().joined(separator: " ")
        }
    }
}
