/// Tells the Cyrillic code pages apart by the letters that are most used in Russian and its relatives.
enum CyrillicLetters {
    /// The code page, or `nil` when the text looks like none of them.
    static func encoding(of bytes: ArraySlice<UInt8>) -> CharacterEncoding? {
        var counts = [Int](repeating: 0, count: 256)
        var high = 0
        var neighbours = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 {
                high += 1
                counts[Int(byte)] += 1
                if previous >= 0x80 { neighbours += 1 }
            }
            previous = byte
        }
        // Cyrillic words are runs of high bytes; in Latin text they stand alone.
        guard high >= 4, neighbours * 2 >= high else { return nil }
        var best: (encoding: CharacterEncoding, count: Int)?
        for (encoding, letters) in frequentLetters {
            let count = letters.reduce(0) { $0 + counts[Int($1)] }
            if count > best?.count ?? 0 { best = (encoding, count) }
        }
        guard let best, best.count * 5 >= high * 2 else { return nil }
        return best.encoding
    }

    /// The bytes of о е а и н т с р в л.
    private static let frequentLetters: [(CharacterEncoding, [UInt8])] = [
        (.windows1251, [0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB]),
        (.koi8R, [0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4, 0xD3, 0xD2, 0xD7, 0xCC]),
        (.ibm866, [0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2, 0xE1, 0xE0, 0xA2, 0xAB]),
    ]
}
