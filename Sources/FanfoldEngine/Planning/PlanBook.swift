package import FanfoldCore
internal import Synchronization

/// Counts the calls that a run would make, by model.
package final class PlanBook: Sendable {
    /// A model, and the server whose limits hold for it.
    package struct Account: Sendable, Hashable {
        /// The model, as requests name it.
        package var model: ModelIdentity
        /// The server.
        package var server: String

        package init(model: ModelIdentity, server: String) {
            self.model = model
            self.server = server
        }
    }

    /// The calls of one model.
    package struct Entry: Sendable, Hashable {
        /// The requests that would be sent.
        package var newCalls = 0
        /// What they are expected to use.
        package var usage = TokenUsage.zero
        /// What they use at the most; `nil` where an answer has no bound.
        package var most: TokenUsage? = .zero
        /// The requests whose answers are kept.
        package var storedCalls = 0
        /// What those used.
        package var storedUsage = TokenUsage.zero
        /// What those cost, as far as it is known.
        package var storedCost: Money?
        /// The requests equal to another that is sent.
        package var equalCalls = 0
    }

    private struct State {
        var accounts: [Account] = []
        var entries: [Account: Entry] = [:]
        var keys: Set<Digest> = []
        var steps = StepCount()
    }

    private let state = Mutex(State())

    /// Makes an empty book.
    package init() {}

    /// The models, in the order they were first named, and their calls.
    package var entries: [(account: Account, entry: Entry)] {
        state.withLock { state in state.accounts.map { ($0, state.entries[$0] ?? Entry()) } }
    }

    /// The calls that would be made, by their distance from the end of the run.
    package var steps: StepCount { state.withLock { $0.steps } }

    func open(_ account: Account) {
        state.withLock { state in
            guard state.entries[account] == nil else { return }
            state.accounts.append(account)
            state.entries[account] = Entry()
        }
    }

    /// Whether no request with this key came before.
    func isFirst(_ key: Digest) -> Bool { state.withLock { $0.keys.insert(key).inserted } }

    func addNew(_ usage: TokenUsage, most: TokenUsage?, step: Int, to account: Account) {
        state.withLock { state in
            state.steps.add(step)
            state.entries[account, default: Entry()].newCalls += 1
            state.entries[account, default: Entry()].usage += usage
            guard let most else {
                state.entries[account, default: Entry()].most = nil
                return
            }
            state.entries[account, default: Entry()].most? += most
        }
    }

    func addStored(_ usage: TokenUsage, _ cost: Money?, to account: Account) {
        state.withLock { state in
            state.entries[account, default: Entry()].storedCalls += 1
            state.entries[account, default: Entry()].storedUsage += usage
            let known = state.entries[account]?.storedCost
            state.entries[account, default: Entry()].storedCost = known + cost
        }
    }

    func addEqual(to account: Account) {
        state.withLock { $0.entries[account, default: Entry()].equalCalls += 1 }
    }
}
