/// How Steward is to look at its homeserver.
///
/// What an admin has chosen is set whatever stands there. Otherwise a name or a picture that somebody else has given the
/// account stays.
package struct OwnProfile: Equatable, Sendable {
    /// A picture, as its file has it.
    package struct Picture: Equatable, Sendable {
        /// The file's bytes.
        package let bytes: [UInt8]
        /// Its media type, such as `image/png`.
        package let type: String

        /// Takes a PNG or JPEG file by its first bytes; nil for any other.
        package init?(_ bytes: [UInt8]) {
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                type = "image/png"
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                type = "image/jpeg"
            } else {
                return nil
            }
            self.bytes = bytes
        }
    }

    /// What it is called.
    package var name: String
    /// Whether an admin has chosen the name.
    package var isNameChosen: Bool
    /// The picture; nil to leave it as it is.
    package var picture: Picture?
    /// Whether an admin has chosen the picture.
    package var isPictureChosen: Bool

    package init(name: String, isNameChosen: Bool, picture: Picture?, isPictureChosen: Bool) {
        (self.name, self.isNameChosen) = (name, isNameChosen)
        (self.picture, self.isPictureChosen) = (picture, isPictureChosen)
    }
}
