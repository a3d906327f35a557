/// Events and sections that are JSON but not what the specification says they are.
enum IllTyped {
    /// Further sections at the top of an answer.
    static let sections = #","presence":7,"to_device":[],"device_lists":"none","account_data":{"events":{}}"#

    private static let events = [
        #"null"#, #"42"#, #""text""#, #"[]"#, #"{}"#,
        #"{"type":7,"event_id":"$odd1","sender":"@odd:example.org","origin_server_ts":1,"content":{}}"#,
        #"{"type":"m.room.message","event_id":"$odd2","sender":"@odd:example.org","origin_server_ts":1,"content":"!help"}"#,
        #"{"type":"m.room.message","event_id":"$odd3","sender":null,"origin_server_ts":1,"content":{"msgtype":"m.text","body":"!help"}}"#,
        #"{"type":"m.room.message","event_id":"$odd4","sender":"@odd:example.org","origin_server_ts":"1","content":{"msgtype":"m.text","body":"!help"}}"#,
        #"{"type":"m.room.message","event_id":"$odd5","sender":"@odd:example.org","origin_server_ts":1,"content":{"msgtype":["m.text"],"body":{"!help":1}}}"#,
        #"{"type":"m.room.message","event_id":5,"sender":"@odd:example.org","origin_server_ts":1,"content":{"msgtype":"m.text","body":"!help"}}"#,
        #"{"type":"m.room.message","event_id":"$odd6","sender":"@odd:example.org","origin_server_ts":1e400,"content":{"msgtype":"m.text","body":"!help","m.relates_to":[]}}"#,
        #"{"type":"m.room.member","event_id":"$odd7","sender":"@odd:example.org","origin_server_ts":1,"state_key":3,"content":{"membership":"join"}}"#,
        #"{"type":"m.room.member","event_id":"$odd8","sender":"@odd:example.org","origin_server_ts":1,"state_key":"@odd:example.org","content":{"membership":"here"}}"#,
        #"{"type":"m.room.redaction","event_id":"$odd9","sender":"@odd:example.org","origin_server_ts":1,"redacts":{},"content":{"redacts":9}}"#,
        #"{"type":"m.room.tombstone","event_id":"$odd10","sender":"@odd:example.org","origin_server_ts":1,"state_key":"","content":{"replacement_room":false}}"#,
    ]

    static func write(to output: inout [UInt8]) {
        for event in events {
            output.jsonSeparator()
            output.json(event)
        }
    }
}
