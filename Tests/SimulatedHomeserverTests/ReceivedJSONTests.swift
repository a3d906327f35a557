import Foundation
import SimulatedHomeserver
import Testing

@Suite("Received JSON") struct ReceivedJSONTests {
    @Test(
        arguments: [
            (
                #"{"a":[1,-2.5,true,null,"x\n\u00e9\ud83d\ude00"]}"#,
                .object(["a": .array([.integer(1), .fraction(-2.5), .boolean(true), .null, .string("x\né😀")])])
            ),
            (#" [ ] "#, .array([])),
            (#""plain""#, .string("plain")),
        ] as [(String, ReceivedJSON)])
    func whatIsJSONIsRead(_ text: String, _ value: ReceivedJSON) { #expect(ReceivedJSON(Array(text.utf8)) == value) }

    @Test(arguments: ["", "{", "[1,]", "{\"a\"}", "\"\\ud83d\"", "tru", "1 2", "\"a\nb\"", "{'a':1}", "+1", "nan"])
    func whatIsNotJSONIsRefused(_ text: String) { #expect(ReceivedJSON(Array(text.utf8)) == nil) }

    @Test func anyDamageToAnAnswerIsReadAsFoundationReadsIt() {
        let sample = Array(#"{"a":[1,-2.5e3,true,null,"x\né😀"],"b":{"c":"d","e":[{},[]]}}"#.utf8)
        var random = SeededRandom(seed: 7)
        for _ in 0..<2_000 {
            var bytes = sample
            for _ in 0..<2 {
                bytes[Int.random(in: bytes.indices, using: &random)] =
                    "{}[]\",:\\e0u1 x".utf8.randomElement(using: &random) ?? 0
            }
            let expected = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            #expect((ReceivedJSON(bytes) != nil) == expected, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
