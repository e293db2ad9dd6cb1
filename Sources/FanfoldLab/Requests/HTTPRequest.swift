/// A whole request, as far as the lab server looks at it.
struct HTTPRequest {
    var method: String
    /// The path without a query.
    var path: String
    /// The key, from `authorization`, `x-api-key` or `api-key`, without the word before it.
    var key: String?
    /// What `anthropic-version` says.
    var anthropicVersion: String?
    var body: [UInt8] = []
}
