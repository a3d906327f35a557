import Foundation
import MatrixProtocol
import TestKit
import Testing

@Suite("The Matrix specification", .enabled(if: Specification.isAvailable, Specification.need))
struct SpecificationTests {
    private func question(_ rule: RequestExample.Rule, _ body: Any) -> [String: Any] {
        switch rule {
        case .event(let schema): ["kind": "event", "schema": schema, "content": body]
        case .operation(let method, let path, let keys):
            ["kind": "operation", "method": method, "path": path, "under": keys, "body": body]
        }
    }

    @Test func `allows everything that Steward sends`() throws {
        let examples = RequestExample.messages + RequestExample.others
        let answers = try Specification.ask(
            examples.map { question($0.rule, try JSONSerialization.jsonObject(with: Data($0.body.encoded()))) })
        #expect(answers.count == examples.count)
        for (example, answer) in zip(examples, answers) {
            #expect(answer["errors"] as? [String] == [], "\(example.name)")
        }
    }

    @Test func `is really asked: each of the same bodies with one slip is refused`() throws {
        let slips: [(RequestExample, [String: Any])] = [
            (RequestExample.messages[0], ["msgtype": "m.notice"]),
            (RequestExample.messages[1], ["msgtype": "m.texts", "body": "x"]),
            (try #require(RequestExample.messages.last), ["m.relates_to": ["rel_type": "m.annotate"]]),
            (RequestExample.others[0], ["raeson": "x"]),
            (RequestExample.others[0], ["power_level_content_override": ["usrs_default": 0]]),
            (RequestExample.others[2], ["thread_id": 7]),
            (RequestExample.others[5], ["room": ["room": []]]),
            (try #require(RequestExample.others.last), ["lazy_load_member": true]),
        ]
        for answer in try Specification.ask(slips.map { question($0.rule, $1) }) {
            #expect((answer["errors"] as? [String])?.isEmpty == false)
        }
    }

    @Test func `shows examples that are each read as what they are`() throws {
        let answer = try #require(try Specification.ask([["kind": "examples"]]).first)
        let examples = try #require(answer["examples"] as? [[String: Any]])
        #expect(examples.count > 50)
        for example in examples {
            let name = try #require(example["name"] as? String)
            let json = try JSONSerialization.data(withJSONObject: try #require(example["event"]))
            let (event, skipped) = try decodeEvent(String(decoding: json, as: UTF8.self))
            #expect(isRead(name, event?.content), "\(name): \(String(describing: event)) \(skipped?.reason ?? "")")
        }
    }

    /// Whether `content` fits the example called `name`; account data and its like are no events of a timeline.
    private func isRead(_ name: String, _ content: EventContent?) -> Bool {
        switch (name.split(separator: "$").first, content) {
        case ("m.room.message", .message(let message)): name == "m.room.message$\(message.type)"
        case ("m.room.member", .member), ("m.room.redaction", .redaction), ("m.reaction", .reaction),
            ("m.room.encrypted", .encrypted), ("m.room.name", .name(isSet: true)), ("m.room.tombstone", .tombstone),
            ("m.room.power_levels", .powerLevels), ("m.room.encryption", .encryption):
            true
        case ("m.room.create", .create(let creation)): creation.predecessor != nil
        case ("m.room.message", _), ("m.room.member", _), ("m.room.redaction", _), ("m.reaction", _),
            ("m.room.encrypted", _), ("m.room.name", _), ("m.room.tombstone", _), ("m.room.power_levels", _),
            ("m.room.create", _), ("m.room.encryption", _):
            false
        default: content == .other || content == nil
        }
    }
}
