/// A part of the United Kingdom that people name: a nation, a region, a city region or a county.
package struct Area: Hashable, Identifiable, Sendable {
    /// What sort of area it is, the widest first.
    package enum Kind: String, CaseIterable, Sendable {
        case nation, region, cityRegion, county
    }

    /// A slug that never changes, such as "north-west".
    package let id: String
    /// The name as it is written, "North West".
    package let name: String
    /// What sort of area it is.
    package let kind: Kind
    /// The area that it lies in; nil for the United Kingdom itself.
    package let parent: Area.ID?
    /// Other names that people use, as they write them.
    package let aliases: [String]

    /// An area; `parent` names another area's id.
    package init(id: String, name: String, kind: Kind, parent: Area.ID?, aliases: [String] = []) {
        (self.id, self.name, self.kind, self.parent, self.aliases) = (id, name, kind, parent, aliases)
    }
}
