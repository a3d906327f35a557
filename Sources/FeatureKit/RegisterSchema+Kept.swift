package import StewardCore

extension RegisterSchema {
    /// What the registers keep about people and rooms.
    package static let kept = [
        Kept(
            "person", "your area", detail: "only if you tell me", for: "until you type !area forget",
            people: ["user_id"], content: "place"),
        Kept(
            "continuation", "what you have begun",
            detail: "such as a list that goes on, a question that I asked you or another officer, or a form",
            for: """
                an hour for a list, half an hour for a question, a day for a form, its own time for what another officer \
                is to agree to, and a day more what I asked a yes for
                """,
            people: ["user_id"], rooms: ["room_id"],
            mixed: ["payload", "thing"], content: "nullif(doing, '')",
            work: "word <> 'more' AND is_closed = 0 AND expires_at > :now", posts: SecondYes.posts),
        Kept(
            "room", "which room is our direct message", for: "as long as we both are in it", people: ["direct_with"],
            rooms: ["room_id", "predecessor", "successor", "awaited_predecessor"], whenForgotten: .emptied,
            whenLeft: .stays),
        Kept(
            "officers_room_member", "that you are in an officers' room", detail: "if you are",
            for: "as long as you are in it", people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "room_power_user", "your power level in a room", detail: "if you have one of your own",
            for: "as long as the room says so", people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "room_creator", "that you made a room", detail: "if you did", for: "as long as we both are in it",
            people: ["user_id"], rooms: ["room_id"], whenForgotten: .stays),
        Kept(
            "act", "what you did last", detail: "so that you can undo it", for: "ten minutes", people: ["user_id"],
            rooms: ["room_id"], mixed: ["thing", "before"]),
        Kept("room_power", for: "as long as I am in the room", rooms: ["room_id"]),
        Kept("schedule", for: "until the timer is over", rooms: ["key"], mixed: ["key"]),
    ]
}
