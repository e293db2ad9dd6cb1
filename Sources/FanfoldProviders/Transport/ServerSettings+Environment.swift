package import FanfoldCore

extension ServerSettings {
    /// The settings of a provider's server, from options and the environment.
    ///
    /// The address is `baseURL`, else the environment's (`OPENAI_BASE_URL`, `ANTHROPIC_BASE_URL`,
    /// `OLLAMA_HOST`), else the provider's own. The key is the environment's, under `keyVariable` or the
    /// provider's usual name (`OPENAI_API_KEY`, `ANTHROPIC_API_KEY`). It goes to the address found this way;
    /// never to where that address redirects. An address that the user did not give himself gets the usual key
    /// only if it is the provider's own or on this machine, since a recipe may be anybody's.
    ///
    /// - Parameters:
    ///   - provider: `openai`, `azure`, `anthropic` or `ollama`.
    ///   - baseURL: The address that was given.
    ///   - isUsersAddress: Whether the user gave it, and not a file.
    ///   - keyVariable: The environment variable that holds the key, where it is not the usual one.
    ///   - environment: The process's environment.
    /// - Throws: `badKey` where the server is known to want a key and there is none, or the named variable is
    ///   not set; `badRequest` for an address or a provider that is none.
    package init(
        provider: String,
        baseURL: String? = nil,
        isUsersAddress: Bool = true,
        keyVariable: String? = nil,
        environment: [String: String]
    ) throws(ModelError) {
        guard let kind = ServerKind(rawValue: provider) else {
            throw ModelError(
                .badRequest,
                "there is no provider \(provider)",
                hint: "known: openai, azure, anthropic, ollama"
            )
        }
        let address = try kind.address(baseURL: baseURL, environment: environment)
        let isTrusted =
            isUsersAddress || baseURL == nil || address.isLoopback || address.host == kind.ownHost
        let variable = keyVariable ?? (isTrusted ? kind.keyVariable : nil)
        self.init(
            address: address,
            key: variable.flatMap { environment[$0] }.flatMap { Secret($0) },
            keyVariable: variable,
            keyStyle: address.isAzure && kind == .openai ? .apiKey : kind.keyStyle,
            proxy: try ProxyAddress(for: address, environment: environment),
            authorityFile: environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        )
        guard key == nil else { return }
        if let keyVariable {
            throw ModelError(
                .badKey,
                "the key for \(address) is missing: \(keyVariable) is not set",
                hint: "set \(keyVariable) in the environment"
            )
        }
        guard kind.ownHost == address.host || address.isAzure else { return }
        guard let variable else {
            throw ModelError(
                .badKey,
                "\(address) wants a key, and the recipe that names this server does not say which",
                hint: "add key-env: \(kind.keyVariable ?? "NAME") to the model, or use --base-url"
            )
        }
        throw ModelError(
            .badKey,
            "\(address) wants a key, and \(variable) is not set",
            hint: "set \(variable) in the environment, or name another server with --base-url"
        )
    }
}

/// The kinds of server that are reached over HTTP.
private enum ServerKind: String {
    case openai, azure, anthropic, ollama

    var keyVariable: String? {
        switch self {
        case .openai, .azure: "OPENAI_API_KEY"
        case .anthropic: "ANTHROPIC_API_KEY"
        case .ollama: nil
        }
    }

    var keyStyle: KeyStyle {
        switch self {
        case .openai, .ollama: .bearer
        case .azure: .apiKey
        case .anthropic: .xAPIKey
        }
    }

    var ownHost: String? {
        switch self {
        case .openai: "api.openai.com"
        case .anthropic: "api.anthropic.com"
        case .azure, .ollama: nil
        }
    }

    func address(baseURL: String?, environment: [String: String]) throws(ModelError) -> ServerAddress {
        switch self {
        case .openai:
            let text = baseURL ?? environment.filled("OPENAI_BASE_URL") ?? "https://api.openai.com/v1"
            return try ServerAddress(text).dropping("/chat/completions")
        case .azure:
            guard let text = baseURL ?? environment.filled("OPENAI_BASE_URL") else {
                throw ModelError(
                    .badRequest,
                    "azure has no address of its own, and none is given",
                    hint: "give the base URL: https://NAME.openai.azure.com/openai/v1"
                )
            }
            return try ServerAddress(text).dropping("/chat/completions")
        case .anthropic:
            let text = baseURL ?? environment.filled("ANTHROPIC_BASE_URL") ?? "https://api.anthropic.com"
            return try ServerAddress(text).dropping("/messages").dropping("/v1")
        case .ollama:
            let text = baseURL ?? environment.filled("OLLAMA_HOST").map(Self.url(ofOllama:))
            return try ServerAddress(text ?? "http://127.0.0.1:11434").dropping("/v1").dropping("/api")
        }
    }

    /// The URL for what Ollama's own client takes: a host, a port after a colon, or both.
    private static func url(ofOllama host: String) -> String {
        guard !host.contains("://") else { return host.replacing("//0.0.0.0", with: "//127.0.0.1") }
        let isPortMissing = host.hasSuffix("]") || !host.contains(":")
        let whole = isPortMissing ? host + ":11434" : host
        if whole.hasPrefix(":") { return "http://127.0.0.1" + whole }
        return "http://" + (whole.hasPrefix("0.0.0.0:") ? "127.0.0.1" + whole.dropFirst(7) : whole)
    }
}

extension [String: String] {
    /// A variable's value unless it is missing or empty.
    fileprivate func filled(_ name: String) -> String? {
        self[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
