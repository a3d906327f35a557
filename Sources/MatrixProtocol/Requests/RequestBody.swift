/// The JSON body of a request to the homeserver.
package protocol RequestBody: Sendable {
    /// The body as a value.
    var json: JSONValue { get }
}

extension RequestBody {
    /// The bytes to send, in UTF-8.
    package func encoded() -> [UInt8] { json.encoded() }
}
