/// A key, which shows itself to nobody but the request it goes into.
///
/// Its description is `***`, it can't be encoded, and a mirror of it is empty.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let text: String

    /// Keeps a key; white space around it is dropped, as an environment file may leave some.
    ///
    /// - Returns: `nil` for an empty key.
    package init?(_ text: String) {
        let key = text.drop { $0.isWhitespace }
        let end = key.lastIndex { !$0.isWhitespace }
        guard let end else { return nil }
        self.text = String(key[...end])
    }

    package var description: String { "***" }

    package var debugDescription: String { "***" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    /// The key, for a request's header and nothing else.
    func revealed() -> String { text }

    /// The text without the key in it.
    func removed(from message: String) -> String {
        guard message.utf8.count >= text.utf8.count else { return message }
        return message.replacing(text, with: description)
    }
}
