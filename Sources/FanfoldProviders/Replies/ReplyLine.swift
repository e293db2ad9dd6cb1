internal import FanfoldCore

/// One line of an answer, told from its markup.
struct ReplyLine {
    enum Kind: Equatable {
        /// No text: an empty line, a rule, a code fence.
        case blank
        /// A line that stands alone: a heading, a table's row, a word.
        case alone
        /// Opens a list item.
        case item
        /// Opens with a number and a dot or bracket, as items of ordered lists do.
        case numbered(Int)
        /// Running text.
        case text
    }

    var kind: Kind
    /// The line without the white space at its ends and without the marks that open it.
    var text: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        text = Self.trimmed(line)
        while text.first == UInt8(ascii: ">") { text = text.dropFirst().drop(while: ASCII.isSpace) }
        kind = .text
        if text.isEmpty || Self.isRule(text) || Self.isFence(text) {
            kind = .blank
        } else if let heading = Self.heading(text) {
            kind = .alone
            text = heading
        } else if let item = Self.item(text) {
            kind = .item
            text = item
        } else if let number = Self.number(text) {
            kind = .numbered(number)
        } else if text.first == UInt8(ascii: "|") || isWord {
            kind = .alone
        }
    }

    /// The text of a numbered line without its number.
    var afterNumber: ArraySlice<UInt8> {
        text.drop { ASCII.isDigit($0) }.dropFirst().drop(while: ASCII.isSpace)
    }

    /// Whether the line is one word that ends no sentence, such as a mark that a program reads.
    private var isWord: Bool {
        !text.contains(where: ASCII.isSpace) && !text.contains(UInt8(ascii: "["))
            && !Sentences.endsWithStop(in: text.span, range: 0..<text.count)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop(while: ASCII.isSpace)
        while let last = line.last, ASCII.isSpace(last) { line.removeLast() }
        return line
    }

    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { "-*_=|:#>~`+ \t".utf8.contains($0) }
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
            line.prefix(3).allSatisfy({ $0 == first }), line.count >= 3
        else { return false }
        return line.drop { $0 == first }.allSatisfy { ASCII.isDigit($0) || ASCII.isLetter($0) }
    }

    private static func heading(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let rest = line.drop { $0 == UInt8(ascii: "#") }
        let level = line.count - rest.count
        guard (1...6).contains(level), rest.first.map(ASCII.isSpace) == true else { return nil }
        return rest.drop(while: ASCII.isSpace)
    }

    private static func item(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let width =
            switch line.first {
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): 1
            // •
            case 0xE2: line.starts(with: [0xE2, 0x80, 0xA2]) ? 3 : 0
            default: 0
            }
        guard width > 0, line.dropFirst(width).first.map(ASCII.isSpace) == true else { return nil }
        return line.dropFirst(width).drop(while: ASCII.isSpace)
    }

    private static func number(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { ASCII.isDigit($0) }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), [UInt8(ascii: "."), UInt8(ascii: ")")].contains(rest.first),
            rest.dropFirst().first.map(ASCII.isSpace) == true
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension ASCII {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }
}
