/// Limits its own calls: the engine holds no permit while such an agent or aggregator works.
///
/// Agents that call a ``LanguageModel`` are paced by the layers in front of it, which hold a permit only
/// while a request is under way and none while waiting to try again.
public protocol SelfPacing {}
