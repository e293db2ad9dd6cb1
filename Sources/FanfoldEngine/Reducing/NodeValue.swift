internal import FanfoldCore

/// What is known at a node of an agent's tree: a partial, and what is missing or substituted below it.
struct NodeValue {
    var partial = Partial()
    var gaps: [Gap] = []
    var substitutions: [Substitution] = []

    /// A partial without its notes of what is substituted or left out, which stand beside it.
    init(_ partial: Partial = Partial(), gaps: [Gap] = [], substitutions: [Substitution] = []) {
        self.partial = partial
        self.partial.substitution = nil
        self.partial.omission = nil
        self.gaps = gaps
        self.substitutions = substitutions
    }
}
