internal import FanfoldCore

/// Reads sentences into concepts; keeps its buffers and its stems from one sentence to the next.
struct SentenceReader {
    private var distinct = ConceptSet()
    /// The words of the sentence read last: runs between white space, and half the letters of scripts
    /// that write without.
    private(set) var wordCount = 0
    /// Whether there are letters or digits in the sentence read last.
    private(set) var hasWords = false
    /// The form of the sentence read last, if it was asked for.
    private(set) var form = SentenceForm.sound
    private var cache = StemCache()
    private var word: [UInt8] = []
    private var hash = FNV1a()
    private var plain: [UInt8] = []
    private var previous: Term?
    private var previousUnspaced: UInt32 = 0
    private var unspacedCount = 0

    /// A buffer above this many bytes or slots was filled by a sentence almost without end.
    private static let usualCapacity = 1 << 14

    /// The distinct concepts of the sentence read last.
    var concepts: [Concept] { distinct.concepts }

    /// Frees the buffers that a huge sentence has filled.
    mutating func giveBackMemory() {
        if word.capacity > Self.usualCapacity { word = [] }
        if plain.capacity > Self.usualCapacity { plain = [] }
        if distinct.slotCount > Self.usualCapacity { distinct = ConceptSet() }
    }

    /// Reads a statement and its form.
    mutating func read(_ statement: Statement) {
        let bytes = Array(statement.text.utf8)
        let label = SpeakerLabel.length(in: bytes.span, from: 0, to: bytes.count)
        let sentence = Passage.Sentence(range: 0..<bytes.count, words: label..<bytes.count)
        read(bytes.span, sentence, isMarkdown: false)
    }

    /// Reads a sentence of a passage and its form.
    mutating func read(_ text: Span<UInt8>, _ sentence: Passage.Sentence, isMarkdown: Bool) {
        let label = sentence.range.lowerBound..<sentence.words.lowerBound
        defer { if SpeakerLabel.isMailField(label, in: text) { form = .field } }
        guard isMarkdown, PlainText.hasMarkup(text, range: sentence.words) else {
            read(text, sentence.words)
            form = SentenceForm(of: text, sentence.words, isLabelled: !label.isEmpty)
            return
        }
        read(text, sentence.words, isMarkdown: true)
        form = SentenceForm(of: plain.span, 0..<plain.count, isLabelled: !label.isEmpty)
    }

    /// Reads the sentence at `range`, written in Markdown or as plain text.
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>, isMarkdown: Bool) {
        guard isMarkdown, PlainText.hasMarkup(text, range: range) else { return read(text, range) }
        var buffer: [UInt8] = []
        swap(&buffer, &plain)
        buffer.removeAll(keepingCapacity: true)
        PlainText.append(markdown: text, range: range, to: &buffer)
        read(buffer.span, 0..<buffer.count)
        swap(&buffer, &plain)
    }

    /// Reads the plain sentence at `range`.
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>) {
        distinct.removeAll()
        hasWords = false
        previous = nil
        previousUnspaced = 0
        unspacedCount = 0
        var runCount = 0
        var isAfterSpace = true
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = text[offset]
            if ASCII.isSpace(byte) {
                endWord()
                isAfterSpace = true
                offset += 1
                continue
            }
            if isAfterSpace {
                runCount += 1
                isAfterSpace = false
            }
            offset += readScalar(text, at: offset, to: range.upperBound)
        }
        endWord()
        wordCount = runCount + unspacedCount / 2
    }

    /// Reads one scalar that is no ASCII white space and gives its width.
    private mutating func readScalar(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        let byte = text[offset]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            add(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            add(byte | 0x20)
        case UInt8(ascii: "'"):
            addApostrophe(before: offset + 1 < end ? text[offset + 1] : 0)
        case 0x80...:
            return readWide(text, at: offset, to: end)
        default:
            endWord()
        }
        return 1
    }

    private mutating func readWide(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        let (scalar, width) = Self.decode(text, at: offset, to: end)
        if scalar == 0x2019 {
            addApostrophe(before: offset + width < end ? text[offset + width] : 0)
            return width
        }
        switch WordLetters.classify(scalar) {
        case .word:
            let small = Unicode.Scalar(WordLetters.lowercased(scalar)) ?? "\u{FFFD}"
            for byte in UTF8.encode(small) ?? UTF8.encodedReplacementCharacter { add(byte) }
        case .unspaced: addUnspaced(scalar)
        case .other: endWord()
        }
        return width
    }

    private mutating func add(_ byte: UInt8) {
        word.append(byte)
        hash.add(byte)
    }

    /// An apostrophe belongs to the word if a letter follows ("don't").
    private mutating func addApostrophe(before next: UInt8) {
        let next = next | 0x20
        if !word.isEmpty, next >= UInt8(ascii: "a"), next <= UInt8(ascii: "z") {
            add(UInt8(ascii: "'"))
        } else {
            endWord()
        }
    }

    private mutating func endWord() {
        previousUnspaced = 0
        guard !word.isEmpty else { return }
        hasWords = true
        let term = cache.term(of: word, hash: hash.value)
        word.removeAll(keepingCapacity: true)
        hash = FNV1a()
        if !term.isStopWord { distinct.insert(Concept(term)) }
        if let previous, !(previous.isStopWord && term.isStopWord) {
            distinct.insert(Concept(previous, term))
        }
        previous = term
    }

    /// Two letters side by side stand for a word where no white space shows the words.
    private mutating func addUnspaced(_ scalar: UInt32) {
        let before = previousUnspaced
        endWord()
        previous = nil
        hasWords = true
        unspacedCount += 1
        previousUnspaced = scalar
        guard before != 0 else { return }
        let hash = mixed(UInt64(before) << 32 | UInt64(scalar))
        distinct.insert(Concept(Term(stemHash: hash, isStopWord: false)))
    }

    /// The scalar at `offset`, which is beyond ASCII, and its width.
    static func decode(_ text: Span<UInt8>, at offset: Int, to end: Int) -> (UInt32, Int) {
        let lead = UInt32(text[offset])
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, offset + width <= end else { return (0xFFFD, 1) }
        var scalar = lead & (0xFF >> UInt32(width + 1))
        for index in 1..<width { scalar = scalar << 6 | UInt32(text[offset + index] & 0x3F) }
        return (scalar, width)
    }
}
