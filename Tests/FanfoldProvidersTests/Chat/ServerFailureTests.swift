internal import FanfoldCore
@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite struct `Server failure` {
    private let settings: ServerSettings

    init() throws {
        settings = ServerSettings(
            address: try ServerAddress("http://127.0.0.1:8000/v1"),
            key: Secret("topsecretkey"),
            keyVariable: "OPENAI_API_KEY"
        )
    }

    private func failure(_ status: Int, _ body: String, _ headers: [(String, String)] = []) -> ServerFailure {
        let reply = HTTPReply(status: status, headers: ReplyHeaders(headers), body: Array(body.utf8))
        return ServerFailure(reply, from: settings)
    }

    static let failures: [(Int, String, ModelError.Kind)] = [
        (401, #"{"detail":"Invalid API key"}"#, .badKey),
        (401, #"{"error":{"message":"bad topsecretkey here","type":"invalid_request_error"}}"#, .badKey),
        (403, #"{"error":{"message":"no access to sk-abcdef"}}"#, .badKey),
        (402, #"{"error":{"message":"Insufficient Balance"}}"#, .quotaExhausted),
        (404, #"{"error":"model 'x' not found"}"#, .unknownModel),
        (405, #"{"detail":"Method Not Allowed"}"#, .unknownModel),
        (408, "", .serverFailed), (409, "{}", .serverFailed),
        (429, #"{"error":{"code":"insufficient_quota","message":"You exceeded"}}"#, .quotaExhausted),
        (429, #"{"error":{"code":"rate_limit_exceeded","message":"slow down"}}"#, .rateLimited),
        (429, #"{"error":{"code":429,"message":"slow down"}}"#, .rateLimited), (429, "", .rateLimited),
        (429, #"{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}"#, .rateLimited),
        (400, #"{"error":{"code":"context_length_exceeded","message":"2100 of 2048"}}"#, .contextExceeded),
        (400, #"{"error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}"#, .contextExceeded),
        (400, #"{"object":"error","message":"This model's maximum context length is 8"}"#, .contextExceeded),
        (400, #"{"error":{"type":"exceed_context_size_error","message":"x"}}"#, .contextExceeded),
        (413, "", .contextExceeded),
        (400, #"{"error":{"message":"Your credit balance is too low"}}"#, .quotaExhausted),
        (400, #"{"error":{"message":"bad \n\n temperature","code":null}}"#, .badRequest),
        (422, #"{"detail":[{"loc":["body"],"msg":"field required"},{"msg":"and more"}]}"#, .badRequest),
        (500, "Internal Server Error", .serverFailed),
        (502, "<html><title>502 Bad Gateway</title>", .serverFailed),
        (503, #"{"error":{"message":"Loading model","code":503}}"#, .overloaded),
        (529, #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#, .overloaded),
        (200, #"{"error":{"type":"overloaded_error","message":"Overloaded"}}"#, .overloaded),
        (200, #"{"error":{"message":"x","code":429}}"#, .rateLimited),
        (200, #"{"error":"x"}"#, .serverFailed),
        (500, #"["odd"]"#, .serverFailed), (500, "\u{1B}[31mred\u{7}", .serverFailed),
    ]

    @Test(arguments: failures) func `its kind says what to do`(
        status: Int,
        body: String,
        kind: ModelError.Kind
    ) {
        let error = failure(status, body).modelError(now: { 0 })
        #expect(error.kind == kind)
        let shown = String(describing: error)
        #expect(!shown.contains("topsecretkey") && !shown.contains("sk-abc") && !shown.contains("\u{1B}"))
    }

    @Test func `its words are the same every time`() {
        let text = Self.failures.map { status, body, _ in
            let error = failure(status, body).modelError(now: { 0 })
            return error.message + (error.hint.map { "\n      hint: \($0)" } ?? "")
        }
        let golden = Golden(besideFile: "\(#filePath)".replacing("/Chat/", with: "/"))
        #expect(golden.difference(of: text.joined(separator: "\n") + "\n", from: "failures.txt") == nil)
    }

    @Test func `a long message is cut`() {
        let error = failure(400, String(repeating: "long ", count: 500)).modelError(now: { 0 })
        #expect(error.message.count < 400)
        #expect(error.message.hasSuffix("…"))
    }

    @Test(arguments: [
        ([("retry-after-ms", "1500"), ("retry-after", "9")], Duration.milliseconds(1500)),
        ([("Retry-After", "2")], .seconds(2)), ([("retry-after", "0.25")], .milliseconds(250)),
        (
            [("retry-after", "Wed, 21 Oct 2026 07:28:30 GMT"), ("date", "Wed, 21 Oct 2026 07:28:00 GMT")],
            .seconds(30)
        ),
        ([("retry-after", "Thu, 01 Jan 1970 00:01:00 GMT")], .seconds(20)),
        ([("retry-after", "-3")], .zero), ([("retry-after", "soon")], nil), ([("retry-after", "nan")], .zero),
        ([("retry-after", "1e300")], .seconds(604_800)), ([], nil),
    ])
    func `how long to wait is the server's word`(headers: [(String, String)], after: Duration?) {
        #expect(failure(429, "", headers).modelError(now: { 40 }).retryAfter == after)
    }

    @Test func `whether to try again is the server's word`() {
        #expect(failure(500, "", [("x-should-retry", "false")]).modelError(now: { 0 }).mayRetry == false)
        #expect(failure(500, "", [("x-should-retry", "true")]).modelError(now: { 0 }).mayRetry == true)
        #expect(failure(500, "").modelError(now: { 0 }).mayRetry == nil)
    }

    @Test func `limits come with it`() {
        let error = failure(429, "", [("x-ratelimit-limit-requests", "60")]).modelError(now: { 0 })
        #expect(error.limits?.requests?.limit == 60)
    }

    @Test(arguments: [
        (400, "", true), (415, "", true), (422, "", true), (500, "Internal Server Error", true),
        (401, "", false), (403, "", false), (404, "", false), (408, "", false), (409, "", false),
        (429, "", false), (502, "", false), (503, "", false), (500, "context length", false),
    ])
    func `a format is blamed for what it can cause`(status: Int, body: String, mayBe: Bool) {
        #expect(failure(status, body).mayRefuseFormat == mayBe)
    }
}
