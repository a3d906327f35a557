package import MatrixProtocol

/// A request that came in.
package struct RequestRecord: Sendable {
    /// What it asked for.
    package let endpoint: Endpoint
    /// The HTTP method.
    package let method: String
    /// Path and query, as sent.
    package let target: String
    /// The body, as sent.
    package let body: [UInt8]
    /// Whose access token it carried, where that is known.
    package let user: UserID?
    /// The fault that met it.
    package let fault: Fault?
    /// The status of the true answer; nothing while it waits, or where the fault kept it from being carried out.
    package internal(set) var status: Int?
}

/// Requests in their order, and how many there were.
struct RequestLog: Sendable {
    var records: [RequestRecord] = []
    var counts: [Endpoint: Int] = [:]
    var countInAll = 0

    /// Notes a request; the number is for `note(status:of:)`.
    mutating func note(_ request: Request, user: UserID?, fault: Fault?, keeping: Bool) -> Int {
        counts[request.route.endpoint, default: 0] += 1
        countInAll += 1
        guard keeping else { return -1 }
        records.append(
            RequestRecord(
                endpoint: request.route.endpoint, method: request.method, target: request.target, body: request.body,
                user: user,
                fault: fault))
        return records.count - 1
    }

    mutating func note(status: Int, of record: Int) {
        if records.indices.contains(record) { records[record].status = status }
    }
}
