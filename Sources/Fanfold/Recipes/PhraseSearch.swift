internal import FanfoldCore

/// Looks for phrases in a text, whatever the case of letters and the white space between words.
struct PhraseSearch {
    private let plain: [[UInt8]]
    private let others: [[UInt8]]

    /// Phrases that are empty occur nowhere.
    init(_ phrases: [String]) {
        let folded = phrases.map { Self.folded(Array($0.lowercased().utf8)) }.filter { !$0.isEmpty }
        plain = folded.filter { $0.allSatisfy { $0 < 0x80 } }
        others = folded.filter { !$0.allSatisfy { $0 < 0x80 } }
    }

    /// Whether any phrase occurs in UTF-8 text.
    func occurs(in text: [UInt8]) -> Bool {
        if plain.contains(where: { Self.occurs($0, in: text) }) { return true }
        guard !others.isEmpty else { return false }
        // Letters beyond ASCII change their case by tables, and not always one for one.
        let lowercased = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
        return others.contains { Self.occurs($0, in: lowercased) }
    }

    /// The phrase with one space for each stretch of white space, and none at its ends.
    private static func folded(_ phrase: [UInt8]) -> [UInt8] {
        Array(phrase.split(whereSeparator: ASCII.isSpace).joined(separator: [0x20]))
    }

    /// Walks the text once (Knuth, Morris and Pratt), so that no text makes it slow.
    private static func occurs(_ phrase: [UInt8], in text: [UInt8]) -> Bool {
        let borders = borders(of: phrase)
        var matched = 0
        var afterSpace = false
        for byte in text {
            let isSpace = ASCII.isSpace(byte)
            if isSpace, afterSpace { continue }
            afterSpace = isSpace
            let letter = isSpace ? 0x20 : byte &- 0x41 < 26 ? byte | 0x20 : byte
            while matched > 0, phrase[matched] != letter { matched = borders[matched - 1] }
            if phrase[matched] == letter { matched += 1 }
            if matched == phrase.count { return true }
        }
        return false
    }

    /// For each beginning of the phrase, the length of its longest end that is a beginning too.
    private static func borders(of phrase: [UInt8]) -> [Int] {
        var borders = Array(repeating: 0, count: phrase.count)
        var length = 0
        for index in phrase.indices.dropFirst() {
            while length > 0, phrase[length] != phrase[index] { length = borders[length - 1] }
            if phrase[length] == phrase[index] { length += 1 }
            borders[index] = length
        }
        return borders
    }
}
