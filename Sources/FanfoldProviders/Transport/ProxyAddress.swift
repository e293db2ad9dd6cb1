package import FanfoldCore
internal import FoundationEssentials

/// A proxy between us and the servers.
package struct ProxyAddress: Sendable, Hashable {
    /// What the proxy speaks.
    package enum Kind: Sendable, Hashable {
        /// HTTP, with `CONNECT`.
        case http
        /// SOCKS 5.
        case socks
    }

    /// What it speaks.
    package let kind: Kind
    /// Its host.
    package let host: String
    /// Its port.
    package let port: Int
    /// `user:password`, where it wants them.
    package let credentials: Secret?

    /// The proxy the environment names for a server; `nil` for none.
    ///
    /// `https_proxy` for encrypted servers and `http_proxy` for others, else `all_proxy`, each in lower case
    /// first, then in upper case. None for servers on this machine and for those in `no_proxy`: host names,
    /// which stand for the hosts below them too, with a port or without, and `*` for all.
    ///
    /// - Throws: `badRequest` for a proxy that is no URL; it is not shown, since it may hold a password.
    package init?(for address: ServerAddress, environment: [String: String]) throws(ModelError) {
        func value(_ name: String) -> String? {
            [name, name.uppercased()].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        let name = address.isEncrypted ? "https_proxy" : "http_proxy"
        guard let text = value(name) ?? value("all_proxy"), !address.isLoopback,
            !Self.excludes(address, value("no_proxy") ?? "")
        else { return nil }
        let whole = text.contains("://") ? text : "http://" + text
        guard let url = URL(string: whole), let host = url.host(percentEncoded: false), !host.isEmpty,
            let kind = Self.kind(url.scheme?.lowercased() ?? "")
        else {
            throw ModelError(
                .badRequest,
                "the proxy that the environment names for \(address) is no proxy's URL",
                hint: "set \(name) as in http://proxy.example:3128, or no_proxy=\(address.host)"
            )
        }
        self.kind = kind
        self.host = host
        port = url.port ?? (kind == .http ? 80 : 1080)
        let user = url.user(percentEncoded: false) ?? ""
        let password = url.password(percentEncoded: false) ?? ""
        credentials = user.isEmpty ? nil : Secret("\(user):\(password)")
    }

    private static func kind(_ scheme: String) -> Kind? {
        switch scheme {
        case "http": .http
        case "socks", "socks5", "socks5h": .socks
        default: nil
        }
    }

    private static func excludes(_ address: ServerAddress, _ list: String) -> Bool {
        list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if entry == "*" { return true }
            var name = entry.drop { $0 == "." || $0 == "*" }
            let parts = name.split(separator: ":", omittingEmptySubsequences: false)
            if parts.count == 2, let port = Int(parts[1]) {
                guard port == address.port else { return false }
                name = parts[0]
            }
            return !name.isEmpty && (address.host == name || address.host.hasSuffix("." + name))
        }
    }
}

extension ServerAddress {
    /// Whether it is one of Azure's, which wants its key in a header of its own.
    var isAzure: Bool {
        host.hasSuffix(".openai.azure.com") || host.hasSuffix(".cognitiveservices.azure.com")
            || host.hasSuffix(".services.ai.azure.com")
    }
}
