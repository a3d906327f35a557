import MatrixProtocol

/// Something that goes wrong on the way of a request or its answer.
package enum Fault: Sendable, Hashable {
    /// A status from 500 on with a body of JSON or a proxy's page; the request is carried out or not.
    case serverError(status: Int = 502, html: Bool = false, carriedOut: Bool = false)
    /// 429 `M_LIMIT_EXCEEDED`, with `retry_after_ms` in the body and, where asked, `Retry-After` in whole seconds.
    /// The request is not carried out.
    case rateLimited(milliseconds: Int, header: Bool = false)
    /// A status below 500 with that `errcode`, and maybe `retry_after_ms`. The request is not carried out.
    case refusal(status: Int, errcode: String, milliseconds: Int? = nil)
    /// 401 `M_UNKNOWN_TOKEN`, whatever the token. The request is not carried out.
    case unknownToken
    /// The connection is reset (RST) before or after the request is carried out.
    case reset(carriedOut: Bool)
    /// No answer at all, while the connection stays open.
    case silence(carriedOut: Bool)
    /// The connection ends half-way through the body that `Content-Length` promised; the request is carried out.
    case truncatedBody
    /// The body comes in pieces, spread over so many milliseconds; the request is carried out.
    case slowBody(milliseconds: Int)
    /// A whole answer whose body is broken off JSON; the request is carried out.
    case malformedJSON
    /// `/sync` shows each event twice, and up to three older ones again.
    case duplicatedEvents
    /// `/sync` shows the newest event alone and leaves the rest to `/messages`.
    case gap
    /// `/sync` has further events and sections whose fields have wrong types.
    case illTyped
    /// `/sync` answers at once that nothing is new, whatever is.
    case unchanged
    /// A body of so many MiB of spaces, packed by gzip into a hundredth of that; the request is not carried out.
    case gzipBomb(mebibytes: Int)

    /// True where the request has its effect in spite of the fault.
    var carriesOut: Bool {
        switch self {
        case .serverError(_, _, let carriedOut), .reset(let carriedOut), .silence(let carriedOut): carriedOut
        case .rateLimited, .refusal, .unknownToken, .gzipBomb: false
        case .truncatedBody, .slowBody, .malformedJSON, .duplicatedEvents, .gap, .illTyped, .unchanged: true
        }
    }

    /// The step that the connection takes in place of, or with, the true answer.
    func step(for answer: Answer, delay: Int) -> Step {
        switch self {
        case .serverError(let status, true, _): .answer(Answer(status, page: "Bad Gateway"), .whole, delay: delay)
        case .serverError(let status, false, _):
            .answer(Answer(status, "M_UNKNOWN", "Internal server error"), .whole, delay: delay)
        case .rateLimited(let milliseconds, let header):
            .answer(Self.limited(milliseconds, header), .whole, delay: delay)
        case .refusal(let status, let errcode, let milliseconds):
            .answer(
                Answer(status, errcode, "No") { body in
                    if let milliseconds { body.json(key: "retry_after_ms", number: milliseconds) }
                }, .whole, delay: delay)
        case .unknownToken: .answer(.unknownToken(soft: false), .whole, delay: delay)
        case .reset: .reset
        case .silence: .silence
        case .truncatedBody: .answer(answer, .truncated, delay: delay)
        case .slowBody(let milliseconds): .answer(answer, .slow(milliseconds: milliseconds), delay: delay)
        case .malformedJSON: .answer(Self.brokenOff(answer), .whole, delay: delay)
        case .gzipBomb(let mebibytes): .answer(.gzipBomb(mebibytes: mebibytes), .whole, delay: delay)
        case .duplicatedEvents, .gap, .illTyped, .unchanged: .answer(answer, .whole, delay: delay)
        }
    }

    private static func limited(_ milliseconds: Int, _ header: Bool) -> Answer {
        var answer = Answer(429, "M_LIMIT_EXCEEDED", "Too many requests") {
            $0.json(key: "retry_after_ms", number: milliseconds)
        }
        if header { answer.retryAfter = (milliseconds + 999) / 1000 }
        return answer
    }

    private static func brokenOff(_ answer: Answer) -> Answer {
        var broken = answer
        broken.body.removeLast(broken.body.count / 3 + 1)
        return broken
    }
}

/// Which faults happen where, drawn by a generator that gives the same faults for the same seed and requests.
struct FaultPlan: Sendable {
    struct Rule: Sendable {
        var fault: Fault
        var endpoints: Set<Endpoint>
        /// The one room in which it happens; nil for all.
        var room: RoomID?
        var probability: Double
        /// How often it may still happen; nothing for ever.
        var times: Int?
    }

    var rules: [Rule] = []
    var delays: [Endpoint: Int] = [:]
    /// Endpoints whose answers wait until they are let go.
    var held: Set<Endpoint> = []
    /// The number of the last request that meets anything but silence.
    var lastAnswered: Int?
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// The fault that meets request `number`, to `endpoint` below `room`: that of the first rule that strikes.
    mutating func draw(for endpoint: Endpoint, in room: RoomID, number: Int) -> Fault? {
        if let lastAnswered, number > lastAnswered { return .silence(carriedOut: false) }
        for index in rules.indices where rules[index].endpoints.contains(endpoint) && rules[index].times != 0 {
            let rule = rules[index]
            guard rule.room == nil || rule.room == room else { continue }
            guard rule.probability >= 1 || Double.random(in: 0..<1, using: &random) < rule.probability else { continue }
            rules[index].times = rule.times.map { $0 - 1 }
            return rule.fault
        }
        return nil
    }
}
