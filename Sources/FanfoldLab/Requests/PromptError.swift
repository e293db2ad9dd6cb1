/// Why a request asks for nothing that can be answered.
struct PromptError: Error, Hashable {
    /// The status of the reply.
    var status = 400
    /// What is wrong, for a person.
    let message: String
    /// A name for it, where the shape has one.
    var code: String?
}
