/// An encoding of text, by the web's name for it.
package struct CharacterEncoding: Sendable, Hashable {
    /// The name the Encoding Standard gives it.
    package var name: String

    /// The name iconv knows it by.
    var iconvName: String

    /// How many bytes are skipped where a character cannot be decoded.
    var unitWidth: Int

    /// Whether a character beyond ASCII takes exactly one byte.
    var isSingleByte: Bool

    private init(_ name: String, iconv: String? = nil, unitWidth: Int = 1, isSingleByte: Bool = true) {
        self.name = name
        self.iconvName = iconv ?? name
        self.unitWidth = unitWidth
        self.isSingleByte = isSingleByte
    }

    package static let utf8 = Self("UTF-8", isSingleByte: false)
    static let utf16LE = Self("UTF-16LE", unitWidth: 2, isSingleByte: false)
    static let utf16BE = Self("UTF-16BE", unitWidth: 2, isSingleByte: false)
    static let utf32LE = Self("UTF-32LE", unitWidth: 4, isSingleByte: false)
    static let utf32BE = Self("UTF-32BE", unitWidth: 4, isSingleByte: false)

    static let gb18030 = Self("gb18030", isSingleByte: false)
    static let big5 = Self("Big5", iconv: "BIG5-HKSCS", isSingleByte: false)
    static let eucJP = Self("EUC-JP", isSingleByte: false)
    static let iso2022JP = Self("ISO-2022-JP", isSingleByte: false)
    static let shiftJIS = Self("Shift_JIS", iconv: "CP932", isSingleByte: false)
    static let eucKR = Self("EUC-KR", iconv: "CP949", isSingleByte: false)

    static let ibm866 = Self("IBM866", iconv: "CP866")
    static let koi8R = Self("KOI8-R")
    static let koi8U = Self("KOI8-U")
    static let macintosh = Self("macintosh", iconv: "MACINTOSH")
    static let macCyrillic = Self("x-mac-cyrillic", iconv: "MAC-CYRILLIC")
    static let windows1251 = windows(1251)
    static let windows1252 = windows(1252)

    /// One of the ISO 8859 family that the web does not fold into a Windows code page.
    static func iso8859(_ part: Int) -> Self { Self("ISO-8859-\(part)") }

    /// A Windows code page.
    static func windows(_ page: Int) -> Self { Self("windows-\(page)", iconv: "CP\(page)") }
}
