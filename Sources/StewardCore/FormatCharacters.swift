extension String {
    /// The text without the marks that nobody sees, as it is read, kept and said back.
    ///
    /// Taken out are format characters (Unicode's category Cf) and all else that is ignored by default: embeddings,
    /// overrides and isolates (UAX #9), soft hyphens, tags, fillers; and control characters that are no white space. An
    /// isolate goes also if it is paired, since a text is read in parts, each of which would keep one end of it.
    ///
    /// What holds an emoji or letters together stays: a joiner between two signs, a variation selector after one, and the
    /// tags of a flag such as that of Wales (UTS #51, ED-14a). Of combining marks in a row 30 stay (UAX #15, Stream-Safe
    /// Text Format), so that a character is never as long as a message.
    package var withoutFormatCharacters: String {
        if isSurelyVisible { return self }
        var visible = VisibleScalars()
        var rest = Substring(self).unicodeScalars
        while let scalar = rest.popFirst() { visible.take(scalar, before: &rest) }
        return String(visible.kept)
    }

    /// Whether all of it can be kept, as far as the numbers of its signs tell.
    private var isSurelyVisible: Bool {
        var marks = 0
        for scalar in unicodeScalars {
            guard scalar.isSurelyVisible else { return false }
            marks = (0x300...0x34E).contains(scalar.value) ? marks + 1 : 0
            if marks > VisibleScalars.mostMarks { return false }
        }
        return true
    }
}

extension Unicode.Scalar {
    /// True for what takes no room on the screen: marks of direction, joiners, fillers, tags and the like.
    var isFormatCharacter: Bool {
        if isSurelyVisible { return false }
        return properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
    }

    /// Whether its number tells that it can be seen, is a space or ends a line: nearly all that people type here, Latin
    /// letters with their marks, punctuation and signs of currencies. To look up what a sign is takes long.
    var isSurelyVisible: Bool {
        switch value {
        case 0x20...0x7E, 0x09...0x0D, 0xA0...0xAC, 0xAE...0x34E, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF:
            true
        default: false
        }
    }

    fileprivate var isJoiner: Bool { self == "\u{200C}" || self == "\u{200D}" }

    fileprivate var isMark: Bool {
        if isASCII { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether it is a sign of a script or an emoji, which a joiner may hold to another one.
    fileprivate var canBeJoined: Bool {
        !isASCII && !isFormatCharacter && !isMark && !properties.isWhitespace && properties.generalCategory != .control
    }
}

/// The scalars of a text that stay.
private struct VisibleScalars {
    var kept = String.UnicodeScalarView()
    private var last: Unicode.Scalar?
    /// How many combining marks in a row were kept last.
    private var marks = 0

    static let mostMarks = 30
    private static let blackFlag: Unicode.Scalar = "\u{1F3F4}"
    private static let endOfTags: Unicode.Scalar = "\u{E007F}"

    /// Takes `scalar`, or leaves it out; of what follows only the tags of a flag are taken with it.
    mutating func take(_ scalar: Unicode.Scalar, before rest: inout Substring.UnicodeScalarView) {
        if scalar.isASCII {
            if (0x20...0x7E).contains(scalar.value) || (0x09...0x0D).contains(scalar.value) { keep(scalar) }
        } else if scalar.isJoiner {
            if let last, let next = rest.first, !last.isASCII, !last.isJoiner, !last.properties.isWhitespace,
                next.canBeJoined
            {
                keep(scalar)
            }
        } else if scalar.properties.isVariationSelector {
            if mayBeVaried(before: rest.first) { keep(scalar) }
        } else if scalar.isFormatCharacter || scalar.properties.generalCategory == .control {
            if scalar.properties.isWhitespace { keep(scalar) }
        } else if scalar.isMark {
            guard marks < Self.mostMarks else { return }
            let before = marks
            keep(scalar)
            marks = before + 1
        } else {
            keep(scalar)
            if scalar == Self.blackFlag { takeTags(&rest) }
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        kept.append(scalar)
        last = scalar
        marks = 0
    }

    /// Whether a variation selector after what was kept last changes how that looks; after a figure only in a keycap.
    private func mayBeVaried(before next: Unicode.Scalar?) -> Bool {
        guard let last else { return false }
        if last.isASCII { return next == "\u{20E3}" && last.properties.isEmoji }
        return !last.isFormatCharacter && !last.isMark && !last.properties.isWhitespace
    }

    /// Takes what names a part of a country: three to six letters and figures as tags, and the tag that ends them.
    private mutating func takeTags(_ rest: inout Substring.UnicodeScalarView) {
        let tags = rest.prefix(7).prefix {
            ("\u{E0030}"..."\u{E0039}").contains($0) || ("\u{E0061}"..."\u{E007A}").contains($0)
        }
        guard (3...6).contains(tags.count), rest.dropFirst(tags.count).first == Self.endOfTags else { return }
        for tag in tags { keep(tag) }
        keep(Self.endOfTags)
        rest.removeFirst(tags.count + 1)
    }
}
