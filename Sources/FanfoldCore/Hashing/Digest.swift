internal import Crypto

/// A SHA-256 hash.
public struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The hash's 32 bytes as four words, most significant first.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The hash of `bytes`.
    package init(of bytes: some Collection<UInt8>) {
        var hasher = Hasher()
        hasher.update(bytes)
        self = hasher.finalize()
    }

    /// The hash whose 32 bytes are these; `nil` if there are not as many.
    package init?(exactly bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        // In one piece: rows of tens of thousands of files are read before a run that has nothing to do.
        let words = bytes.withContiguousStorageIfAvailable {
            unsafe Self.words(UnsafeRawBufferPointer($0))
        }
        self.words = unsafe words ?? Array(bytes).withUnsafeBytes { unsafe Self.words($0) }
    }

    private init(_ hash: SHA256Digest) { words = unsafe hash.withUnsafeBytes { unsafe Self.words($0) } }

    private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ index: Int) -> UInt64 {
            unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }

    /// The hash's 32 bytes.
    package var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }

    fileprivate func withBytes<Output>(_ body: (UnsafeRawBufferPointer) -> Output) -> Output {
        let bytes = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        return unsafe withUnsafeBytes(of: bytes) { unsafe body($0) }
    }

    /// The first eight bytes, as a number: enough to order or group by.
    package var prefix: UInt64 { words.0 }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 60, through: 0, by: -4) {
                text.append(digits[Int(word >> UInt64(shift) & 15)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether two hashes are the same.
    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    /// Orders hashes as their digits are ordered.
    public static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

    /// Feeds the hash's first word; SHA-256 spreads well enough.
    public func hash(into hasher: inout Swift.Hasher) { hasher.combine(words.0) }
}

extension Digest {
    /// Takes bytes piece by piece and gives their SHA-256 hash.
    package struct Hasher: Sendable {
        private var function = SHA256()

        package init() {}

        package mutating func update(_ bytes: some Collection<UInt8>) {
            let hashed: Void? = bytes.withContiguousStorageIfAvailable { buffer in
                unsafe function.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            }
            if hashed == nil { function.update(data: Array(bytes)) }
        }

        /// Takes the hash's 32 bytes.
        package mutating func update(_ digest: Digest) {
            unsafe digest.withBytes { unsafe function.update(bufferPointer: $0) }
        }

        package func finalize() -> Digest { Digest(function.finalize()) }
    }
}

extension Digest: Codable {
    /// Reads 64 hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a SHA-256 hash has 64 hexadecimal digits, not “\(text)”"
            )
        }
        func word(_ index: Int) -> UInt64 {
            digits[index * 16..<index * 16 + 16].reduce(0) { $0 << 4 | UInt64($1) }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Writes 64 hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
