internal import FanfoldCore
internal import FanfoldProviders
internal import Testing

@Suite struct `Server settings` {
    private func settings(
        _ provider: String,
        _ baseURL: String? = nil,
        _ environment: [String: String] = [:]
    ) throws -> ServerSettings {
        try ServerSettings(provider: provider, baseURL: baseURL, environment: environment)
    }

    @Test func `providers have addresses of their own`() throws {
        let openai = try settings("openai", nil, ["OPENAI_API_KEY": "k"])
        #expect(openai.address.description == "api.openai.com")
        #expect(openai.address.path == "/v1")
        #expect(openai.keyStyle == .bearer)
        let anthropic = try settings("anthropic", nil, ["ANTHROPIC_API_KEY": "k"])
        #expect(anthropic.address.description == "api.anthropic.com")
        #expect(anthropic.keyStyle == .xAPIKey)
        #expect(try settings("ollama").address.description == "127.0.0.1:11434")
    }

    @Test func `the user's address comes before the environment's`() throws {
        let environment = ["OPENAI_BASE_URL": "http://a.example/v1"]
        #expect(try settings("openai", nil, environment).address.host == "a.example")
        #expect(try settings("openai", "http://B.example/v1/", environment).address.host == "b.example")
    }

    @Test(arguments: [
        ("10.0.0.7", "10.0.0.7:11434"), (":11500", "127.0.0.1:11500"), ("0.0.0.0:11434", "127.0.0.1:11434"),
        ("0.0.0.0", "127.0.0.1:11434"), ("http://box:80/", "box"), ("https://box", "box"),
        ("[::1]:11434", "[::1]:11434"),
    ])
    func `an Ollama host is read as Ollama's client reads it`(host: String, address: String) throws {
        #expect(try settings("ollama", nil, ["OLLAMA_HOST": host]).address.description == address)
    }

    @Test func `a missing key is told before any call`() throws {
        let error = #expect(throws: ModelError.self) { try settings("openai") }
        #expect(error?.kind == .badKey)
        #expect(error?.message == "api.openai.com wants a key, and OPENAI_API_KEY is not set")
        #expect(try settings("openai", "http://127.0.0.1:8000/v1").key == nil)
        #expect(try settings("openai", "https://gateway.example/v1").key == nil)
        let named = #expect(throws: ModelError.self) {
            try ServerSettings(
                provider: "openai",
                baseURL: "http://a/v1",
                keyVariable: "MINE",
                environment: [:]
            )
        }
        #expect(named?.kind == .badKey)
    }

    @Test func `an Azure address takes the key in Azure's header`() throws {
        let azure = try settings(
            "openai",
            "https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
            ["OPENAI_API_KEY": "k"]
        )
        #expect(azure.keyStyle == .apiKey)
    }

    @Test(arguments: [
        ("openai", "https://a.example/v1", false), ("openai", "https://api.openai.com.a.example/v1", false),
        ("openai", "https://api.openai.com/v1", true), ("openai", "http://127.0.0.1:8000/v1", true),
        ("anthropic", "https://api.openai.com", false), ("openai", "http://192.168.0.2/v1", false),
    ])
    func `a recipe's address gets the usual key only where it belongs`(
        provider: String,
        address: String,
        isSent: Bool
    ) throws {
        let environment = ["OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "MINE": "m"]
        func key(isUsersAddress: Bool, _ variable: String? = nil) throws -> Secret? {
            try ServerSettings(
                provider: provider,
                baseURL: address,
                isUsersAddress: isUsersAddress,
                keyVariable: variable,
                environment: environment
            ).key
        }
        #expect(try (key(isUsersAddress: false) != nil) == isSent)
        #expect(try key(isUsersAddress: true) == Secret("k"))
        #expect(try key(isUsersAddress: false, "MINE") == Secret("m"))
    }

    @Test func `a recipe that names an Azure server has to name the key`() throws {
        let error = #expect(throws: ModelError.self) {
            try ServerSettings(
                provider: "azure",
                baseURL: "https://x.openai.azure.com/openai/v1",
                isUsersAddress: false,
                environment: ["OPENAI_API_KEY": "k"]
            )
        }
        #expect(error?.kind == .badKey)
        #expect(error?.hint == "add key-env: OPENAI_API_KEY to the model, or use --base-url")
    }

    @Test func `azure takes the key in its own header at any address, and has none of its own`() throws {
        let gateway = try settings("azure", "https://gateway.example/v1", ["OPENAI_API_KEY": "k"])
        #expect(gateway.keyStyle == .apiKey)
        let error = #expect(throws: ModelError.self) { try settings("azure", nil, ["OPENAI_API_KEY": "k"]) }
        #expect(error?.kind == .badRequest)
    }

    @Test(arguments: ["", "example.com", "ftp://a", "http://", "https://u:secret@a/v1"])
    func `a base URL that is none is refused and not shown`(text: String) throws {
        let error = #expect(throws: ModelError.self) { try settings("openai", text) }
        #expect(error?.kind == .badRequest)
        #expect(error?.message.contains("secret") == false)
    }

    @Test(arguments: [
        (["HTTPS_PROXY": "http://p:1"], "p"), (["https_proxy": "q:1", "HTTPS_PROXY": "http://p:1"], "q"),
        (["http_proxy": "http://p:1"], nil), (["ALL_PROXY": "socks5://p:1"], "p"),
        (["https_proxy": "http://p:1", "no_proxy": "a.example, b.example"], nil),
        (["https_proxy": "http://p:1", "NO_PROXY": ".example"], nil),
        (["https_proxy": "http://p:1", "no_proxy": "*"], nil),
        (["https_proxy": "http://p:1", "no_proxy": "example:80"], "p"),
        (["https_proxy": "http://p:1", "no_proxy": "xb.example"], "p"),
    ])
    func `a proxy is the environment's`(environment: [String: String], host: String?) throws {
        #expect(try settings("openai", "https://b.example/v1", environment).proxy?.host == host)
        #expect(try settings("openai", "http://localhost:1/v1", environment).proxy == nil)
    }

    @Test func `a proxy's password is neither shown nor lost`() throws {
        let proxied = try settings("openai", "https://a.example", ["https_proxy": "http://u:pw@p:8080"])
        #expect(proxied.proxy?.credentials == Secret("u:pw"))
        #expect(proxied.proxy?.port == 8080)
        let error = #expect(throws: ModelError.self) {
            try settings("openai", "https://a.example", ["https_proxy": "ftp://u:pw@p:8080"])
        }
        #expect(error?.message.contains("pw") == false)
    }
}
