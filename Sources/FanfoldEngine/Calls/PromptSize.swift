package import FanfoldCore

/// Says about how many tokens a request's prompt has.
package struct PromptSize: Sendable {
    private let measure: @Sendable (ModelRequest) -> Int

    /// Tokens that surround each message.
    private static let perMessage = 4

    /// Sizes by rule.
    package init(_ measure: @escaping @Sendable (ModelRequest) -> Int) { self.measure = measure }

    /// Sizes by a counter, with a few tokens for what surrounds each message.
    package init(counter: any TokenCounter) {
        measure = { request in
            request.messages.reduce(0) { sum, message in
                var text = message.text
                // The bytes are lent for the count alone.
                let tokens = text.withUTF8 { unsafe counter.count($0.span) }
                return sum + Self.perMessage + tokens
            }
        }
    }

    /// Four bytes are about a token.
    package static let byBytes = PromptSize { (byteCount(of: $0) + 3) / 4 }

    /// The tokens of `request`'s prompt.
    package func callAsFunction(_ request: ModelRequest) -> Int { measure(request) }

    /// The bytes of all that is said in `request`.
    static func byteCount(of request: ModelRequest) -> Int {
        request.messages.reduce(0) { $0 + $1.text.utf8.count }
    }
}
