import StewardCore

extension EventSchema {
    /// Why an event was cancelled, in the officers' words.
    static let cancellation = Migration(
        "events.5 why an event was cancelled", "ALTER TABLE events_event ADD COLUMN cancellation TEXT;")
}
