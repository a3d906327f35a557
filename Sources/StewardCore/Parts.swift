extension StringProtocol where SubSequence == Substring {
    /// What stands between white space and the signs in `marks`, without the empty parts.
    ///
    /// It looks at scalars: to go through whole characters takes ten times as long, and a text is parted often.
    package func parts(between marks: String = "") -> [Substring] {
        Substring(self).unicodeScalars.split { scalar in
            scalar.isASCII
                ? scalar == " " || (0x09...0x0D).contains(scalar.value) || marks.unicodeScalars.contains(scalar)
                : scalar.properties.isWhitespace
        }.map { Substring($0) }
    }
}
