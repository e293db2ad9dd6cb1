/// Remembers the terms of words it has met, since a text's few thousand words come again and again.
struct StemCache {
    private var keys: [UInt64]
    private var terms: [Term]
    private var count = 0
    private var stemmer = EnglishStemmer()

    /// Above this many words the cache starts over: text without end must not take memory without end.
    private static let limit = 1 << 16

    init() {
        keys = Array(repeating: 0, count: 1 << 12)
        terms = Array(repeating: Term(stemHash: 0, isStopWord: true), count: 1 << 12)
    }

    /// The term of the word in `bytes`, which is in small letters and has the hash `hash`.
    mutating func term(of bytes: [UInt8], hash: UInt64) -> Term {
        var slot = Int(truncatingIfNeeded: WordHash.mixed(hash)) & (keys.count - 1)
        while keys[slot] != 0 {
            if keys[slot] == hash { return terms[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        let term = makeTerm(of: bytes, hash: hash)
        keys[slot] = hash
        terms[slot] = term
        count += 1
        if count * 2 > keys.count { grow() }
        return term
    }

    private mutating func makeTerm(of bytes: [UInt8], hash: UInt64) -> Term {
        if StopWords.english.contains(hash) { return Term(stemHash: WordHash.mixed(hash), isStopWord: true) }
        let isEnglish = bytes.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == 0x27 }
        guard isEnglish, bytes.count <= 40 else {
            return Term(stemHash: WordHash.mixed(hash), isStopWord: false)
        }
        stemmer.word.removeAll(keepingCapacity: true)
        stemmer.word.append(contentsOf: bytes)
        stemmer.stem()
        return Term(stemHash: WordHash.mixed(WordHash.of(stemmer.word)), isStopWord: bytes.count < 2)
    }

    private mutating func grow() {
        let (oldKeys, oldTerms) = (keys, terms)
        let size = count < Self.limit ? keys.count * 2 : 1 << 12
        keys = Array(repeating: 0, count: size)
        terms = Array(repeating: Term(stemHash: 0, isStopWord: true), count: size)
        guard count < Self.limit else {
            count = 0
            return
        }
        for index in oldKeys.indices where oldKeys[index] != 0 {
            var slot = Int(truncatingIfNeeded: WordHash.mixed(oldKeys[index])) & (size - 1)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = oldKeys[index]
            terms[slot] = oldTerms[index]
        }
    }
}
