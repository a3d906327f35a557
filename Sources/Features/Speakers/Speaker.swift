import FeatureKit
import Organising

/// Somebody who has agreed to be listed, known by what they do and never by a name.
struct Speaker: Equatable, Located {
    /// Who it is, in one line without a name.
    var about: String
    /// What they speak about.
    var topics: [String]
    /// The town that they travel from.
    var town: String
    /// The smallest area around it.
    var area: Area.ID
    /// Where it is on the map, in degrees; nothing where only an area is known.
    var latitude: Float?
    var longitude: Float?
    /// Whether they come to where people are.
    var isInPerson: Bool
    /// Whether they speak over a call.
    var isOnline: Bool
    /// How to reach them; for direct messages alone.
    var contact: String

    var point: Coordinate? {
        latitude.flatMap { latitude in longitude.map { Coordinate(latitude: latitude, longitude: $0) } }
    }
}

/// A speaker with the number that people type.
struct ListedSpeaker: Located {
    let number: Int64
    let speaker: Speaker

    var area: Area.ID { speaker.area }
    var point: Coordinate? { speaker.point }
}
