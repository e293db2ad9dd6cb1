internal import CLibXML2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Converts text to UTF-8 and goes on after what cannot be converted.
enum IconvConverter {
    /// The text, with U+FFFD in the place of each byte or code unit that means nothing in `encoding`.
    static func convert(_ bytes: [UInt8], from encoding: CharacterEncoding) -> DecodedText {
        guard !bytes.isEmpty else { return DecodedText(bytes: [], encoding: encoding) }
        guard let converter = open(encoding) else {
            // No conversion on this system: what is ASCII is still text.
            let validation = UTF8Validation(of: bytes)
            return DecodedText(
                bytes: UTF8Validation.repaired(bytes),
                encoding: encoding,
                replacedByteCount: validation.invalidByteCount,
                firstReplacedLine: validation.firstInvalidOffset.map { _ in 1 }
            )
        }
        defer { iconv_close(converter) }

        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var replacedByteCount = 0
        var firstReplacedOutput: Int?
        var input = bytes
        var piece = [CChar](repeating: 0, count: 32_768)
        /// One call: appends what it converts, and gives the reason it stopped before the end, or 0.
        func step(_ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int) -> CInt {
            piece.withUnsafeMutableBufferPointer { room in
                var free = room.count
                var end = room.baseAddress
                let result = iconv(converter, &next, &left, &end, &free)
                // The failure is -1, whether the system's size type is signed or not.
                let code = Int(truncatingIfNeeded: result) == -1 ? errno : 0
                output.append(contentsOf: UnsafeRawBufferPointer(room)[..<(room.count - free)])
                return code
            }
        }
        input.withUnsafeMutableBytes { buffer in
            var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            while left > 0 {
                let failure = step(&next, &left)
                guard failure != 0 else { break }
                guard failure != E2BIG else { continue }
                let skipped = failure == EINVAL ? left : min(encoding.unitWidth, left)
                if firstReplacedOutput == nil { firstReplacedOutput = output.count }
                output.append(contentsOf: UTF8Validation.replacementCharacter)
                replacedByteCount += skipped
                next = next?.advanced(by: skipped)
                left -= skipped
            }
            // Some encodings hold the last character back, in case an accent follows.
            next = nil
            left = 0
            _ = step(&next, &left)
        }
        return DecodedText(
            bytes: output,
            encoding: encoding,
            replacedByteCount: replacedByteCount,
            firstReplacedLine: firstReplacedOutput.map { end in
                1 + output[..<end].count { $0 == UInt8(ascii: "\n") }
            }
        )
    }

    /// Whether this system converts the encoding.
    static func isAvailable(_ encoding: CharacterEncoding) -> Bool {
        guard let converter = open(encoding) else { return false }
        iconv_close(converter)
        return true
    }

    private static func open(_ encoding: CharacterEncoding) -> iconv_t? {
        let converter = iconv_open("UTF-8", encoding.iconvName)
        // iconv_open reports failure as the pointer of all ones.
        return Int(bitPattern: converter) == -1 ? nil : converter
    }
}
