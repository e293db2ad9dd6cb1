/// The byte structure of an encoding with characters of one and two bytes.
struct TwoByteEncoding: Sendable {
    var encoding: CharacterEncoding
    private var leads: [ClosedRange<UInt8>]
    private var trails: [ClosedRange<UInt8>]
    /// High bytes that are characters by themselves.
    private var singles: ClosedRange<UInt8>?
    /// Leads of the characters that make up nearly all of ordinary text.
    private var frequentLeads: [ClosedRange<UInt8>]
    private var frequentTrails: [ClosedRange<UInt8>]
    /// Rows of which ordinary text has at least a sixth, such as kana in Japanese.
    private var tellingLeads: [ClosedRange<UInt8>]

    static let all: [Self] = [
        Self(
            encoding: .eucJP,
            leads: [0x8E...0x8E, 0xA1...0xFE],
            trails: [0xA1...0xFE],
            singles: nil,
            frequentLeads: [0xA1...0xA1, 0xA3...0xA5, 0xB0...0xCF],
            frequentTrails: [0xA1...0xFE],
            tellingLeads: [0xA4...0xA5]
        ),
        Self(
            encoding: .shiftJIS,
            leads: [0x81...0x9F, 0xE0...0xFC],
            trails: [0x40...0x7E, 0x80...0xFC],
            singles: 0xA1...0xDF,
            frequentLeads: [0x81...0x83, 0x88...0x97],
            frequentTrails: [0x40...0x7E, 0x80...0xFC],
            tellingLeads: [0x82...0x83]
        ),
        // Hangul's rows lie within the rows of common Chinese characters, so they are tried first.
        Self(
            encoding: .eucKR,
            leads: [0x81...0xFE],
            trails: [0x41...0x5A, 0x61...0x7A, 0x81...0xFE],
            singles: nil,
            frequentLeads: [0xA1...0xA1, 0xB0...0xC8],
            frequentTrails: [0xA1...0xFE],
            tellingLeads: [0xB0...0xC8]
        ),
        Self(
            encoding: .gb18030,
            leads: [0x81...0xFE],
            trails: [0x30...0x39, 0x40...0x7E, 0x80...0xFE],
            singles: nil,
            frequentLeads: [0xA1...0xA1, 0xA3...0xA3, 0xB0...0xD7],
            frequentTrails: [0xA1...0xFE],
            tellingLeads: [0xC9...0xD7]
        ),
        Self(
            encoding: .big5,
            leads: [0x81...0xFE],
            trails: [0x40...0x7E, 0xA1...0xFE],
            singles: nil,
            frequentLeads: [0xA1...0xC6],
            frequentTrails: [0x40...0x7E, 0xA1...0xFE],
            tellingLeads: [0xA4...0xB0]
        ),
    ]

    /// The share of the non-ASCII characters that are frequent ones, less what is malformed; 0 when the
    /// text can't be in this encoding.
    func frequentShare(of bytes: ArraySlice<UInt8>) -> Double {
        var characters = 0
        var frequent = 0
        var telling = 0
        var malformed = 0
        var offset = bytes.startIndex
        while offset < bytes.endIndex {
            let lead = bytes[offset]
            offset += 1
            guard lead >= 0x80 else { continue }
            characters += 1
            if let singles, singles.contains(lead) { continue }
            guard offset < bytes.endIndex, contains(lead, leads), contains(bytes[offset], trails) else {
                malformed += 1
                continue
            }
            let trail = bytes[offset]
            offset += 1
            guard contains(lead, frequentLeads), contains(trail, frequentTrails) else { continue }
            frequent += 1
            if contains(lead, tellingLeads) { telling += 1 }
        }
        guard characters > 0, malformed * 20 <= characters, telling * 6 >= characters else { return 0 }
        return Double(frequent - malformed) / Double(characters)
    }

    private func contains(_ byte: UInt8, _ ranges: [ClosedRange<UInt8>]) -> Bool {
        for range in ranges where range.contains(byte) { return true }
        return false
    }
}
