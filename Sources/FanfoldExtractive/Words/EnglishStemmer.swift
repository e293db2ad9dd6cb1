/// Takes English endings away by the Porter2 rules ("running", "runs" and "run" become one).
///
/// Works in place on a word of small ASCII letters and apostrophes; the rules are those published for
/// the Snowball project's English stemmer.
struct EnglishStemmer {
    /// The word, and after ``stem()`` its stem.
    var word: [UInt8] = []
    /// Where the regions start that a suffix must lie in to be taken away.
    var firstRegion = 0
    var secondRegion = 0

    /// Turns ``word`` into its stem.
    mutating func stem() {
        guard word.count > 2 else { return }
        if word[0] == UInt8(ascii: "'") { word.removeFirst() }
        if let stem = Self.exceptions[word] {
            word = stem
            return
        }
        markConsonantY()
        findRegions()
        removePossessive()
        removePlural()
        if !Self.invariants.contains(word) {
            removePast()
            replaceFinalY()
            shortenDouble()
            shortenSuffix()
            removeSuffix()
            removeFinalE()
        }
        for index in word.indices where word[index] == UInt8(ascii: "Y") { word[index] = UInt8(ascii: "y") }
    }

    /// A "y" that opens the word or follows a vowel counts as a consonant; it is written large meanwhile.
    private mutating func markConsonantY() {
        for index in word.indices where word[index] == UInt8(ascii: "y") {
            if index == 0 || isVowel(at: index - 1) { word[index] = UInt8(ascii: "Y") }
        }
    }

    private mutating func findRegions() {
        firstRegion = regionStart(after: 0)
        for prefix in Self.regionPrefixes where word.starts(with: prefix) { firstRegion = prefix.count }
        secondRegion = regionStart(after: firstRegion)
    }

    /// The index after the first consonant that follows a vowel, from `start`.
    private func regionStart(after start: Int) -> Int {
        var index = start
        while index < word.count, !isVowel(at: index) { index += 1 }
        while index < word.count, isVowel(at: index) { index += 1 }
        return min(word.count, index + 1)
    }

    func isVowel(at index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// Whether a vowel stands before `end`.
    func hasVowel(before end: Int) -> Bool {
        for index in 0..<max(0, end) where isVowel(at: index) { return true }
        return false
    }

    /// Whether the word up to `end` ends in a short syllable.
    func endsInShortSyllable(before end: Int) -> Bool {
        if end == 2 { return isVowel(at: 0) && !isVowel(at: 1) }
        guard end > 2, !isVowel(at: end - 3), isVowel(at: end - 2), !isVowel(at: end - 1) else {
            return false
        }
        switch word[end - 1] {
        case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "Y"): return false
        default: return true
        }
    }

    /// Whether the word up to `end` is one short syllable with nothing after it.
    func isShort(before end: Int) -> Bool { firstRegion >= end && endsInShortSyllable(before: end) }

    func hasSuffix(_ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard word.count >= count else { return false }
        let start = word.count - count
        return suffix.withUTF8Buffer { buffer in
            for index in 0..<count where unsafe buffer[index] != word[start + index] { return false }
            return true
        }
    }

    mutating func replaceSuffix(of count: Int, with suffix: StaticString) {
        word.removeLast(count)
        suffix.withUTF8Buffer { unsafe word.append(contentsOf: $0) }
    }

    private static func letters(_ words: String) -> [[UInt8]] {
        words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    }

    private static let regionPrefixes = letters("gener commun arsen")

    /// Words that stay as they are once a plural's "s" is gone.
    private static let invariants = Set(
        letters("inning outing canning herring earring proceed exceed succeed")
    )

    private static let exceptions: [[UInt8]: [UInt8]] = {
        let pairs = letters(
            """
            skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli early earli \
            only onli singly singl news news howe howe atlas atlas cosmos cosmos bias bias sky sky andes andes
            """
        )
        var exceptions: [[UInt8]: [UInt8]] = [:]
        for index in stride(from: 0, to: pairs.count - 1, by: 2) {
            exceptions[pairs[index]] = pairs[index + 1]
        }
        return exceptions
    }()
}
