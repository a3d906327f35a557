import CCurl

/// One easy handle with its memory, used again and again.
final class Transfer {
    enum Method { case get, put, post }

    let easy: UnsafeMutableRawPointer
    /// True once a sync has told where the next begins.
    var hasPosition = false
    private let body = ccurl_body_create(256 << 20)
    private let headers: UnsafeMutablePointer<curl_slist>?

    init(token: String) {
        guard let easy = curl_easy_init() else { fatalError("libcurl has no memory left") }
        self.easy = easy
        var headers = curl_slist_append(nil, "Authorization: Bearer \(token)")
        headers = curl_slist_append(headers, "Content-Type: application/json")
        headers = curl_slist_append(headers, "Expect:")
        self.headers = headers
        ccurl_easy_set_list(easy, CURLOPT_HTTPHEADER, headers)
        ccurl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
        ccurl_easy_set_string(easy, CURLOPT_PROXY, "")
        ccurl_easy_set_body(easy, body)
    }

    /// Sets what differs from request to request.
    func prepare(_ method: Method, _ address: String, _ json: String) {
        ccurl_easy_set_string(easy, CURLOPT_URL, address)
        if method == .get {
            ccurl_easy_set_long(easy, CURLOPT_HTTPGET, 1)
        } else {
            ccurl_easy_set_long(easy, CURLOPT_POST, 1)
            json.utf8.withContiguousStorageIfAvailable {
                _ = ccurl_easy_copy_request_body(easy, $0.baseAddress, $0.count)
            }
        }
        ccurl_easy_set_string(easy, CURLOPT_CUSTOMREQUEST, method == .put ? "PUT" : nil)
        body.buffer.pointee.count = 0
    }

    /// Reads the response where it lies.
    func withBody<Value>(_ read: (UnsafeRawBufferPointer) -> Value) -> Value {
        read(UnsafeRawBufferPointer(start: body.buffer.pointee.bytes, count: body.buffer.pointee.count))
    }
}
