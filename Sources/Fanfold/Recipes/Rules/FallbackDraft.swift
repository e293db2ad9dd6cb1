/// Text or another model, of which one has to be given.
struct FallbackDraft: Sendable {
    var text: String?
    var model: String?
}
