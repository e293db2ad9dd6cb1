/// What a look at bytes as UTF-8 finds.
struct UTF8Validation: Sendable, Equatable {
    /// Well-formed sequences of two bytes or more.
    var multiByteSequenceCount = 0

    /// Bytes that belong to no well-formed sequence.
    var invalidByteCount = 0

    /// The offset of the first such byte.
    var firstInvalidOffset: Int?

    var isValid: Bool { invalidByteCount == 0 }

    init(of bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while true {
                offset = UTF8Validation.endOfASCII(in: buffer, from: offset)
                guard offset < buffer.count else { break }
                let length = UTF8Validation.sequenceLength(in: buffer, at: offset)
                if length > 0 {
                    multiByteSequenceCount += 1
                    offset += length
                } else {
                    if invalidByteCount == 0 { firstInvalidOffset = offset }
                    invalidByteCount += 1
                    offset += 1
                }
            }
        }
    }

    /// The bytes with each byte that belongs to no well-formed sequence replaced by U+FFFD.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(bytes.count + bytes.count / 8)
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let end = endOfASCII(in: buffer, from: offset)
                repaired.append(contentsOf: buffer[offset..<end])
                offset = end
                guard offset < buffer.count else { break }
                let length = sequenceLength(in: buffer, at: offset)
                if length > 0 {
                    repaired.append(contentsOf: buffer[offset..<offset + length])
                } else {
                    repaired.append(contentsOf: replacementCharacter)
                }
                offset += max(length, 1)
            }
        }
        return repaired
    }

    /// U+FFFD in UTF-8.
    static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

    private static func endOfASCII(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
        var offset = start
        while offset + 8 <= buffer.count {
            let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            offset += 8
        }
        while offset < buffer.count, buffer[offset] < 0x80 { offset += 1 }
        return offset
    }

    /// The length of the well-formed sequence that starts with the non-ASCII byte at `offset`, or 0.
    private static func sequenceLength(in buffer: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let lead = buffer[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard offset + length <= buffer.count, second.contains(buffer[offset + 1]) else { return 0 }
        for follower in 2..<max(length, 2) where buffer[offset + follower] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
