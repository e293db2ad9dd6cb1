internal import Fanfold

/// The calls of a plan as lines for a person: whose they are, what they use and cost, how long they take.
enum PlanCosts {
    static func lines(of plan: RunPlan) -> [String] {
        var lines = ["calls: \(words(plan.calls))"]
        lines += plan.agentCalls.map { "  \($0.agent): \(words($0.total))\(steps($0))" }
        if plan.models.count > 1 {
            lines.append("calls by model:")
            lines += plan.models.map { model in
                let calls = PlannedCalls(
                    new: model.newCalls,
                    stored: model.storedCalls,
                    equal: model.equalCalls
                )
                let cost = cost(model.cost, most: model.mostCost)
                return "  \(name(model)): \(words(calls))\(cost.map { ", \($0)" } ?? "")"
            }
        }
        if plan.calls.new > 0 { lines += newCalls(of: plan) }
        lines += stored(in: plan)
        if plan.calls.new > 0 { lines.append("Retries, repairs and fallbacks come on top.") }
        return lines
    }

    private static func newCalls(of plan: RunPlan) -> [String] {
        var tokens = "tokens of new calls: about \(words(plan.usage))"
        let unbounded = plan.models.filter { $0.newCalls > 0 && $0.most == nil }
        if let most = plan.mostUsage {
            tokens += ", at most \(words(most))"
        } else {
            tokens += "; no most, since \(list(unbounded)) has no max-answer-tokens"
        }
        var lines = [tokens]
        if let cost = cost(plan.cost, most: plan.mostCost) {
            lines.append("cost: \(cost)")
        } else {
            let unpriced = plan.models.filter { $0.newCalls > 0 && $0.price == nil }
            lines.append("cost: not known, since no price is given of \(list(unpriced))")
        }
        if let least = plan.leastTime {
            lines.append("least time: \(least.time.inPlainWords), by \(least.words)")
        }
        return lines
    }

    private static func stored(in plan: RunPlan) -> [String] {
        let kept = plan.models.filter { $0.storedCalls > 0 }
        guard !kept.isEmpty else { return [] }
        let usage = kept.reduce(into: TokenUsage.zero) { $0 += $1.storedUsage }
        let costs = kept.compactMap(\.storedCost)
        let cost = costs.isEmpty ? "" : ", worth \(costs.reduce(.zero, +))"
        return ["kept answers save \(words(usage)) tokens\(cost)"]
    }

    /// `12 new, 3 stored`; what there is none of is left out.
    private static func words(_ calls: PlannedCalls) -> String {
        let parts = [
            (calls.new, "new"), (calls.stored, "stored"), (calls.equal, "equal to another"),
            (calls.local, "without a model"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "0" : parts.joined(separator: ", ")
    }

    /// What the calls are for: ` (4 chunks, folds 2 + 1 in documents and 1 in folders)`.
    private static func steps(_ agent: RunPlan.AgentCalls) -> String {
        guard agent.total.total > 0 else { return "" }
        guard agent.reports.total == 0 else { return " (\(Count.text(agent.reports.total, "report")))" }
        let places = [(agent.folds, "documents"), (agent.folderFolds, "folders")]
            .filter { !$0.0.isEmpty }
            .map { "\(PlanTable.folds($0.0.map(\.total))) in \($0.1)" }
        let folds = places.isEmpty ? "" : ", folds " + places.joined(separator: " and ")
        return " (\(Count.text(agent.chunks.total, "chunk"))\(folds))"
    }

    private static func words(_ usage: TokenUsage) -> String {
        "\(usage.promptTokens) in, \(usage.answerTokens) out"
    }

    private static func cost(_ expected: Money?, most: Money?) -> String? {
        expected.map { "about \($0)" + (most.map { ", at most \($0)" } ?? ", no most") }
    }

    private static func name(_ model: RunPlan.Model) -> String {
        "\(model.identity.provider):\(model.identity.name)"
    }

    private static func list(_ models: [RunPlan.Model]) -> String {
        models.map(name).joined(separator: ", ")
    }
}
