internal import FanfoldCore

/// What the body of a failure says, whatever its shape.
///
/// Thrown where it comes in the place of an answer, in a reply or a stream that began as a success.
struct ErrorBody: Error {
    /// The server's own words on one line, at most 300 characters; empty where there are none.
    private(set) var message = ""
    /// The words by which programs know the failure: its code and its type, in lower case.
    private(set) var codes: [String] = []
    /// A status in the body, which some gateways send with a 200.
    private(set) var status: Int?

    /// Reads a body: JSON of any of the usual shapes, or plain text.
    init(_ body: [UInt8]) {
        if let json = try? JSONValue(parsing: body) {
            self.init(json)
        } else {
            let text = String(decoding: body.prefix(16384), as: UTF8.self)
            self.init(.string(Self.title(of: text) ?? text))
        }
    }

    /// Reads a body that is JSON.
    init(_ json: JSONValue) {
        let error = json["error"] ?? json["errors"]?.array?.first ?? json
        message = Self.line(
            error["message"].flatMap { Self.words($0) } ?? error.string ?? json["message"]?.string
                ?? (error["detail"] ?? json["detail"]).flatMap { Self.words($0) } ?? json.string ?? ""
        )
        for name in ["code", "type", "status"] {
            guard let value = error[name] else { continue }
            if let code = value.string { codes.append(code.lowercased()) }
            if name != "type", let number = value.integer ?? value.string.flatMap({ Int($0) }),
                (400..<600).contains(number), status == nil
            {
                status = number
            }
        }
    }

    /// Whether the message or a code has one of `phrases`, which are in lower case.
    func says(_ phrases: [String]) -> Bool {
        let text = message.lowercased()
        return phrases.contains { phrase in text.contains(phrase) || codes.contains { $0.contains(phrase) } }
    }

    /// The words of a message, which may be a list of mistakes with a message each.
    private static func words(_ value: JSONValue) -> String? {
        if let text = value.string { return text }
        if let text = (value["msg"] ?? value["message"])?.string { return text }
        let all = (value.array ?? []).compactMap { words($0) }
        return all.isEmpty ? nil : all.joined(separator: "; ")
    }

    /// The title of an HTML page; empty for a page without one, `nil` for other text.
    private static func title(of text: String) -> String? {
        let start = text.prefix(1024).lowercased().drop { $0.isWhitespace }
        guard start.hasPrefix("<") else { return nil }
        guard let opening = text.firstRange(of: "<title>") ?? text.firstRange(of: "<TITLE>") else {
            return ""
        }
        return String(text[opening.upperBound...].prefix { $0 != "<" })
    }

    /// Text on one line, with words that look like keys left out, cut after 300 characters.
    private static func line(_ text: String) -> String {
        var line = ""
        // Some servers add a trace of their calls, which is of no use to who asked.
        let end = text.firstRange(of: "File \"/")?.lowerBound ?? text.endIndex
        for word in text[..<end].prefix(4096).split(whereSeparator: { $0.isWhitespace || $0.isNewline }) {
            if !line.isEmpty { line += " " }
            line += looksLikeKey(word) ? "***" : String(word.filter { !isControl($0) })
        }
        return line.count > 300 ? line.prefix(299) + "…" : line
    }

    private static func looksLikeKey(_ word: Substring) -> Bool {
        word.drop { !$0.isLetter }.hasPrefix("sk-")
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    }
}
