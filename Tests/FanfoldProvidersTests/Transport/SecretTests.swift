internal import FanfoldProviders
internal import Testing

@Suite struct `Secret key` {
    @Test func `a key shows itself nowhere`() throws {
        let key = try #require(Secret(" sk-hidden\n"))
        #expect("\(key)" == "***")
        #expect(String(reflecting: key) == "***")
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains("hidden"))
        let settings = try ServerSettings(
            provider: "openai",
            environment: [
                "OPENAI_API_KEY": "sk-hidden", "HTTPS_PROXY": "http://me:hidden@proxy.example:3128",
            ]
        )
        dumped = "\(settings)" + String(reflecting: settings)
        dump(settings, to: &dumped)
        #expect(!dumped.contains("hidden"))
    }

    @Test func `nothing but space is no key`() {
        #expect(Secret("") == nil)
        #expect(Secret(" \n") == nil)
    }
}
