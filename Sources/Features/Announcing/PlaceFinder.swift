import Organising
import StewardCore

/// Finds the town or the area among the parts of an address.
struct PlaceFinder {
    /// What was found: the spot, what stands around it, and whether "online" was among it.
    struct Found {
        var spot: Spot?
        var venue: String
        var isOnline: Bool
    }

    private let gazetteer: Gazetteer

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Finds a part that is a town, an area or "online", and nothing else: "Example Park, Liverpool".
    func byItself(_ parts: [Words]) -> Found? {
        let (parts, isOnline) = withoutOnline(parts)
        let readings = parts.map { reading($0.folded[...]) }
        guard let index = likeliest(readings.map { $0?.spot }) else {
            return isOnline ? Found(spot: nil, venue: venue(parts), isOnline: true) : nil
        }
        // An area that the town lies in says nothing new but which town of that name is meant; a postcode does, also
        // where it tells the town.
        let others = zip(parts, readings).enumerated().filter { offset, part in
            if part.1?.postcode?.inward != nil { return true }
            return if case .area = part.1?.spot { false } else { offset != index }
        }
        let spot = readings[index].map { among($0, within: readings.compactMap { $0?.spot }) }
        return Found(spot: spot, venue: venue(others.map(\.element.0)), isOnline: isOnline)
    }

    /// Of places with one name, the one that lies in an area which was written too: "Newport, Shropshire".
    private func among(_ reading: SpotReading, within spots: [Spot]) -> Spot {
        for case .area(let area) in spots where .area(area) != reading.spot {
            let candidates = [reading.spot] + reading.others
            if let inside = candidates.first(where: { gazetteer.isWithin($0.areaID, area.id) }) { return inside }
        }
        return reading.spot
    }

    /// Finds a town or an area at the end of a part, or at its beginning: "the bandstand in Liverpool", "Leeds station".
    func within(_ parts: [Words]) -> Found? {
        for part in parts.reversed() {
            let spot = part.folded.indices.lazy.compactMap { read(part.folded[$0...]) }.first
            if let spot = spot ?? gazetteer.read(part.folded[...])?.reading.spot {
                return Found(spot: spot, venue: venue(parts), isOnline: false)
            }
        }
        return nil
    }

    private func read(_ words: ArraySlice<String>) -> Spot? { reading(words)?.spot }

    private func reading(_ words: ArraySlice<String>) -> SpotReading? {
        guard let (reading, consumed) = gazetteer.read(words), consumed == words.count else { return nil }
        return reading
    }

    /// The last town, or else the last postcode, or else the last area: addresses go from small to large.
    private func likeliest(_ spots: [Spot?]) -> Int? {
        spots.lastIndex { if case .place(let place) = $0 { place.kind != .postcodeArea } else { false } }
            ?? spots.lastIndex { if case .place = $0 { true } else { false } }
            ?? spots.lastIndex { $0 != nil }
    }

    /// The parts as they were typed, without the "at" that leads to them and quotation marks around them.
    private func venue(_ parts: [Words]) -> String {
        let parts = parts.first?.folded.first == "at" ? [parts[0].dropFirst(1)] + parts.dropFirst() : parts
        let venue = parts.map { AnnouncedPlace.trimmed($0.text) }.filter { !$0.isEmpty }.joined(separator: ", ")
        return AnnouncedPlace.unquoted(venue)
    }

    private static let online: Set<[String]> = [
        ["online"], ["online", "only"], ["zoom"], ["on", "zoom"], ["via", "zoom"], ["video", "call"],
    ]
    private static let joining: Set<String> = ["and", "or", "&", "+"]

    /// Takes "online" out of the parts, and out of "Leeds and online".
    private func withoutOnline(_ parts: [Words]) -> (parts: [Words], isOnline: Bool) {
        let rest = parts.map { part in
            let words = part.folded
            if Self.online.contains(words) { return Words("") }
            if words.count > 2, words.last == "online", Self.joining.contains(words[words.count - 2]) {
                return Words(part.text(before: words.count - 2))
            }
            if words.count > 2, words.first == "online", Self.joining.contains(words[1]) { return part.dropFirst(2) }
            return part
        }
        return (rest.filter { !$0.isEmpty }, rest != parts)
    }
}
