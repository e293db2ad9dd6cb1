internal import FanfoldCore
internal import FanfoldTestKit

@testable internal import FanfoldStore

extension StoredCall {
    /// A call whose key and answer follow from a number.
    static func numbered(_ number: Int, text: String? = nil, finish: FinishReason = .stop) -> StoredCall {
        StoredCall(
            key: Digest(of: "call \(number)".utf8),
            model: ModelIdentity(provider: "openai", name: "m"),
            reply: ModelReply(
                text: text ?? "answer \(number) " + String(repeating: "word ", count: number % 300),
                finish: finish,
                usage: TokenUsage(promptTokens: 100 + number, answerTokens: 20)
            ),
            latency: .milliseconds(number),
            countedTokens: 99,
            cost: Money(picos: number)
        )
    }
}

/// Opens a store and keeps what it reports.
func openStore(
    _ folder: String,
    isShared: Bool = false,
    generation: Int = 1,
    clock: StoreClock = .at(day: 20_000),
    reporting reports: Shared<[Diagnostic]> = Shared([])
) throws(StoreError) -> CallDatabase {
    try CallDatabase(folder: folder, isShared: isShared, generation: generation, run: "1", clock: clock) {
        report in
        reports.update { $0.append(report) }
    }
}

extension StoreClock {
    /// A clock that stands still on a day.
    static func at(day: Int) -> StoreClock { StoreClock(ManualClock()) { day * 86_400 + 3600 } }
}

extension CallDatabase {
    /// Keeps calls one after the other.
    func keep(_ numbers: some Sequence<Int>) async throws {
        for number in numbers { try await keep(.numbered(number)) }
    }

    /// How many of these are found as they were kept.
    func count(of numbers: some Sequence<Int>) throws -> Int {
        try numbers.count { try call(for: StoredCall.numbered($0).key) == .numbered($0) }
    }
}
