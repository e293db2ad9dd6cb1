package import FanfoldCore

/// What every call store must keep to.
package struct CallStoreContract {
    private let store: any CallStore

    package init(_ store: any CallStore) { self.store = store }

    /// How an empty store breaks the contract.
    package func flaws() async throws -> [String] {
        var flaws: [String] = []
        let first = Self.call("a", text: "one\u{0}two \u{1F468}\u{200D}\u{1F469} \u{FEFF}")
        if try store.call(for: first.key) != nil { flaws.append("an empty store has a call") }
        try await store.keep(first)
        if try store.call(for: first.key) != first { flaws.append("a kept call is not what was kept") }
        let second = Self.call("a", text: "three", finish: .length)
        try await store.keep(second)
        if try store.call(for: first.key) != second { flaws.append("a call is not replaced by a later one") }
        if try store.call(for: Self.call("b", text: "").key) != nil { flaws.append("any key finds a call") }
        let many = (0..<200).map { Self.call("many \($0)", text: "answer \($0)") }
        try await withThrowingTaskGroup { group in
            for call in many { group.addTask { try await store.keep(call) } }
            try await group.waitForAll()
        }
        for call in many where try store.call(for: call.key) != call {
            flaws.append("\(call.reply.text) was lost")
        }
        let claimed = try await store.withClaim(on: first.key) { try store.call(for: first.key) }
        if claimed != second { flaws.append("who holds a claim does not see what is kept") }
        return flaws
    }

    /// How a store that loses its task while it keeps a call breaks the contract.
    package func flawsOfCancelledKeep() async throws -> [String] {
        let call = Self.call("cancelled", text: "paid for")
        try await withThrowingTaskGroup { group in
            group.addTask { try await store.keep(call) }
            group.cancelAll()
            try await group.waitForAll()
        }
        return try store.call(for: call.key) == call ? [] : ["a call that was paid for is lost"]
    }

    private static func call(_ name: String, text: String, finish: FinishReason = .stop) -> StoredCall {
        StoredCall(
            key: Digest(of: name.utf8),
            model: ModelIdentity(provider: "openai", name: "m", revision: name == "a" ? "r" : nil),
            reply: ModelReply(
                text: text,
                finish: finish,
                usage: TokenUsage(
                    promptTokens: 12,
                    cachedTokens: 4,
                    answerTokens: 3,
                    isEstimated: name == "b"
                ),
                model: "m-2026"
            ),
            latency: .milliseconds(250),
            countedTokens: 11,
            cost: finish == .stop ? Money(picos: 1_234_567) : nil
        )
    }
}
