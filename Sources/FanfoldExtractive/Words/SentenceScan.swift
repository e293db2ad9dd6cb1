internal import FanfoldCore

/// Counts in one pass what tells a sentence from a title or a form's line.
struct SentenceScan {
    /// Capital and small letters, in scripts that have both.
    private(set) var capitals = 0
    private(set) var smallLetters = 0
    /// Colons that end a word, as after a label.
    private(set) var labels = 0
    /// Whether the first word refers to the sentence before.
    private(set) var opensWithReference = false

    private var words = 0
    private var names = 0
    private var firstWord = FNV1a()

    /// The share of words after the first that open with a capital or a digit.
    var nameShare: Double { words > 1 ? Double(names) / Double(words - 1) : 0 }

    mutating func scan(_ text: Span<UInt8>, _ range: Range<Int>) {
        var isInWord = false
        var isAfterColon = false
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = text[offset]
            var width = 1
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                if !isInWord { words += 1 }
                isInWord = true
                if words == 1 {
                    firstWord.add(byte)
                } else {
                    width = Self.smallLetters(in: text, offset..<range.upperBound)
                }
                smallLetters += width
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                capitals += 1
                if !isInWord { countName() }
                isInWord = true
                if words == 1 { firstWord.add(byte | 0x20) }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !isInWord { countName() }
                isInWord = true
            case 0x80...:
                width = scanWide(text, at: offset, to: range.upperBound, isInWord: &isInWord)
            case 0x20, 0x09...0x0D:
                if isAfterColon { labels += 1 }
                if isInWord, words == 1 {
                    opensWithReference = StopWords.references.contains(firstWord.value)
                }
                isInWord = false
            default:
                // "however," is the word "however"; "21:30" and "don't" are one word.
                if byte == UInt8(ascii: ","), isInWord, words == 1 {
                    opensWithReference = StopWords.references.contains(firstWord.value)
                }
            }
            isAfterColon = byte == UInt8(ascii: ":") && isInWord
            offset += width
        }
    }

    /// How many ASCII small letters a range opens with: most of a text, which is worth a loop of its own.
    private static func smallLetters(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound, text[end] >= UInt8(ascii: "a"), text[end] <= UInt8(ascii: "z") {
            end += 1
        }
        return end - range.lowerBound
    }

    private mutating func countName() {
        words += 1
        if words > 1 { names += 1 }
    }

    private mutating func scanWide(
        _ text: Span<UInt8>,
        at offset: Int,
        to end: Int,
        isInWord: inout Bool
    ) -> Int {
        let (scalar, width) = SentenceReader.decode(text, at: offset, to: end)
        guard WordLetters.classify(scalar) != .other else { return width }
        let isCapital = WordLetters.lowercased(scalar) != scalar
        if isCapital { capitals += 1 } else { smallLetters += 1 }
        if !isInWord {
            if isCapital { countName() } else { words += 1 }
        }
        isInWord = true
        return width
    }
}
