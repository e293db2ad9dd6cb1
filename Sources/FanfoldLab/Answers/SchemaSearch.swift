internal import FanfoldCore

/// Finds a JSON schema that stands in a prompt, for callers whose server takes no structured output.
enum SchemaSearch {
    private static let word = Array(#""properties""#.utf8)
    /// How far before the word an object may begin, and how many places are tried.
    private static let reach = 200
    private static let mostTries = 16

    /// The last object in `texts` that is an object's schema; documents come before what is asked about them.
    static func schema(in texts: [String]) -> JSONValue? {
        for text in texts.reversed() where text.utf8.count >= word.count {
            if let schema = schema(in: Array(text.utf8)) { return schema }
        }
        return nil
    }

    private static func schema(in bytes: [UInt8]) -> JSONValue? {
        var tries = 0
        var end = bytes.count - word.count
        while tries < mostTries, let place = lastWord(in: bytes.span, before: end) {
            tries += 1
            // The outermost brace that opens a schema is the first one that does.
            for start in max(0, place - reach)..<place where bytes[start] == UInt8(ascii: "{") {
                tries += 1
                guard tries <= mostTries else { return nil }
                if let value = JSONValue(leading: bytes, from: start), isSchema(value) {
                    return value
                }
            }
            end = place - 1
        }
        return nil
    }

    private static func isSchema(_ value: JSONValue) -> Bool {
        value["type"] == "object" && value["properties"]?.object != nil
    }

    /// Where the word stands last, at `end` or before it.
    private static func lastWord(in bytes: Span<UInt8>, before end: Int) -> Int? {
        var place = end
        while place >= 0 {
            if bytes[place] == UInt8(ascii: "\""), bytes[place + 1] == UInt8(ascii: "p") {
                var length = 2
                while length < word.count, bytes[place + length] == word[length] { length += 1 }
                if length == word.count { return place }
            }
            place -= 1
        }
        return nil
    }
}
