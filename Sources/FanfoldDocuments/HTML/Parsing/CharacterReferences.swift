/// Character references that browsers know and the parser does not.
enum CharacterReferences {
    /// A reference and what to pass on in its place.
    struct Match {
        /// Bytes of the source, with the ampersand.
        var length: Int
        var replacement: String
    }

    /// The reference that starts with the ampersand at `offset`, when the parser would leave it as it stands.
    static func match(in source: UnsafeBufferPointer<UInt8>, at offset: Int) -> Match? {
        var end = offset + 1
        let limit = min(source.count, offset + 1 + longestName)
        while end < limit, isAlphanumeric(source[end]) { end += 1 }
        guard end > offset + 2 else { return nil }
        let name = String(decoding: source[offset + 1..<end], as: UTF8.self)
        if end < source.count, source[end] == UInt8(ascii: ";") {
            return newer[name].map { Match(length: end + 1 - offset, replacement: $0) }
        }
        let isWhole = end == source.count || !isAlphanumeric(source[end])
        return isWhole && bare.contains(name) ? Match(length: end - offset, replacement: "&\(name);") : nil
    }

    private static let longestName = 14

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }

    /// Names that need no semicolon.
    private static let bare = Set(
        """
        amp AMP lt LT gt GT quot QUOT nbsp iexcl cent pound curren yen brvbar sect uml copy COPY ordf laquo not \
        shy reg REG macr deg plusmn sup1 sup2 sup3 acute micro para middot cedil ordm raquo frac14 frac12 \
        frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute \
        Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
        THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
        icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
        thorn yuml
        """.split(separator: " ").map(String.init)
    )

    /// Names of later standards that pages in fact use.
    private static let newer: [String: String] = [
        "comma": ",", "period": ".", "colon": ":", "semi": ";", "excl": "!", "quest": "?", "num": "#",
        "dollar": "$", "percnt": "%", "ast": "*", "midast": "*", "plus": "+", "equals": "=", "sol": "/",
        "bsol": "\\", "commat": "@", "lowbar": "_", "grave": "`", "vert": "|", "verbar": "|", "lpar": "(",
        "rpar": ")", "lsqb": "[", "lbrack": "[", "rsqb": "]", "rbrack": "]", "lcub": "{", "lbrace": "{",
        "rcub": "}", "rbrace": "}", "Tab": " ", "NewLine": " ", "AMP": "&amp;", "LT": "&lt;", "GT": "&gt;",
        "QUOT": "\"", "COPY": "©", "REG": "®", "TRADE": "™", "hyphen": "‐", "dash": "‐", "horbar": "―",
        "ldquor": "„", "lsquor": "‚", "rdquor": "”", "rsquor": "’", "check": "✓", "cross": "✗", "star": "☆",
        "starf": "★", "bigstar": "★", "phone": "☎", "hairsp": "\u{200A}", "puncsp": "\u{2008}",
        "numsp": "\u{2007}", "nldr": "‥", "mldr": "…", "half": "½", "frac13": "⅓", "frac23": "⅔",
        "frac15": "⅕",
        "frac18": "⅛", "frac38": "⅜", "frac58": "⅝", "frac78": "⅞", "numero": "№", "copysr": "℗",
        "ZeroWidthSpace": "\u{200B}", "NoBreak": "\u{2060}", "cir": "○", "squ": "□", "rarrw": "↝", "map": "↦",
    ]
}
