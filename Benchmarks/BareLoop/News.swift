import Glibc

/// A command in a room.
struct Command {
    let room: String
    let event: String

    /// The words that Steward answers `!about` with, so that both send the same bytes.
    var reply: String {
        """
        {"msgtype":"m.notice","body":"\(Self.plain)","format":"org.matrix.custom.html","formatted_body":"\(Self.html)",\
        "m.mentions":{},"m.relates_to":{"m.in_reply_to":{"event_id":"\(event)"}}}
        """
    }

    private static let plain = #"""
        I am Steward, the organising bot of our network (United Kingdom).\nI tell you what is on, which picket lines \#
        need people and who could speak. Type !help.\nI keep as little as I can: your Matrix id for a week after a \#
        command, and what you choose to tell me.\nI don't keep names, and I don't log what you write.
        """#
    private static let html = #"""
        <p>I am <strong>Steward</strong>, the organising bot of our network (United Kingdom).<br>I tell you what is \#
        on, which picket lines need people and who could speak. Type <code>!help</code>.<br>I keep as little as I can: \#
        your Matrix id for a week after a command, and what you choose to tell me.<br>I don't keep names, and I don't \#
        log what you write.</p>
        """#
}

/// What a sync response says about commands, found by looking for a few words in it.
///
/// It relies on how the simulated homeserver orders its fields; a real reader may not.
struct News {
    private(set) var commands: [Command] = []
    private(set) var newestOfEachRoom: [Command] = []
    let position: String

    init(_ bytes: UnsafeRawBufferPointer) {
        position = bytes.text(from: bytes.end(of: "\"next_batch\":\"", from: 0) ?? 0)
        var place = 0
        while let summary = bytes.end(of: "\":{\"summary\":", from: place) {
            let room = bytes.text(upTo: summary - "\":{\"summary\":".utf8.count)
            let end = bytes.end(of: "\":{\"summary\":", from: summary) ?? bytes.count
            let count = commands.count
            takeCommands(UnsafeRawBufferPointer(rebasing: bytes[summary..<end]), room)
            if commands.count > count, let newest = commands.last { newestOfEachRoom.append(newest) }
            place = summary
        }
    }

    private mutating func takeCommands(_ bytes: UnsafeRawBufferPointer, _ room: String) {
        var place = 0
        while let start = bytes.end(of: "\"event_id\":\"", from: place) {
            let end = bytes.end(of: "\"event_id\":\"", from: start) ?? bytes.count
            let event = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            if event.end(of: "\"msgtype\":\"m.text\",\"body\":\"!", from: 0) != nil {
                commands.append(Command(room: room, event: event.text(from: 0)))
            }
            place = start
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The place after the next `word`, which begins with a quotation mark.
    fileprivate func end(of word: StaticString, from place: Int) -> Int? {
        guard let start = baseAddress else { return nil }
        let length = word.utf8CodeUnitCount
        var place = place
        while count - place >= length, let quote = memchr(start + place, 0x22, count - place - length + 1) {
            if memcmp(quote, word.utf8Start, length) == 0 { return UnsafeRawPointer(quote) - start + length }
            place = UnsafeRawPointer(quote) - start + 1
        }
        return nil
    }

    /// The text from `place` to the next quotation mark.
    fileprivate func text(from place: Int) -> String {
        String(decoding: self[place...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// The text from the last quotation mark before `place` to there.
    fileprivate func text(upTo place: Int) -> String {
        String(
            decoding: self[..<place].suffix(300).reversed().prefix { $0 != UInt8(ascii: "\"") }.reversed(),
            as: UTF8.self)
    }
}
