package import FanfoldCore
internal import FoundationEssentials

/// Where a server is: the base that the paths of its requests are added to.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// Whether the connection is encrypted.
    package let isEncrypted: Bool
    /// The host's name or number, in lower case, an IPv6 number without brackets.
    package let host: String
    /// The port.
    package let port: Int
    /// The path before every request's path, without a slash at its end.
    package private(set) var path: String
    /// What follows the path, such as `api-version=2024-10-21`; may hold a key, so it is never shown.
    private let query: String?

    /// Reads a base URL.
    ///
    /// - Parameter text: `http://` or `https://`, a host, and perhaps a port, a path and a query.
    /// - Throws: `badRequest` where it is none, or has a user name in it.
    package init(_ text: String) throws(ModelError) {
        guard let url = URL(string: text), let host = url.host(percentEncoded: false), !host.isEmpty,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else {
            throw ModelError(
                .badRequest,
                "the base URL is none: it has no host, or begins neither with http:// nor with https://",
                hint: "give it as in http://127.0.0.1:8000/v1"
            )
        }
        guard url.user() == nil, url.password() == nil else {
            throw ModelError(
                .badRequest,
                "the base URL has a user name or password in it",
                hint: "leave it out, and put the key in the environment"
            )
        }
        isEncrypted = scheme == "https"
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        self.host = bare.lowercased()
        port = url.port ?? (isEncrypted ? 443 : 80)
        var path = url.path(percentEncoded: true)
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
        query = url.query(percentEncoded: true)
    }

    /// The host, and the port where it is not the usual one.
    package var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// Whether the server runs on this machine.
    package var isLoopback: Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
            || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The address with a path's last part taken off where it is there.
    func dropping(_ suffix: String) -> ServerAddress {
        var address = self
        if path.hasSuffix(suffix) { address.path.removeLast(suffix.count) }
        return address
    }

    /// The whole URL of a request with this path, and a query parameter unless the base has one of its name.
    func url(_ suffix: String, adding extra: (name: String, value: String)? = nil) -> String {
        var parts = query.map { [$0] } ?? []
        if let extra, !(query ?? "").split(separator: "&").contains(where: { $0.hasPrefix(extra.name + "=") })
        {
            parts.append("\(extra.name)=\(extra.value)")
        }
        let tail = parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
        return (isEncrypted ? "https://" : "http://") + description + path + suffix + tail
    }
}
