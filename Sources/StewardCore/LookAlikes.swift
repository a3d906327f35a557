import Foundation

extension String {
    /// The text with the letters of other alphabets that look like ours in their place: "Hidden" of "Нidden".
    ///
    /// What Unicode holds to be the same letters in another form, such as full width or mathematical bold, comes first
    /// (UAX #15, compatibility decomposition); then Cyrillic and Greek letters, after the confusables of UTS #39.
    package var withoutLookAlikes: String {
        // Of ASCII and "£" nothing looks like something else.
        if unicodeScalars.allSatisfy({ $0.isASCII || $0 == "£" }) { return self }
        var plain = String.UnicodeScalarView()
        for scalar in decomposedStringWithCompatibilityMapping.unicodeScalars {
            plain.append(Self.lookAlikes[scalar] ?? scalar)
        }
        return String(plain)
    }

    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = [
            ("АВЕЅІЈКМНОРСТУХҮԚԜӀ", "ABESIJKMHOPCTYXYQWI"),
            ("авегѕіјкмнопрстухүԛԝԁһӏѵиь", "abersijkmhonpctyxyqwdhlvub"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"), ("αβγεηικνορςτυχωϲϳ", "abyenikvopctuxwcj"), ("ıɑɡ", "iag"),
        ]
        let scalars = pairs.flatMap { zip($0.0.unicodeScalars, $0.1.unicodeScalars) }
        return Dictionary(scalars) { first, _ in first }
    }()
}
