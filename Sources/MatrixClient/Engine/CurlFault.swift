import CCurl

extension NetworkFault {
    /// Reads curl's result `code` of a failed transfer, with the text that curl wrote about it.
    init(_ code: CURLcode, detail text: String) {
        let detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            self = .hostNotFound(detail: detail)
        case CURLE_COULDNT_CONNECT:
            self = .unreachable(detail: detail)
        case CURLE_OPERATION_TIMEDOUT:
            self = .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED:
            self = .untrusted(detail: detail)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            self = .notHTTP(detail: detail)
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_NOT_BUILT_IN,
            CURLE_UNKNOWN_OPTION, CURLE_OUT_OF_MEMORY:
            self = .unsendable(detail: detail)
        default:
            self = .interrupted(detail: detail)
        }
    }
}
