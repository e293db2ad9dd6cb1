/// Tells keys from other text, so that none is ever shown.
enum SecretText {
    private static let beginnings = [
        "sk-", "sk_", "pk-", "gsk_", "xai-", "hf_", "ghp_", "github_pat_", "AIza", "AKIA", "glpat-", "xoxb-",
        "eyJ", "Bearer ", "bearer ",
    ]

    /// Names of settings that hold keys elsewhere.
    private static let names: Set<String> = [
        "key", "apikey", "token", "apitoken", "accesstoken", "authtoken", "secret", "password",
        "authorization",
        "bearer", "xapikey", "secretkey", "apisecret", "credentials",
    ]

    /// Whether a text is a key, or has one among its words, as a command line may.
    static func holdsKey(_ text: String) -> Bool {
        isKey(text) || words(of: text).contains { $0.utf8.count >= 20 && isKey(String($0)) }
    }

    /// Whether a text may hold a key, and so is better not shown.
    static func isLikely(_ text: String) -> Bool {
        holdsKey(text) || words(of: text).contains { isRandom(String($0)) }
    }

    private static func isKey(_ text: String) -> Bool {
        text.utf8.count >= 12 && !text.dropFirst(7).contains(where: \.isWhitespace)
            && beginnings.contains(where: text.hasPrefix)
    }

    private static func words(of text: String) -> [Substring] {
        text.split { $0.isWhitespace || "\"'=:,;".contains($0) }
    }

    /// Whether a setting of this name is meant to hold a key.
    static func isName(_ name: String) -> Bool {
        names.contains(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
    }

    /// The text between quotes, short and on one line; no key.
    static func quoted(_ text: String) -> String {
        guard !isLikely(text) else { return "(a key, not shown)" }
        return "'\(shortened(text))'"
    }

    /// A name as it stands in a path; no key.
    static func shown(_ name: String) -> String {
        isLikely(name) ? "(a key)" : name.isEmpty ? "''" : shortened(name)
    }

    private static func shortened(_ text: String) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 }.prefix(61))
        return line.count > 60 ? line.dropLast() + "…" : line
    }

    /// A long word of capitals, small letters and digits mixed, as no name is.
    private static func isRandom(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 24 else { return false }
        var (upper, lower, digits) = (0, 0, 0)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"): lower += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="): break
            default: return false
            }
        }
        return (upper > 4 && lower > 4 && digits > 4) || (digits > 5 && upper + lower + digits >= 32)
    }
}
