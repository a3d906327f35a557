extension JSONReader {
    /// Reads the content of an `m.room.power_levels`; what it leaves out has the specification's defaults.
    ///
    /// One level that is not a number makes the event unreadable: a homeserver would not have let it in, and half of a
    /// room's rules are worse than the rules that we had. Source: client-server API, "m.room.power_levels".
    mutating func powerLevels() throws(MalformedBody) -> Result<EventContent, IllTyped> {
        var levels = PowerLevels()
        var problem: IllTyped?
        guard try beginObject() else { return .success(.other) }
        while let key = try nextKey() {
            switch key {
            case "users_default": try readLevel(into: &levels.usersDefault, &problem)
            case "events_default": try readLevel(into: &levels.eventsDefault, &problem)
            case "state_default": try readLevel(into: &levels.stateDefault, &problem)
            case "redact": try readLevel(into: &levels.redact, &problem)
            case "notifications": try readNotifications(into: &levels, &problem)
            case "users": levels.users = try readLevels(&problem) { UserID($0) }
            case "events": levels.events = try readLevels(&problem) { $0 }
            default: try skip()
            }
        }
        if let problem { return .failure(problem) }
        return .success(.powerLevels(levels))
    }

    private mutating func readLevel(into level: inout Int, _ problem: inout IllTyped?) throws(MalformedBody) {
        if let value = try powerLevel() { level = value } else { problem = "a power level is not an integer" }
    }

    private mutating func readNotifications(
        into levels: inout PowerLevels, _ problem: inout IllTyped?
    ) throws(MalformedBody) {
        guard try beginObject() else {
            problem = "notifications of the power levels is not an object"
            return
        }
        while let key = try nextKey() {
            switch key {
            case "room": try readLevel(into: &levels.notifyRoom, &problem)
            default: try skip()
            }
        }
    }

    private mutating func readLevels<Name: Hashable>(
        _ problem: inout IllTyped?, name: (String) -> Name
    ) throws(MalformedBody) -> [Name: Int] {
        var levels: [Name: Int] = [:]
        guard try beginObject() else {
            problem = "users or events of the power levels is not an object"
            return levels
        }
        while let key = try nextKey() {
            try readLevel(into: &levels[name(key.string), default: 0], &problem)
        }
        return levels
    }

    /// A level; rooms before version 10 may write it as a string, with white space around it.
    private mutating func powerLevel() throws(MalformedBody) -> Int? {
        guard try peek() == UInt8(ascii: "\"") else { return try integer().flatMap { Int(exactly: $0) } }
        guard let written = try string() else { return nil }
        var digits = written.utf8[...]
        while digits.first?.isJSONSpace == true { digits.removeFirst() }
        while digits.last?.isJSONSpace == true { digits.removeLast() }
        return Int(Substring(digits))
    }
}
