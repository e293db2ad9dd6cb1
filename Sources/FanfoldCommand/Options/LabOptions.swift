internal import ArgumentParser
internal import FanfoldLab
internal import FoundationEssentials

/// How the lab server behaves.
struct LabOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long an answer takes, in ms: fixed:200, uniform:100,300 or lognormal:200,0.5.",
            valueName: "latency"
        )
    )
    var latency = "fixed:0"

    @Option(help: ArgumentHelp("Requests a minute.", valueName: "n"))
    var rpm: Int?

    @Option(help: ArgumentHelp("Requests in one go. (default: a second's worth)", valueName: "n"))
    var rpmBurst: Int?

    @Option(help: ArgumentHelp("Tokens a minute, of prompts and answers.", valueName: "n"))
    var tpm: Int?

    @Option(
        help: ArgumentHelp("Tokens of answers a minute; --tpm then counts prompts alone.", valueName: "n")
    )
    var outputTpm: Int?

    @Option(help: ArgumentHelp("Tokens in one go. (default: a minute's worth)", valueName: "n"))
    var tpmBurst: Int?

    @Option(help: ArgumentHelp("Requests in flight; one more is answered 429.", valueName: "n"))
    var concurrencyLimit: Int?

    @Option(help: "How a 429 says when to come again.")
    var retryAfter = RetryAfterForm.seconds

    @Flag(help: "Tell no limits in headers.")
    var quietLimits = false

    @Option(
        help: ArgumentHelp(
            "Faults and their shares, such as 429=0.1,drop=0.05; all=0.1 spreads a share over all kinds: "
                + FaultKind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "kind=share,…"
        )
    )
    var fault: FaultList?

    @Option(help: ArgumentHelp("Changes which prompts meet which faults and latencies.", valueName: "n"))
    var seed: UInt64 = LabSettings().seed

    @Option(help: ArgumentHelp("The most tokens of a prompt and its answer.", valueName: "n"))
    var contextTokens: Int?

    @Option(help: "What happens to a longer prompt; by-shape cuts as Ollama and refuses as the others.")
    var overflow = ContextOverflow.byShape

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Accept the keys alone that these environment variables hold.",
            valueName: "name"
        )
    )
    var keyRequired: [String] = []

    @Option(help: "Which structured output is taken: a schema, an object, or none.")
    var schema = SchemaSupport.full

    @Option(
        help: ArgumentHelp(
            "The status that refuses the rest: 400, or 500 as llama-cpp has it.",
            valueName: "status"
        )
    )
    var schemaRefusal = LabSettings().schemaRefusal

    @Flag(inversion: .prefixedNo, help: "Tell in replies how many tokens were used.")
    var usage = true

    @Option(
        help: ArgumentHelp(
            "Refuse connections for a while, once: after so many requests, for so many ms.",
            valueName: "n,ms"
        )
    )
    var outage: OutageOption?

    func validate() throws {
        let numbers = [
            ("rpm", rpm), ("rpm-burst", rpmBurst), ("tpm", tpm), ("output-tpm", outputTpm),
            ("tpm-burst", tpmBurst),
            ("concurrency-limit", concurrencyLimit), ("context-tokens", contextTokens),
        ]
        for case (let name, let number?) in numbers where number < 1 {
            throw ValidationError("--\(name) is \(number), and has to be at least 1.")
        }
        guard [400, 500].contains(schemaRefusal) else {
            throw ValidationError("--schema-refusal is \(schemaRefusal), and has to be 400 or 500.")
        }
        guard Latency(latency) != nil else {
            throw ValidationError(
                "--latency is “\(latency)”; write fixed:MS, uniform:A,B or lognormal:MEDIAN,SIGMA."
            )
        }
        _ = try fault?.shares()
    }

    /// The settings that the options stand for.
    ///
    /// - Throws: `ValidationError` where a key is required and its variable is empty.
    func settings() throws -> LabSettings {
        var settings = LabSettings()
        settings.seed = seed
        settings.latency = Latency(latency) ?? settings.latency
        settings.limits.requestsPerMinute = rpm
        settings.limits.requestBurst = rpmBurst
        settings.limits.tokensPerMinute = tpm
        settings.limits.outputTokensPerMinute = outputTpm
        settings.limits.tokenBurst = tpmBurst
        settings.limits.concurrency = concurrencyLimit
        settings.limits.retryAfter = retryAfter
        settings.limits.areAnnounced = !quietLimits
        settings.faults = try fault?.shares() ?? settings.faults
        settings.contextTokens = contextTokens
        settings.overflow = overflow
        settings.schema = schema
        settings.schemaRefusal = schemaRefusal
        settings.reportsUsage = usage
        settings.outage = outage?.outage
        for name in keyRequired {
            guard let key = ProcessInfo.processInfo.environment[name], !key.isEmpty else {
                throw ValidationError("--key-required: the environment variable \(name) holds no key.")
            }
            settings.keys.insert(key)
        }
        return settings
    }
}

extension RetryAfterForm: ExpressibleByArgument {}
extension ContextOverflow: ExpressibleByArgument {}
extension SchemaSupport: ExpressibleByArgument {}
