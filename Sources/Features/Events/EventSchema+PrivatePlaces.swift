import StewardCore

extension EventSchema {
    /// A private venue is on the map where its town is, also where a postcode's area was written.
    static let privatePlaces = Migration(
        "events.8 private places where their towns are",
        """
        UPDATE events_event SET town = t.name, area = t.area, latitude = t.latitude, longitude = t.longitude
        FROM place t
        WHERE venue_audience = 'coming' AND events_event.latitude IS NOT NULL AND t.id = coalesce(
            (SELECT id FROM place p WHERE p.kind <> 'postcodeArea' AND p.area = events_event.area
                AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)),
            (SELECT id FROM place p WHERE p.kind <> 'postcodeArea'
                AND p.name = iif(instr(town, ' (') > 0, substr(town, 1, instr(town, ' (') - 1), town)
                ORDER BY p.thousands DESC LIMIT 1));
        """)

    /// Private places are found without a look at all events.
    static let privatePlacesAlone = Migration(
        "events.9 private places by themselves",
        "CREATE INDEX events_event_private ON events_event(number) WHERE venue_audience = 'coming';")
}
