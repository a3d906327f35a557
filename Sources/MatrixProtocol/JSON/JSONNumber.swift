extension JSONReader {
    /// Takes a number; gives its value if that is whole and fits.
    mutating func number() throws(MalformedBody) -> Int64? {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }

        let firstDigit = position
        var magnitude: UInt64? = 0
        while let digit = digit() {
            let (tenfold, overflows) = (magnitude ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = tenfold.addingReportingOverflow(digit)
            magnitude = magnitude == nil || overflows || overflowsToo ? nil : sum
        }
        try requireDigits(since: firstDigit)
        guard position == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw malformed(.badNumber)
        }

        let endOfInteger = position
        if next(is: UInt8(ascii: ".")) {
            position += 1
            try digits()
        }
        if next(is: UInt8(ascii: "e")) || next(is: UInt8(ascii: "E")) {
            position += 1
            if next(is: UInt8(ascii: "+")) || next(is: UInt8(ascii: "-")) { position += 1 }
            try digits()
        }
        guard position == endOfInteger else { return wholeNumber(from: start) }
        guard let magnitude else { return nil }
        return isNegative
            ? magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
            : Int64(exactly: magnitude)
    }

    /// A number with a fraction or an exponent, if its value is whole all the same.
    private func wholeNumber(from start: Int) -> Int64? {
        var text = ""
        for index in start..<position { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
        return Double(text).flatMap(Int64.init(exactly:))
    }

    private func next(is byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

    /// Takes one digit, if one stands.
    @inline(__always)
    private mutating func digit() -> UInt64? {
        guard position < bytes.count else { return nil }
        let value = bytes[position] &- UInt8(ascii: "0")
        guard value < 10 else { return nil }
        position += 1
        return UInt64(value)
    }

    /// Takes digits, at least one.
    private mutating func digits() throws(MalformedBody) {
        let start = position
        while digit() != nil {}
        try requireDigits(since: start)
    }

    private func requireDigits(since start: Int) throws(MalformedBody) {
        guard position == start else { return }
        throw malformed(position < bytes.count ? .badNumber : .endsTooEarly)
    }
}
