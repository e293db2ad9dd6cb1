import Testing

@testable import FanfoldDocuments

@Suite struct `Character encoding` {
    @Test(arguments: [
        ("utf8", "UTF-8"), ("ASCII", "windows-1252"), ("iso8859-1", "windows-1252"), ("gb2312", "gb18030"),
        ("GBK", "gb18030"), ("ks_c_5601-1987", "EUC-KR"), ("x-sjis", "Shift_JIS"), ("big5-hkscs", "Big5"),
        ("iso-8859-9", "windows-1254"), ("tis-620", "windows-874"), ("koi8_r", "KOI8-R"),
        ("\t latin2\n", "ISO-8859-2"), ("cp866", "IBM866"), ("x-mac-roman", "macintosh"),
    ])
    func `labels mean what the web has them mean`(label: String, name: String) {
        #expect(CharacterEncoding(label: label)?.name == name)
    }

    @Test(arguments: ["", "utf-9", "none", "windows-9999", String(repeating: "a", count: 5000)])
    func `unknown labels are no encoding`(label: String) {
        #expect(CharacterEncoding(label: label) == nil)
    }

    @Test(arguments: [
        "ibm866", "latin2", "latin3", "latin4", "cyrillic", "arabic", "greek", "hebrew", "latin6",
        "iso-8859-13", "iso-8859-14", "l9", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic",
        "windows-874", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "gbk", "big5", "euc-jp", "iso-2022-jp", "sjis",
        "euc-kr",
    ])
    func `every encoding can be converted on this system`(label: String) throws {
        let encoding = try #require(CharacterEncoding(label: label))
        let decoded = IconvConverter.convert(Array("plain".utf8), from: encoding)
        #expect(decoded.bytes == Array("plain".utf8))
        #expect(IconvConverter.isAvailable(encoding))
    }
}
