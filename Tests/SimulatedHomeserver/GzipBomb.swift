extension Answer {
    /// A success whose body is spaces, `mebibytes` of them once unpacked.
    ///
    /// One block of fixed Huffman codes (RFC 1951, section 3.2.6) in a gzip member (RFC 1952) whose check sum is wrong:
    /// nobody is to read that far.
    static func gzipBomb(mebibytes: Int) -> Answer {
        var answer = Answer([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
        var bits = BitWriter()
        bits.write(0b011, count: 3)
        // Codes stand with their highest bit first: a space (0101 0000), and then 258 times the byte before it, as length
        // code 285 (1100 0101) and distance code 0 (0 0000).
        bits.write(0b0000_1010, count: 8)
        for _ in 0..<(mebibytes << 20) / 258 { bits.write(0b1010_0011, count: 13) }
        bits.write(0, count: 7)
        answer.body += bits.bytes + Array(repeating: 0, count: 9)
        answer.encoding = "gzip"
        return answer
    }
}

/// Packs bits into bytes, the lowest first.
private struct BitWriter {
    var bytes: [UInt8] = []
    private var rest: UInt32 = 0
    private var count = 0

    mutating func write(_ value: UInt32, count bits: Int) {
        rest |= value << count
        count += bits
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            count -= 8
        }
    }
}
