/// What there is for those who need it; nothing where nobody said.
package struct AccessFacts: Codable, Equatable, Sendable {
    /// Whether one gets in, and about, without a step.
    package var isStepFree: Bool?
    /// Whether it is interpreted into British Sign Language.
    package var hasSignLanguage: Bool?
    /// Whether what is said can be read.
    package var hasCaptions: Bool?
    /// Whether there is somewhere quiet to go to.
    package var hasQuietSpace: Bool?
    /// Whether children are looked after.
    package var hasChildcare: Bool?
    /// Whether there is no alcohol.
    package var isAlcoholFree: Bool?
    /// Anything else about access, in the organisers' words.
    package var note: String?

    /// Facts of which none is known but those given.
    package init(
        isStepFree: Bool? = nil, hasSignLanguage: Bool? = nil, hasCaptions: Bool? = nil, hasQuietSpace: Bool? = nil,
        hasChildcare: Bool? = nil, isAlcoholFree: Bool? = nil, note: String? = nil
    ) {
        (self.isStepFree, self.hasSignLanguage, self.hasCaptions) = (isStepFree, hasSignLanguage, hasCaptions)
        (self.hasQuietSpace, self.hasChildcare, self.isAlcoholFree) = (hasQuietSpace, hasChildcare, isAlcoholFree)
        self.note = note
    }

    /// Each fact with the words for it and for its lack, in the order in which a card shows them.
    package var named: [(name: String, lack: String, value: Bool?)] {
        [
            ("step-free", "not step-free", isStepFree),
            ("British Sign Language", "no British Sign Language", hasSignLanguage),
            ("captions", "no captions", hasCaptions), ("quiet space", "no quiet space", hasQuietSpace),
            ("childcare", "no childcare", hasChildcare), ("alcohol-free", "not alcohol-free", isAlcoholFree),
        ]
    }
}
