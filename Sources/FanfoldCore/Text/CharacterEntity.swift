/// The character entities that Markdown and plain web text commonly use.
enum CharacterEntity {
    /// What the entity whose name is at `range` stands for; `packed` holds the name's bytes, at most eight.
    static func scalar(_ range: Range<Int>, packed: UInt64, in text: Span<UInt8>) -> Unicode.Scalar? {
        guard text[range.lowerBound] == UInt8(ascii: "#") else { return named[packed] }
        var index = range.lowerBound + 1
        guard index < range.upperBound else { return nil }
        let isHexadecimal = text[index] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { index += 1 }
        guard index < range.upperBound else { return nil }
        var value: UInt32 = 0
        while index < range.upperBound {
            guard let digit = digit(text[index], isHexadecimal: isHexadecimal) else { return nil }
            // At most seven digits, so this cannot overflow.
            value = value * (isHexadecimal ? 16 : 10) + digit
            index += 1
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static let named: [UInt64: Unicode.Scalar] = {
        let list: [(String, Unicode.Scalar)] = [
            ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
            ("ndash", "–"), ("mdash", "—"), ("hellip", "…"), ("lsquo", "‘"), ("rsquo", "’"), ("sbquo", "‚"),
            ("ldquo", "“"), ("rdquo", "”"), ("bdquo", "„"), ("laquo", "«"), ("raquo", "»"), ("bull", "•"),
            ("middot", "·"), ("copy", "©"), ("reg", "®"), ("trade", "™"), ("sect", "§"), ("para", "¶"),
            ("deg", "°"), ("plusmn", "±"), ("times", "×"), ("divide", "÷"), ("minus", "−"), ("frac12", "½"),
            ("euro", "€"), ("pound", "£"), ("yen", "¥"), ("cent", "¢"), ("larr", "←"), ("rarr", "→"),
            ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("asymp", "≈"), ("infin", "∞"), ("szlig", "ß"),
            ("auml", "ä"), ("ouml", "ö"), ("uuml", "ü"), ("Auml", "Ä"), ("Ouml", "Ö"), ("Uuml", "Ü"),
            ("eacute", "é"), ("egrave", "è"), ("ecirc", "ê"), ("agrave", "à"), ("aacute", "á"),
            ("acirc", "â"), ("ccedil", "ç"), ("iacute", "í"), ("ntilde", "ñ"), ("oacute", "ó"),
            ("ocirc", "ô"), ("uacute", "ú"), ("oslash", "ø"), ("aring", "å"), ("aelig", "æ"),
        ]
        var named: [UInt64: Unicode.Scalar] = [:]
        for (name, scalar) in list { named[name.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = scalar }
        return named
    }()
}
