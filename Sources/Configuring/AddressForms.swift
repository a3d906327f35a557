import Foundation

extension Form<HTTPAddress> {
    /// The address of a homeserver, without what stands after its name in a request.
    static let httpAddress = Form { text throws(Misfit) in
        let example = "write one such as https://matrix.example.org"
        let address = try checked(text, schemes: ["https", "http"], example: example)
        if text.contains("/_matrix") {
            throw Misfit("holds the start of a request", "leave out everything from /_matrix on")
        }
        guard address.query == nil, address.fragment == nil else {
            throw Misfit("holds more than an address", "leave out everything from ? or # on")
        }
        return HTTPAddress(unchecked: text.trimmed(of: "/"))
    }
}

extension Form<ProxyAddress?> {
    /// The address of a proxy.
    static let proxyAddress = Form { text throws(Misfit) in
        let example = "write one such as socks5h://127.0.0.1:9050"
        _ = try checked(text, schemes: ["http", "https", "socks5", "socks5h"], example: example)
        return ProxyAddress(unchecked: text.trimmed(of: "/"))
    }
}

private func checked(_ text: String, schemes: [String], example: String) throws(Misfit) -> URLComponents {
    guard text.contains("://") else {
        throw Misfit("does not start with \(schemes.map { "\($0)://" }.joined(separator: " or "))", example)
    }
    guard let address = URLComponents(string: text), let scheme = address.scheme?.lowercased(),
        !text.contains(where: \.isWhitespace)
    else { throw Misfit("is not an address", example) }
    guard schemes.contains(scheme) else {
        throw Misfit("does not start with \(schemes.map { "\($0)://" }.joined(separator: " or "))", example)
    }
    guard address.user == nil, address.password == nil else {
        throw Misfit(
            "the address holds a name or a password", "leave out everything up to and with the @", isSecret: true)
    }
    guard let host = address.host, !host.isEmpty, address.port.map((1...65_535).contains) ?? true else {
        throw Misfit("names no machine that can be reached", example)
    }
    return address
}

extension String {
    fileprivate func trimmed(of last: Character) -> String {
        var text = Substring(self)
        while text.last == last { text.removeLast() }
        return String(text)
    }
}
