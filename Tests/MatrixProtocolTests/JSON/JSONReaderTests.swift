import Testing

@testable import MatrixProtocol

@Suite("The JSON reader")
struct JSONReaderTests {
    private func string(_ bytes: [UInt8]) throws -> String? {
        var reader = JSONReader(bytes.span)
        let string = try reader.string()
        try reader.end()
        return string
    }

    @Test(
        arguments: [
            (#""""#, ""), (#""tea""#, "tea"), (#" "café 🌈" "#, "café 🌈"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83c\udf08""#, "🌈"), (#""\uD83C\uDF08!""#, "🌈!"),
            (#""\ud83c""#, "\u{FFFD}"), (#""\udf08""#, "\u{FFFD}"), (#""\ud83c\n""#, "\u{FFFD}\n"),
            (#""\ud83cx""#, "\u{FFFD}x"), (#""\ud83c\ud83c\udf08""#, "\u{FFFD}🌈"), (#""\ud83c\u0041""#, "\u{FFFD}A"),
            (#""\ud83c\uDF""#, nil), (#""\u0000""#, "\0"), (#""\u12""#, nil), (#""\u12g4""#, nil), (#""\x""#, nil),
            (#""\""#, nil), (#"""#, nil), ("\"a\nb\"", nil), ("\"a\u{7F}b\"", "a\u{7F}b"),
        ] as [(String, String?)])
    func `reads strings and their escapes`(json: String, expected: String?) throws {
        if let expected {
            let read = try string(Array(json.utf8))
            #expect(read.map { Array($0.utf8) } == Array(expected.utf8))
        } else {
            #expect(throws: MalformedBody.self) { try string(Array(json.utf8)) }
        }
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], "\u{FFFD}"), ([0x22, 0x61, 0xC3, 0x22], "a\u{FFFD}"),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0x22, 0xC3, 0x5C, 0x6E, 0x22], "\u{FFFD}\n"),
        ] as [([UInt8], String)])
    func `repairs bytes that are not UTF-8`(bytes: [UInt8], expected: String) throws {
        #expect(try string(bytes) == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("1700000000000", 1_700_000_000_000),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("1.0", 1), ("1e3", 1000), ("-2.50E+1", -25),
            ("120e-1", 12), ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551617", nil),
            ("99999999999999999999999999", nil), ("1.5", nil), ("1e400", nil), ("1e-400", 0), ("\"1\"", nil),
            ("true", nil),
            ("null", nil), ("[1]", nil), ("{\"a\":1}", nil),
        ] as [(String, Int64?)])
    func `reads whole numbers, however they are written, and nothing else as one`(json: String, expected: Int64?) throws
    {
        let bytes = Array(json.utf8)
        var reader = JSONReader(bytes.span)
        let value = try reader.integer()
        try reader.end()
        #expect(value == expected)
    }

    @Test(
        arguments: [("true", true), ("false", false), ("null", nil), ("0", nil), ("\"true\"", nil)] as [(String, Bool?)]
    )
    func `reads truth values, and nothing else as one`(json: String, expected: Bool?) throws {
        let bytes = Array(json.utf8)
        var reader = JSONReader(bytes.span)
        let value = try reader.boolean()
        try reader.end()
        #expect(value == expected)
    }

    @Test(arguments: [
        ("", 0, MalformedBody.Problem.endsTooEarly), ("  ", 2, .endsTooEarly), ("[1,]", 3, .unexpectedByte),
        ("[,1]", 1, .unexpectedByte), ("[1 2]", 3, .unexpectedByte), ("{\"a\":1,}", 7, .unexpectedByte),
        ("{\"a\" 1}", 5, .unexpectedByte), ("{a:1}", 1, .unexpectedByte), ("{\"a\":}", 5, .unexpectedByte),
        ("{\"a\":1 \"b\":2}", 7, .unexpectedByte), ("[1}", 2, .unexpectedByte), ("01", 2, .badNumber),
        ("-", 1, .endsTooEarly), ("+1", 0, .unexpectedByte), (".5", 0, .unexpectedByte), ("1.", 2, .endsTooEarly),
        ("1.x", 2, .badNumber), ("1e", 2, .endsTooEarly), ("1e+", 3, .endsTooEarly), ("nul", 3, .endsTooEarly),
        ("nulx", 3, .unexpectedByte), ("True", 0, .unexpectedByte), ("'a'", 0, .unexpectedByte),
        ("\u{FEFF}1", 0, .unexpectedByte), ("[1] ]", 4, .trailingBytes), ("1\u{0}", 1, .trailingBytes),
        ("[\u{B}1]", 1, .unexpectedByte), ("\"a\tb\"", 2, .controlCharacter), ("\"\\q\"", 2, .badEscape),
    ])
    func `names the place of whatever JSON does not allow`(
        json: String, offset: Int, problem: MalformedBody.Problem
    ) {
        let bytes = Array(json.utf8)
        #expect(throws: MalformedBody(offset: offset, problem: problem)) {
            var reader = JSONReader(bytes.span)
            try reader.skip()
            try reader.end()
        }
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `follows values nested to its limit, reads over deeper ones, and says so`(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)).utf8)
        }
        for (depth, isTooDeep) in [(JSONReader.deepest, false), (JSONReader.deepest + 1, true), (100_000, true)] {
            let bytes = nested(depth)
            var reader = JSONReader(bytes.span)
            try reader.skip()
            try reader.end()
            #expect(reader.isTooDeep == isTooDeep)
        }

        let bottomless = nested(JSONReader.bottom + 1)
        #expect(throws: MalformedBody(offset: JSONReader.bottom * opening.utf8.count, problem: .tooDeep)) {
            var reader = JSONReader(bottomless.span)
            try reader.skip()
        }
        let unclosed = bottomless[..<((JSONReader.deepest + 9) * opening.utf8.count)].map(\.self)
        #expect(throws: MalformedBody(offset: unclosed.count, problem: .endsTooEarly)) {
            var reader = JSONReader(unclosed.span)
            try reader.skip()
        }
    }

    @Test(arguments: ["]", "}", "1", "[}", "{\"a\":]"])
    func `finds what is wrong with JSON below its limit`(wrong: String) throws {
        let bytes = Array((String(repeating: "[", count: JSONReader.deepest + 5) + "1," + wrong + "]]").utf8)
        #expect(throws: MalformedBody.self) {
            var reader = JSONReader(bytes.span)
            try reader.skip()
        }
    }

    @Test func `knows a key by its characters, escaped or not`() throws {
        let bytes = Array(#"{"type":1,"\u0074yp\u0065":2,"typ":3,"types":4,"":5,"é":6}"#.utf8)
        var reader = JSONReader(bytes.span)
        var found: [Int64] = []
        var others: [String] = []
        #expect(try reader.beginObject())
        while let key = try reader.nextKey() {
            switch key {
            case "type": found.append(try #require(try reader.integer()))
            default:
                others.append(key.string)
                try reader.skip()
            }
        }
        #expect(found == [1, 2])
        #expect(others == ["typ", "types", "", "é"])
    }

    @Test func `reads over a value of another kind and stands behind it`() throws {
        let bytes = Array(#"[{"a":[1,{}]},[2],"x",7,true,8]"#.utf8)
        var reader = JSONReader(bytes.span)
        #expect(try reader.beginArray())
        #expect(try reader.nextElement() && reader.string() == nil)
        #expect(try reader.nextElement() && reader.integer() == nil)
        #expect(try reader.nextElement() && reader.beginObject() == false)
        #expect(try reader.nextElement() && reader.beginArray() == false)
        #expect(try reader.nextElement() && reader.string() == nil)
        #expect(try reader.nextElement() && reader.integer() == 8)
        #expect(try reader.nextElement() == false)
        try reader.end()
    }
}
