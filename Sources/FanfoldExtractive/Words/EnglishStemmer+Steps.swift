extension EnglishStemmer {
    /// Step 0: the apostrophe and what follows it.
    mutating func removePossessive() {
        if hasSuffix("'s'") {
            word.removeLast(3)
        } else if hasSuffix("'s") {
            word.removeLast(2)
        } else if hasSuffix("'") {
            word.removeLast(1)
        }
    }

    /// Step 1a: the plural.
    mutating func removePlural() {
        if hasSuffix("sses") {
            word.removeLast(2)
        } else if hasSuffix("ied") || hasSuffix("ies") {
            word.removeLast(word.count > 4 ? 2 : 1)
        } else if hasSuffix("s"), !hasSuffix("us"), !hasSuffix("ss"), hasVowel(before: word.count - 2) {
            word.removeLast(1)
        }
    }

    /// Step 1b: the past and the "-ing" form.
    mutating func removePast() {
        if hasSuffix("eedly") {
            if word.count - 5 >= firstRegion { replaceSuffix(of: 5, with: "ee") }
            return
        }
        if hasSuffix("eed") {
            if word.count - 3 >= firstRegion { replaceSuffix(of: 3, with: "ee") }
            return
        }
        let length =
            hasSuffix("ingly") ? 5 : hasSuffix("edly") ? 4 : hasSuffix("ing") ? 3 : hasSuffix("ed") ? 2 : 0
        guard length > 0, hasVowel(before: word.count - length) else { return }
        word.removeLast(length)
        if hasSuffix("at") || hasSuffix("bl") || hasSuffix("iz") {
            word.append(UInt8(ascii: "e"))
        } else if endsInDouble {
            word.removeLast()
        } else if isShort(before: word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    private var endsInDouble: Bool {
        guard word.count >= 2, word[word.count - 1] == word[word.count - 2] else { return false }
        switch word[word.count - 1] {
        case UInt8(ascii: "b"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "m"),
            UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return true
        default: return false
        }
    }

    /// Step 1c: "y" after a consonant that does not open the word.
    mutating func replaceFinalY() {
        guard word.count > 2, hasSuffix("y") || hasSuffix("Y"), !isVowel(at: word.count - 2) else { return }
        word[word.count - 1] = UInt8(ascii: "i")
    }

    /// Step 2: double suffixes become single.
    mutating func shortenDouble() {
        for (suffix, replacement) in Self.doubleSuffixes where hasSuffix(suffix) {
            let count = suffix.utf8CodeUnitCount
            if word.count - count >= firstRegion { replaceSuffix(of: count, with: replacement) }
            return
        }
        if hasSuffix("ogi") {
            if word.count - 3 >= firstRegion, hasSuffix("logi") { word.removeLast() }
        } else if hasSuffix("li"), word.count - 2 >= firstRegion, word.count > 2,
            isLiEnding(word[word.count - 3])
        {
            word.removeLast(2)
        }
    }

    private func isLiEnding(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "h"),
            UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            true
        default: false
        }
    }

    /// Step 3.
    mutating func shortenSuffix() {
        for (suffix, replacement) in Self.longSuffixes where hasSuffix(suffix) {
            let count = suffix.utf8CodeUnitCount
            if word.count - count >= firstRegion { replaceSuffix(of: count, with: replacement) }
            return
        }
        if hasSuffix("ative"), word.count - 5 >= secondRegion { word.removeLast(5) }
    }

    /// Step 4: suffixes that go altogether.
    mutating func removeSuffix() {
        for suffix in Self.removedSuffixes where hasSuffix(suffix) {
            let count = suffix.utf8CodeUnitCount
            if word.count - count >= secondRegion { word.removeLast(count) }
            return
        }
        if hasSuffix("ion"), word.count - 3 >= secondRegion, hasSuffix("sion") || hasSuffix("tion") {
            word.removeLast(3)
        }
    }

    /// Step 5: a final "e" or double "l".
    mutating func removeFinalE() {
        let last = word.count - 1
        if hasSuffix("e") {
            if last >= secondRegion || (last >= firstRegion && !endsInShortSyllable(before: last)) {
                word.removeLast()
            }
        } else if hasSuffix("ll"), last >= secondRegion {
            word.removeLast()
        }
    }

    // In each list a longer suffix stands before a shorter one that it ends in.
    private static let doubleSuffixes: [(StaticString, StaticString)] = [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"),
        ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
        ("alli", "al"),
        ("bli", "ble"),
    ]

    private static let longSuffixes: [(StaticString, StaticString)] = [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
        ("ical", "ic"), ("ness", ""), ("ful", ""),
    ]

    private static let removedSuffixes: [StaticString] = [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive",
        "ize",
        "al", "er", "ic",
    ]
}
