/// The body of `POST /rooms/{roomId}/receipt/{receiptType}/{eventId}`. Source: client-server API 1.19, "Receipts".
package enum ReceiptBody: Equatable, RequestBody {
    /// Everything up to the event is read, in every thread.
    case unthreaded
    /// Everything up to the event that stands in no thread is read.
    case main
    /// Everything up to the event in the thread that starts at `root` is read.
    case thread(root: EventID)

    /// The request's body.
    package var json: JSONValue {
        switch self {
        case .unthreaded: [:]
        case .main: ["thread_id": "main"]
        case .thread(let root): ["thread_id": .identifier(root)]
        }
    }
}
