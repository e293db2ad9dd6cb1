extension CharacterEncoding {
    /// The encoding that a label in a file stands for, or `nil` for a label the web does not know.
    ///
    /// Follows the Encoding Standard, in which the old names mean what pages in fact hold: `iso-8859-1`
    /// and `ascii` are windows-1252, `gb2312` is gb18030.
    package init?(label: some StringProtocol) {
        let folded = label.utf8
            .drop { CharacterEncoding.isBlank($0) }
            .map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let trimmed = folded.prefix { !CharacterEncoding.isBlank($0) }
        guard trimmed.count <= 24, let known = Self.labels[String(decoding: trimmed, as: UTF8.self)] else {
            return nil
        }
        self = known
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    private static let labels: [String: CharacterEncoding] = {
        var labels: [String: CharacterEncoding] = [:]
        for (encoding, names) in table {
            for name in names.split(separator: " ") { labels[String(name)] = encoding }
        }
        return labels
    }()

    private static let table: [(CharacterEncoding, String)] = [
        (.utf8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
        (.utf16LE, "utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2 csunicode unicodefeff"),
        (.utf16BE, "utf-16be unicodefffe"),
        (.utf32LE, "utf-32 utf-32le"),
        (.utf32BE, "utf-32be"),
        (.ibm866, "ibm866 cp866 866 csibm866"),
        (.iso8859(2), latin(2, "latin2 l2 iso-ir-101 csisolatin2 iso_8859-2:1987")),
        (.iso8859(3), latin(3, "latin3 l3 iso-ir-109 csisolatin3 iso_8859-3:1988")),
        (.iso8859(4), latin(4, "latin4 l4 iso-ir-110 csisolatin4 iso_8859-4:1988")),
        (.iso8859(5), latin(5, "cyrillic iso-ir-144 csisolatincyrillic iso_8859-5:1988")),
        (
            .iso8859(6),
            latin(
                6,
                """
                arabic asmo-708 ecma-114 iso-ir-127 csisolatinarabic iso_8859-6:1987 csiso88596e csiso88596i \
                iso-8859-6-e iso-8859-6-i
                """
            )
        ),
        (
            .iso8859(7),
            latin(7, "greek greek8 ecma-118 elot_928 sun_eu_greek iso-ir-126 csisolatingreek iso_8859-7:1987")
        ),
        (
            .iso8859(8),
            latin(
                8,
                """
                hebrew visual logical iso-ir-138 csisolatinhebrew iso_8859-8:1988 csiso88598e csiso88598i \
                iso-8859-8-e iso-8859-8-i
                """
            )
        ),
        (.iso8859(10), latin(10, "latin6 l6 iso-ir-157 csisolatin6")),
        (.iso8859(13), latin(13)),
        (.iso8859(14), latin(14)),
        (.iso8859(15), latin(15, "l9 csisolatin9")),
        (.iso8859(16), "iso-8859-16"),
        (.koi8R, "koi8-r koi8_r koi8 koi cskoi8r"),
        (.koi8U, "koi8-u koi8-ru"),
        (.macintosh, "macintosh mac x-mac-roman csmacintosh"),
        (.macCyrillic, "x-mac-cyrillic x-mac-ukrainian"),
        (.windows(874), "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911"),
        (.windows(1250), "windows-1250 cp1250 x-cp1250"),
        (.windows1251, "windows-1251 cp1251 x-cp1251"),
        (
            .windows1252,
            latin(
                1,
                """
                windows-1252 cp1252 x-cp1252 latin1 l1 ascii us-ascii ansi_x3.4-1968 cp819 ibm819 iso-ir-100 \
                csisolatin1 iso_8859-1:1987 x-user-defined
                """
            )
        ),
        (.windows(1253), "windows-1253 cp1253 x-cp1253"),
        (
            .windows(1254),
            latin(9, "windows-1254 cp1254 x-cp1254 latin5 l5 iso-ir-148 csisolatin5 iso_8859-9:1989")
        ),
        (.windows(1255), "windows-1255 cp1255 x-cp1255"),
        (.windows(1256), "windows-1256 cp1256 x-cp1256"),
        (.windows(1257), "windows-1257 cp1257 x-cp1257"),
        (.windows(1258), "windows-1258 cp1258 x-cp1258"),
        (
            .gb18030,
            "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58"
        ),
        (.big5, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
        (.eucJP, "euc-jp x-euc-jp cseucpkdfmtjapanese"),
        (.iso2022JP, "iso-2022-jp csiso2022jp"),
        (.shiftJIS, "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis"),
        (
            .eucKR,
            """
            euc-kr korean windows-949 ksc5601 ksc_5601 ks_c_5601-1987 ks_c_5601-1989 csksc56011987 \
            iso-ir-149 cseuckr
            """
        ),
    ]

    /// The spellings of an ISO 8859 part that the standard lists for each of them, and `others`.
    private static func latin(_ part: Int, _ others: String = "") -> String {
        "iso-8859-\(part) iso8859-\(part) iso8859\(part) iso_8859-\(part) \(others)"
    }
}
