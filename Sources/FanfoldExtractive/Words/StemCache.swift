internal import FanfoldCore

/// Remembers the stems of words it has met, since a text's few thousand words come again and again.
///
/// What it gives for a word does not depend on the words before: entries are told apart by their bytes.
struct StemCache {
    private struct Entry {
        var hash: UInt64
        var term: Term
        /// Where the word starts in ``words``.
        var start: Int32
        /// The word's bytes; 0 for a free slot.
        var length: Int32

        static let free = Entry(hash: 0, term: Term(stemHash: 0, isStopWord: true), start: 0, length: 0)
    }

    private var slots = Array(repeating: Entry.free, count: smallest)
    /// The bytes of all words, end to end.
    private var words: [UInt8] = []
    private var count = 0
    private var stemmer = EnglishStemmer()

    private static let smallest = 1 << 12
    /// Above this many words the cache starts over: text without end must not take memory without end.
    private static let limit = 1 << 15
    /// Longer words are no English; they have no stem but themselves.
    private static let longestWord = 40

    /// The term of the word in `bytes`, which is in small letters and has the hash `hash`.
    mutating func term(of bytes: [UInt8], hash: UInt64) -> Term {
        guard Self.mayBeEnglish(bytes) else { return Term(stemHash: mixed(hash), isStopWord: false) }
        let slot = slot(of: bytes, hash: hash)
        if slots[slot].length > 0 { return slots[slot].term }
        let term = makeTerm(of: bytes, hash: hash)
        slots[slot] = Entry(hash: hash, term: term, start: Int32(words.count), length: Int32(bytes.count))
        words += bytes
        count += 1
        if count * 2 > slots.count { grow() }
        return term
    }

    private static func mayBeEnglish(_ bytes: [UInt8]) -> Bool {
        bytes.count <= longestWord
            && bytes.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == 0x27 }
    }

    private mutating func makeTerm(of bytes: [UInt8], hash: UInt64) -> Term {
        if StopWords.english.contains(hash) { return Term(stemHash: mixed(hash), isStopWord: true) }
        stemmer.word.removeAll(keepingCapacity: true)
        stemmer.word.append(contentsOf: bytes)
        stemmer.stem()
        return Term(stemHash: mixed(FNV1a.of(stemmer.word)), isStopWord: bytes.count < 2)
    }

    /// The slot that holds the word, or the free one where it belongs.
    private func slot(of bytes: [UInt8], hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixed(hash)) & mask
        while slots[slot].length > 0, slots[slot].hash != hash || !holds(bytes, at: slot) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func holds(_ bytes: [UInt8], at slot: Int) -> Bool {
        let start = Int(slots[slot].start)
        return bytes.count == Int(slots[slot].length)
            && bytes.indices.allSatisfy { bytes[$0] == words[start + $0] }
    }

    private mutating func grow() {
        guard count < Self.limit else {
            self = StemCache()
            return
        }
        let old = slots
        slots = Array(repeating: .free, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry.length > 0 {
            var slot = Int(truncatingIfNeeded: mixed(entry.hash)) & mask
            while slots[slot].length > 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}
