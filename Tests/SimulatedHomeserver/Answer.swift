import MatrixProtocol

/// An answer before it is written to the connection.
struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
    var contentType = "application/json"
    /// The `Content-Encoding` header.
    var encoding: String?
    /// The `Retry-After` header, in seconds.
    var retryAfter: Int?

    /// A success.
    init(_ body: [UInt8]) {
        status = 200
        self.body = body
    }

    /// A success with an object.
    static func object(_ build: (inout [UInt8]) -> Void) -> Answer { Answer(jsonObject(build)) }

    static let empty = Answer(Array("{}".utf8))

    /// An error as Matrix words it.
    init(_ status: Int, _ code: String, _ error: String, more: (inout [UInt8]) -> Void = { _ in }) {
        self.status = status
        body = jsonObject {
            $0.json(key: "errcode", string: code)
            $0.json(key: "error", string: error)
            more(&$0)
        }
    }

    /// A proxy's page in place of an answer.
    init(_ status: Int, page title: String) {
        self.status = status
        body = Array("<html>\r\n<head><title>\(status) \(title)</title></head>\r\n<body></body>\r\n</html>\r\n".utf8)
        contentType = "text/html"
    }

    static let notInRoom = Answer(403, "M_FORBIDDEN", "You are not in this room.")
    static let notFound = Answer(404, "M_NOT_FOUND", "There is no such thing here.")
    static let badJSON = Answer(400, "M_NOT_JSON", "The request's body is not a JSON object.")
    static let noRight = Answer(403, "M_FORBIDDEN", "Your power level is too low.")
    static func event(_ id: EventID) -> Answer { object { $0.json(key: "event_id", string: id.rawValue) } }

    static func unknownToken(soft: Bool) -> Answer {
        Answer(401, "M_UNKNOWN_TOKEN", "The access token is not known or has expired.") {
            $0.json(key: "soft_logout", boolean: soft)
        }
    }
}

/// What the connection does with a request.
enum Step: Sendable {
    case answer(Answer, Manner, delay: Int)
    /// A long poll without news: wait under this number until woken or until the milliseconds are over.
    case wait(poll: Int, milliseconds: Int)
    /// Cut the connection with a reset.
    case reset
    /// Say nothing at all.
    case silence

    /// How an answer goes out.
    enum Manner: Sendable {
        case whole
        /// Half of the body, then the end of the connection.
        case truncated
        /// The body in ten pieces, spread over the milliseconds.
        case slow(milliseconds: Int)
    }
}
