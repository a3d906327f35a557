import CCurl
import MatrixProtocol

/// One curl easy handle and the memory that it points to; used again for one request after another.
final class Transfer {
    let easy: UnsafeMutableRawPointer
    /// Whether requests may go by way of a proxy, which can want the whole address of each.
    private let mayNeedWholeAddress: Bool
    private let errorText: UnsafeMutablePointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var body: ResponseBody?
    private var exchange: Exchange?

    /// How many bytes an answer has at most that says little more than that something was done.
    private static let shortAnswer = 64 << 10

    /// A handle with the options that every request shares.
    init(_ options: HTTPEngine.Options) throws(NetworkFault) {
        guard let easy = curl_easy_init() else { throw .unsendable(detail: "libcurl has no memory left") }
        self.easy = easy
        mayNeedWholeAddress = options.proxy != nil
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try setOptions(options)
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headers)
        errorText.deallocate()
    }

    var isCancelled: Bool { exchange?.cancellation.isRequested ?? false }

    private func setOptions(_ options: HTTPEngine.Options) throws(NetworkFault) {
        try check(ccurl_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText))
        try check(ccurl_easy_set_close_on_exec(easy))
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_TCP_NODELAY, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        // Identifiers may be "." or "..": curl must not fold them away as steps in a path.
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_PROXY, options.proxy ?? "")
        try set(CURLOPT_USERAGENT, options.userAgent)
        try set(CURLOPT_ACCEPT_ENCODING, "")
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        // Without it, requests that start together open a connection each before HTTP/2 is agreed on.
        try set(CURLOPT_PIPEWAIT, 1)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        // With a folder of certificates beside the file, curl keeps neither and reads the file for each connection.
        try check(ccurl_easy_set_string(easy, CURLOPT_CAPATH, nil))
        if let certificates = options.certificates { try set(CURLOPT_CAINFO, certificates) }
        // A look-up that hangs must not hold up the loop when its request is cancelled.
        try set(CURLOPT_QUICK_EXIT, 1)
    }

    /// Sets what is `exchange`'s own; its task is answered by `finish` or `fail`.
    func prepare(_ exchange: Exchange) throws(NetworkFault) {
        let request = exchange.request
        guard let body = ResponseBody(limit: request.bodyLimit) else {
            throw .unsendable(detail: "no memory left")
        }
        try setAddress(request.url)
        try set(CURLOPT_FRESH_CONNECT, request.isRepeatable ? 0 : 1)
        try set(CURLOPT_TIMEOUT_MS, request.timeout.wholeMilliseconds)
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.wholeMilliseconds)
        // Many short answers are under way side by side; a long one comes sooner in large pieces.
        try set(CURLOPT_BUFFERSIZE, request.bodyLimit > Self.shortAnswer ? 64 << 10 : 4 << 10)
        try setMethod(request)
        try setHeaders(request)
        try check(ccurl_easy_set_body(easy, body.storage))
        errorText[0] = 0
        self.body = body
        self.exchange = exchange
    }

    /// Gives curl the host to connect to, and what to ask it for as it is.
    ///
    /// Curl takes an address apart and writes it anew, letter by letter: a tenth of all that a lone command takes, since
    /// the filter of a sync is long. What it would refuse in an address, it is given whole.
    private func setAddress(_ url: String) throws(NetworkFault) {
        let bytes = url.utf8
        guard !mayNeedWholeAddress, !url.hasByte(where: Self.isRefused),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let host = bytes.index(colon, offsetBy: 3, limitedBy: bytes.endIndex),
            let path = bytes[host...].firstIndex(of: UInt8(ascii: "/"))
        else {
            try check(ccurl_easy_set_string(easy, CURLOPT_REQUEST_TARGET, nil))
            return try set(CURLOPT_URL, url)
        }
        try set(CURLOPT_URL, String(url[..<path]))
        try set(CURLOPT_REQUEST_TARGET, String(url[path...]))
    }

    /// Whether a byte must not stand in what a server is asked for (RFC 9112, section 3.2), which has no fragment.
    private static func isRefused(_ byte: UInt8) -> Bool { byte < 0x21 || byte > 0x7E || byte == UInt8(ascii: "#") }

    private func setMethod(_ request: HTTPRequest) throws(NetworkFault) {
        if request.method == .get || request.method == .delete {
            try set(CURLOPT_HTTPGET, 1)
        } else {
            try set(CURLOPT_POST, 1)
            let code = (request.body ?? []).withUnsafeBytes { bytes in
                ccurl_easy_copy_request_body(easy, bytes.baseAddress, bytes.count)
            }
            try check(code)
        }
        let isNamed = request.method == .put || request.method == .delete
        try check(ccurl_easy_set_string(easy, CURLOPT_CUSTOMREQUEST, isNamed ? request.method.rawValue : nil))
    }

    private func setHeaders(_ request: HTTPRequest) throws(NetworkFault) {
        curl_slist_free_all(headers)
        headers = nil
        try addHeader("Accept: application/json")
        // Else curl asks before it sends a larger body, and waits a second for servers that do not answer that.
        try addHeader("Expect:")
        if request.method != .get { try addHeader("Content-Type: \(request.contentType)") }
        if let token = request.bearerToken {
            guard !token.hasByte(where: { $0 < 0x21 || $0 > 0x7E }) else {
                throw .unsendable(detail: "the access token has a character that no access token has")
            }
            try addHeader("Authorization: Bearer \(token)")
        }
        try check(ccurl_easy_set_list(easy, CURLOPT_HTTPHEADER, headers))
    }

    private func addHeader(_ line: String) throws(NetworkFault) {
        guard let longer = curl_slist_append(headers, line) else { throw .unsendable(detail: "no memory left") }
        headers = longer
    }

    /// Answers the waiting task with the response, or with what curl's `code` says about its lack.
    func finish(_ code: CURLcode) {
        guard let exchange, let body else { return }
        forget()
        if code == CURLE_OK {
            exchange.finish(.success(HTTPResponse(status: status, retryAfter: retryAfter, body: body)))
        } else if body.isOverLimit {
            exchange.finish(.failure(.network(.tooLarge(limit: exchange.request.bodyLimit))))
        } else {
            exchange.finish(.failure(.network(NetworkFault(code, detail: String(cString: errorText)))))
        }
    }

    /// Answers the waiting task with `failure`.
    func fail(_ failure: HTTPFailure) {
        exchange?.finish(.failure(failure))
        forget()
    }

    /// Keeps neither the request's body, which may hold a password, nor the response's.
    private func forget() {
        exchange = nil
        body = nil
        ccurl_easy_copy_request_body(easy, nil, 0)
    }

    private var status: Int {
        var status = 0
        ccurl_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    private var retryAfter: Duration? {
        var seconds: curl_off_t = 0
        ccurl_easy_get_offset(easy, CURLINFO_RETRY_AFTER, &seconds)
        return seconds > 0 ? .seconds(seconds) : nil
    }

    private func set(_ option: CURLoption, _ value: Int) throws(NetworkFault) {
        try check(ccurl_easy_set_long(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(NetworkFault) {
        try check(ccurl_easy_set_string(easy, option, value))
    }

    private func check(_ code: CURLcode) throws(NetworkFault) {
        if code != CURLE_OK { throw NetworkFault(code, detail: "") }
    }
}

extension Duration {
    /// The duration in milliseconds, at least one: curl takes nought for no limit at all.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(min(seconds, 1 << 31)) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
