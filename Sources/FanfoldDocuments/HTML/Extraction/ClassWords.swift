internal import FanfoldCore

/// Finds the words of class and id values that ``ClassSignals`` knows.
///
/// A hash table of a few hundred words: a value costs one pass over its bytes.
struct ClassWords: Sendable {
    private var table: [(hash: UInt64, signals: ClassSignals)]
    private let mask: Int

    static let shared = ClassWords()

    private init() {
        var entries: [(UInt64, ClassSignals)] = []
        for (signals, words) in ClassSignals.words {
            for word in words.split(separator: " ") { entries.append((FNV1a.of(word.utf8), signals)) }
        }
        for (signals, pairs) in ClassSignals.pairs {
            for pair in pairs.split(separator: " ") {
                let words = pair.split(separator: "-")
                entries.append(
                    (Self.join(FNV1a.of(words[0].utf8), FNV1a.of(words[1].utf8)), signals)
                )
            }
        }
        table = Array(repeating: (0, []), count: 2048)
        mask = table.count - 1
        for (hash, signals) in entries {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while table[slot].hash != 0, table[slot].hash != hash { slot = (slot + 1) & mask }
            table[slot] = (hash, table[slot].signals.union(signals))
        }
    }

    /// What the value of a class or id attribute says.
    func signals(of value: Range<Int>, in bytes: [UInt8]) -> ClassSignals {
        var signals: ClassSignals = []
        var previous: UInt64 = 0
        var hash = FNV1a()
        var isLower = false
        var isInWord = false
        for offset in value {
            let byte = bytes[offset]
            let isUpper = byte >= 0x41 && byte <= 0x5A
            let isLetter = isUpper || (byte >= 0x61 && byte <= 0x7A)
            if !isLetter || (isUpper && isLower) {
                if isInWord {
                    finish(hash.value, &previous, &signals)
                    hash = FNV1a()
                    isInWord = false
                }
                if HTMLSpace.isASCII(byte) { previous = 0 }
            }
            if isLetter {
                hash.add(byte | 0x20)
                isInWord = true
            }
            isLower = isLetter && !isUpper
        }
        if isInWord { finish(hash.value, &previous, &signals) }
        return signals
    }

    private func finish(_ hash: UInt64, _ previous: inout UInt64, _ signals: inout ClassSignals) {
        signals.formUnion(find(hash))
        if previous != 0 { signals.formUnion(find(Self.join(previous, hash))) }
        previous = hash
    }

    private func find(_ hash: UInt64) -> ClassSignals {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot].hash != 0 {
            if table[slot].hash == hash { return table[slot].signals }
            slot = (slot + 1) & mask
        }
        return []
    }

    private static func join(_ first: UInt64, _ second: UInt64) -> UInt64 {
        (first &* 0x9E37_79B9_7F4A_7C15) ^ second
    }
}
