/// What a `/sync` is to leave out, so that a small answer stays small in a big account.
///
/// Source: client-server API 1.19, "Filtering".
package struct SyncFilter: Equatable, RequestBody {
    /// The body of `POST /user/{userId}/filter`, also fit for `/sync?filter=` itself.
    package let json: JSONValue
    /// The same as text, written once since it goes out with each sync.
    package let text: String

    private init(json: JSONValue) {
        self.json = json
        text = String(decoding: json.encoded(), as: UTF8.self)
    }

    /// Nothing but a position: an account's first sync is then a few hundred bytes.
    package static let position = SyncFilter(
        json: ["room": ["rooms": []], "presence": nothing, "account_data": nothing])

    /// Nothing but what each room is called by: it shows the invites that wait for an account which never synced.
    package static let invites = SyncFilter(json: [
        "room": ["timeline": nothing, "state": nothing, "ephemeral": nothing, "account_data": nothing],
        "presence": nothing, "account_data": nothing,
    ])

    /// The types of event that Steward reads; of each room's latest events at most `timelineLimit`, at least 1.
    ///
    /// Members come only as far as they sent something or changed themselves.
    package static func narrow(timelineLimit: Int) -> SyncFilter {
        SyncFilter(json: [
            "room": [
                "timeline": [
                    "limit": .integer(Int64(timelineLimit)), "lazy_load_members": true, "types": .array(timelineTypes),
                ],
                "state": ["lazy_load_members": true, "types": .array(stateTypes)],
                "ephemeral": nothing,
                "account_data": nothing,
            ],
            "presence": nothing,
            "account_data": nothing,
        ])
    }

    private static let nothing: JSONValue = ["not_types": ["*"]]
    private static let stateTypes: [JSONValue] = [
        "m.room.member", "m.room.name", "m.room.tombstone", "m.room.create", "m.room.power_levels",
        "m.room.encryption",
    ]
    fileprivate static let timelineTypes: [JSONValue] =
        ["m.room.message", "m.room.redaction", "m.reaction", "m.room.encrypted"] + stateTypes
}

/// What `GET /rooms/{roomId}/messages` is to leave out: the types are those of `SyncFilter.narrow`.
///
/// Source: client-server API 1.19, "Filtering", `RoomEventFilter`.
package struct MessagesFilter: Equatable, RequestBody {
    /// The value of the query's `filter`.
    package let json: JSONValue = ["lazy_load_members": true, "types": .array(SyncFilter.timelineTypes)]

    /// The one filter that Steward uses.
    package init() {}
}
