/// The header that carries a key.
package enum KeyStyle: Sendable, Hashable {
    /// `Authorization: Bearer KEY`
    case bearer
    /// `api-key: KEY`, as Azure has it
    case apiKey
    /// `x-api-key: KEY`, as Anthropic has it
    case xAPIKey

    /// The header with a key in it.
    func header(_ key: Secret) -> (name: String, value: String) {
        switch self {
        case .bearer: ("authorization", "Bearer " + key.revealed())
        case .apiKey: ("api-key", key.revealed())
        case .xAPIKey: ("x-api-key", key.revealed())
        }
    }
}
