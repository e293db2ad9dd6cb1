internal import FanfoldCore
@testable internal import FanfoldProviders
internal import FanfoldTestKit
internal import Testing

@Suite(.timeLimit(.minutes(5))) struct `Command model` {
    private let model = CommandModel(counter: QuarterCounter())

    private func request(_ line: String, _ messages: ModelMessage...) -> ModelRequest {
        ModelRequest(
            model: ModelIdentity(provider: "command", name: line),
            messages: messages.isEmpty ? [ModelMessage(.user, "hello")] : messages
        )
    }

    private func answer(_ line: String, _ messages: ModelMessage...) async throws -> String {
        var request = request(line)
        if !messages.isEmpty { request.messages = messages }
        return try await model.reply(to: request, in: CallContext()).text
    }

    @Test func `the prompt goes in and the answer comes out`() async throws {
        let reply = try await model.reply(
            to: request("cat", ModelMessage(.system, "rules"), ModelMessage(.user, "words")),
            in: CallContext()
        )
        #expect(reply.text == "rules\n\nwords")
        #expect(reply.finish == .stop)
        #expect(reply.usage == TokenUsage(promptTokens: 4, answerTokens: 3, isEstimated: true))
        #expect(try await answer("tr a-z A-Z | sed 's/L/_/g'") == "HE__O")
    }

    static let lines: [(String, [String])] = [
        ("a b", ["a", "b"]), ("  a   'b c' ", ["a", "b c"]), (#"a "b \"c\" \n""#, ["a", #"b "c" \n"#]),
        (#"a b\ c ''"#, ["a", "b c", ""]), (#"a 'x"y$'z"#, ["a", #"x"y$z"#]), ("", []), ("  ", []),
        ("a | b", ["/bin/sh", "-c", "a | b"]), ("a $HOME", ["/bin/sh", "-c", "a $HOME"]),
        (#"a "$HOME""#, ["/bin/sh", "-c", #"a "$HOME""#]), ("X=1 a", ["/bin/sh", "-c", "X=1 a"]),
        ("a 'b", ["/bin/sh", "-c", "a 'b"]), ("a > b", ["/bin/sh", "-c", "a > b"]),
        ("a\nb", ["/bin/sh", "-c", "a\nb"]),
    ]

    @Test(arguments: lines) func `a line is split as a shell would, or run by one`(
        line: String,
        words: [String]
    ) {
        #expect(ProgramLine(line).words == words)
    }

    static let failures: [(String, ModelError.Kind, String)] = [
        ("no-such-program-here x", .unknownModel, "there is no program to run for no-such-program-here x"),
        ("/no/such/program", .unknownModel, "there is no program to run for /no/such/program"),
        (
            "cat >/dev/null; no-such-program-here 2>/dev/null", .unknownModel,
            "cat >/dev/null; no-such-program-here 2>/dev/null found no program to run (exit code 127)"
        ),
        (
            "echo one >&2; echo two >&2; echo >&2; exit 3", .serverFailed,
            "echo one >&2; echo two >&2; echo >&2; exit 3 failed (exit code 3): two"
        ),
        ("kill -9 $$", .serverFailed, "kill -9 $$ was ended by signal 9"),
        ("true", .badReply, "true: the answer has no text"),
        ("printf '\\377'", .badReply, #"the answer of printf '\377' is not UTF-8"#),
        ("", .unknownModel, "the command line is empty"),
    ]

    @Test(arguments: failures) func `a failure names the program`(
        line: String,
        kind: ModelError.Kind,
        message: String
    ) async throws {
        let error = await #expect(throws: ModelError.self) { try await answer(line) }
        #expect(error?.kind == kind)
        #expect(error?.message == message)
    }

    @Test func `a program need not read its prompt`() async throws {
        let long = ModelMessage(.user, String(repeating: "long line\n", count: 100_000))
        #expect(try await answer("echo done", long) == "done")
        #expect(try await answer("head -n 1", long) == "long line")
    }

    @Test func `a long prompt and a long answer do not wait for each other`() async throws {
        let text = String(repeating: "0123456789abcde\n", count: 20_000)
        #expect(try await answer("cat", ModelMessage(.user, text)).utf8.count == text.utf8.count - 1)
    }

    @Test func `an answer without end is cut off`() async throws {
        let error = await #expect(throws: ModelError.self) { try await answer("yes") }
        #expect(error?.kind == .badReply)
    }

    @Test func `a program that is cancelled takes its children with it`() async throws {
        try await withTemporaryFolder { folder in
            try folder.makePipe("started")
            let line =
                "(sleep 100; echo x > \(folder.path("left"))) & echo $! > \(folder.path("child")); echo > \(folder.path("started")); wait"
            let flaws = try await LanguageModelContract(model).flaws(cancelling: request(line)) {
                // Opening the pipe waits until the program writes.
                _ = try? await answer("cat \(folder.path("started"))")
            }
            #expect(flaws == [])
            let child = try #require(folder.text("child")).filter(\.isNumber)
            // A killed child may stay a zombie until whoever inherits it looks after it.
            let state = try await answer("ps -o stat= -p \(child) || echo gone")
            #expect(state == "gone" || state.hasPrefix("Z"))
        }
    }
}
