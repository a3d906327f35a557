/// A step of the store's schema, as SQL that never names the program's own types.
///
/// Once released a migration never changes; a change is a new one.
package struct Migration: Equatable, Sendable {
    /// Its owner, its number and what it does, such as `events.2 add capacity`.
    package let name: String
    /// The statements, parted by semicolons.
    package let sql: String

    /// Makes a step named `name`.
    package init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}
