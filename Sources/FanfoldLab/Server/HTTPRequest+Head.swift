internal import NIOHTTP1

extension HTTPRequest {
    /// What the head of a request says.
    init(_ head: HTTPRequestHead) {
        method = head.method.rawValue
        path = String(head.uri.prefix { $0 != "?" })
        for (name, value) in head.headers {
            switch name.lowercased() {
            case "authorization":
                // “Bearer KEY”
                if let word = value.split(separator: " ").last { key = key ?? String(word) }
            case "x-api-key", "api-key": key = value
            case "anthropic-version": anthropicVersion = value
            default: break
            }
        }
    }
}
