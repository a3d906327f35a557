import Foundation
import Testing

@testable import MatrixProtocol

@Suite("JSON, at random")
struct JSONPropertyTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is read as it was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let value = generator.value(depth: 5)
            let bytes = value.encoded()
            var reader = JSONReader(bytes.span)
            let read = try reader.value()
            try reader.end()
            #expect(read == value)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is written so that Foundation reads the same strings`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let strings = (0..<200).map { _ in generator.string() }
        let bytes = JSONValue.array(strings.map { .string($0) }).encoded()
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String])
        #expect(read.map { Array($0.utf8) } == strings.map { Array($0.utf8) })
    }

    /// Foundation is stricter than we are in three things. It wants whole UTF-8, so it gets the text as we repair it. It
    /// wants surrogates in pairs, where we write U+FFFD. It refuses numbers that it cannot hold, which we can skip.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `is valid where Foundation finds it valid`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var refused = 0
        for _ in 0..<500 {
            let body = generator.mutate(generator.value(depth: 4).encoded())
            let repaired = String(decoding: body, as: UTF8.self)
            guard !repaired.lowercased().contains(/\\ud[89a-f]/) else { continue }
            do {
                _ = try JSONSerialization.jsonObject(with: Data(repaired.utf8), options: .fragmentsAllowed)
                #expect(isValid(body), "\(repaired)")
            } catch let error as NSError {
                let reason = try #require(error.userInfo["NSDebugDescription"] as? String)
                let isTooBig = reason.hasSuffix("is not representable in Swift.")
                #expect(isValid(body) == isTooBig, "\(reason) \(repaired)")
                refused += 1
            }
        }
        #expect((50..<450).contains(refused))
    }

    private func isValid(_ body: [UInt8]) -> Bool {
        var reader = JSONReader(body.span)
        do {
            try reader.skip()
            try reader.end()
            return true
        } catch {
            return false
        }
    }
}

extension SeededGenerator {
    /// A value with at most `depth` levels.
    fileprivate mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &self) {
        case 0: .string(string())
        case 1: .integer(Int64.random(in: .min ... .max, using: &self) >> Int64.random(in: 0..<64, using: &self))
        case 2: .boolean(Bool.random(using: &self))
        case 3: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            .object(
                (0..<Int.random(in: 0...4, using: &self)).map { _ in
                    JSONValue.Member(string(), value(depth: depth - 1))
                })
        }
    }
}

extension JSONReader {
    /// Reads any value that `JSONValue` can hold.
    fileprivate mutating func value() throws -> JSONValue? {
        switch try peek() {
        case UInt8(ascii: "{"):
            var members: [JSONValue.Member] = []
            _ = try beginObject()
            while let key = try nextKey() {
                let name = key.string
                members.append(JSONValue.Member(name, try #require(try value())))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            _ = try beginArray()
            while try nextElement() { elements.append(try #require(try value())) }
            return .array(elements)
        case UInt8(ascii: "\""): return try string().map { .string($0) }
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return try boolean().map { .boolean($0) }
        default: return try integer().map { .integer($0) }
        }
    }
}
