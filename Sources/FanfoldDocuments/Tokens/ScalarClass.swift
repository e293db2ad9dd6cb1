/// What the published split patterns tell apart about a Unicode scalar.
struct ScalarClass: OptionSet, Sendable {
    let rawValue: UInt8

    /// Upper case and title case letters, `\p{Lu}` and `\p{Lt}`.
    static let upper = Self(rawValue: 1)
    /// Lower case letters, `\p{Ll}`.
    static let lower = Self(rawValue: 2)
    /// Modifier letters and letters without case, `\p{Lm}` and `\p{Lo}`.
    static let caseless = Self(rawValue: 4)
    /// Combining marks, `\p{M}`.
    static let mark = Self(rawValue: 8)
    /// Numbers, `\p{N}`.
    static let number = Self(rawValue: 16)
    /// White space, `\s`.
    static let space = Self(rawValue: 32)
    /// Carriage return and line feed; they are `space` too.
    static let newline = Self(rawValue: 64)

    /// Letters, `\p{L}`.
    static let letter: Self = [.upper, .lower, .caseless]

    /// Whether any of `classes` applies.
    @inline(__always)
    func isAny(of classes: Self) -> Bool { rawValue & classes.rawValue != 0 }
}

extension ScalarClass {
    init(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: self = .upper
        case .lowercaseLetter: self = .lower
        case .modifierLetter, .otherLetter: self = .caseless
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .decimalNumber, .letterNumber, .otherNumber: self = .number
        default: self = properties.isWhitespace ? .space : []
        }
        if scalar == "\r" || scalar == "\n" { formUnion(.newline) }
    }
}

/// The class of every scalar, looked up from its UTF-8.
struct ScalarClassTable: Sendable {
    /// One for all counters: filling it takes milliseconds.
    static let shared = ScalarClassTable()

    /// The classes of the scalars below U+10000; asking the standard library each time is ten times slower.
    private let basicPlane: [ScalarClass]

    private init() {
        basicPlane = (0..<0x1_0000).map { value in
            Unicode.Scalar(UInt32(value)).map(ScalarClass.init) ?? []
        }
    }

    /// The class of the scalar that starts at `offset`, and where the next one starts.
    @inline(__always)
    func scalar(at offset: Int, in text: Span<UInt8>) -> (class: ScalarClass, end: Int) {
        let byte = text[offset]
        return byte < 0x80 ? (basicPlane[Int(byte)], offset + 1) : wideScalar(at: offset, in: text)
    }

    /// The same for a scalar of two to four bytes; a cut one has no class and ends with the text.
    private func wideScalar(at offset: Int, in text: Span<UInt8>) -> (class: ScalarClass, end: Int) {
        let lead = text[offset]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard offset + length <= text.count else { return ([], text.count) }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for next in offset + 1..<offset + length {
            value = value << 6 | UInt32(text[next] & 0x3F)
        }
        if value < 0x1_0000 { return (basicPlane[Int(value)], offset + length) }
        return (Unicode.Scalar(value).map(ScalarClass.init) ?? [], offset + length)
    }
}
