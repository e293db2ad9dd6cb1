internal import FanfoldCore

/// One or more references that stand together: `[1]`, `[1, 3]`, `[1-3]`, `[1][2]`, `[1], [2]`, `[Passage 1]`.
struct ReferenceMark {
    /// First and last number of each reference, as they stand.
    private(set) var numbers: [ClosedRange<Int>] = []
    /// The index after the mark.
    private(set) var end: Int

    /// Reads the references that open at `start`; `nil` where there is none.
    init?(in text: ArraySlice<UInt8>, at start: Int) {
        end = start
        guard readBrackets(in: text, at: start) else { return nil }
        while let next = Self.nextOpening(in: text, after: end), readBrackets(in: text, at: next) {}
    }

    /// Whether the byte can follow a word without a space: the marks that close sentences and clauses.
    static func closesSentence(_ byte: UInt8) -> Bool { ".,;:!?)".utf8.contains(byte) }

    /// Where the next reference may open: after white space, commas and `and`.
    private static func nextOpening(in text: ArraySlice<UInt8>, after end: Int) -> Int? {
        var rest = text[end...].prefix(8).drop {
            ASCII.isSpace($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
        }
        if rest.starts(with: "and ".utf8) { rest = rest.dropFirst(4) }
        guard let first = rest.first, first == UInt8(ascii: "[") || first == 0xE3 else { return nil }
        return rest.startIndex
    }

    private mutating func readBrackets(in text: ArraySlice<UInt8>, at start: Int) -> Bool {
        // A reference has few bytes; the bound keeps hostile text linear.
        var scanner = Scanner(rest: text[start...].prefix(200))
        guard let closing = scanner.opening() else { return false }
        let isDouble = scanner.take("[")
        scanner.skipWord()
        var found: [ClosedRange<Int>] = []
        repeat {
            guard let number = scanner.number() else { return false }
            let last = scanner.skipDash() ? scanner.number() : number
            guard let last else { return false }
            found.append(min(number, last)...max(number, last))
        } while scanner.skipSeparator()
        guard !isDouble || scanner.take("]"), scanner.take(closing) else { return false }
        numbers += found
        end = scanner.rest.startIndex
        return true
    }
}

extension ReferenceMark {
    /// Reads the parts of a reference from the front of `rest`.
    private struct Scanner {
        var rest: ArraySlice<UInt8>

        mutating func take(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        /// Takes the opening bracket and gives what closes it.
        mutating func opening() -> String? {
            if take("[") { return "]" }
            return take("【") ? "】" : nil
        }

        mutating func skipSpace() { rest = rest.drop(while: ASCII.isSpace) }

        mutating func skipWord() {
            let word = rest.prefix { ASCII.isLetter($0) }
            let names = ["passage", "passages", "statement", "statements", "source", "sources"]
            if names.contains(where: { $0.utf8.elementsEqual(word.lazy.map { $0 | 0x20 }) }) {
                rest = rest.dropFirst(word.count)
            }
        }

        mutating func number() -> Int? {
            skipSpace()
            if rest.first == UInt8(ascii: "#") || rest.first == UInt8(ascii: "^") { rest.removeFirst() }
            let digits = rest.prefix { ASCII.isDigit($0) }
            guard (1...6).contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            skipSpace()
            return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }

        mutating func skipDash() -> Bool { take("-") || take("–") || take("—") }

        mutating func skipSeparator() -> Bool {
            take(",") || take(";") || take("&") || take("and ") || rest.first.map(ASCII.isDigit) == true
        }
    }
}
