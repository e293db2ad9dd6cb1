@testable import FanfoldDocuments
import Testing

/// Short texts in old encodings, as bytes and as they should be read.
struct LegacySample: Sendable, CustomTestStringConvertible {
    var encoding: CharacterEncoding
    var text: String
    var hexadecimal: String

    var testDescription: String { encoding.name }

    var bytes: [UInt8] {
        let digits = hexadecimal.utf8.map { $0 < 0x41 ? $0 - 0x30 : $0 - 0x41 + 10 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    static let all: [LegacySample] = [
        LegacySample(
            encoding: .eucJP,
            text: "これは日本語の文章です。文字コードが書かれていません。",
            hexadecimal: """
                A4B3A4ECA4CFC6FCCBDCB8ECA4CECAB8BECFA4C7A4B9A1A3CAB8BBFAA5B3A1BCA5C9A4ACBDF1A4AB\
                A4ECA4C6A4A4A4DEA4BBA4F3A1A3
                """
        ),
        LegacySample(
            encoding: .shiftJIS,
            text: "これは日本語の文章です。文字コードが書かれていません。",
            hexadecimal: """
                82B182EA82CD93FA967B8CEA82CC95B68FCD82C582B7814295B68E9A8352815B836882AA8F9182A9\
                82EA82C482A282DC82B982F18142
                """
        ),
        LegacySample(
            encoding: .gb18030,
            text: "这是一个没有说明编码的中文文件,我们要看它能不能被认出来。",
            hexadecimal: """
                D5E2CAC7D2BBB8F6C3BBD3D0CBB5C3F7B1E0C2EBB5C4D6D0CEC4CEC4BCFE2CCED2C3C7D2AABFB4CB\
                FCC4DCB2BBC4DCB1BBC8CFB3F6C0B4A1A3
                """
        ),
        LegacySample(
            encoding: .big5,
            text: "這是一個沒有說明編碼的中文檔案,我們要看它能不能被認出來。",
            hexadecimal: """
                B36FAC4FA440ADD3A853A6B3BBA1A9FABD73BD58AABAA4A4A4E5C0C9AED72CA7DAADCCAD6EACDDA5\
                A6AFE0A4A3AFE0B351BB7BA558A8D3A143
                """
        ),
        LegacySample(
            encoding: .eucKR,
            text: "이 문서는 인코딩을 밝히지 않은 한국어 글입니다. 잘 읽히는지 봅니다.",
            hexadecimal: """
                C0CC20B9AEBCADB4C220C0CEC4DAB5F9C0BB20B9E0C8F7C1F620BECAC0BA20C7D1B1B9BEEE20B1DB\
                C0D4B4CFB4D92E20C0DF20C0D0C8F7B4C2C1F620BABEB4CFB4D92E
                """
        ),
        LegacySample(
            encoding: .windows1251,
            text: "Это русский текст, в котором не указана кодировка.",
            hexadecimal: """
                DDF2EE20F0F3F1F1EAE8E920F2E5EAF1F22C20E220EAEEF2EEF0EEEC20EDE520F3EAE0E7E0EDE020\
                EAEEE4E8F0EEE2EAE02E
                """
        ),
        LegacySample(
            encoding: .koi8R,
            text: "Это русский текст, в котором не указана кодировка.",
            hexadecimal: """
                FCD4CF20D2D5D3D3CBC9CA20D4C5CBD3D42C20D720CBCFD4CFD2CFCD20CEC520D5CBC1DAC1CEC120\
                CBCFC4C9D2CFD7CBC12E
                """
        ),
        LegacySample(
            encoding: .ibm866,
            text: "Это русский текст, в котором не указана кодировка.",
            hexadecimal: """
                9DE2AE20E0E3E1E1AAA8A920E2A5AAE1E22C20A220AAAEE2AEE0AEAC20ADA520E3AAA0A7A0ADA020\
                AAAEA4A8E0AEA2AAA02E
                """
        ),
        LegacySample(
            encoding: .windows1252,
            text: "Le café près de la gare était fermé – “désolé”.",
            hexadecimal: """
                4C6520636166E9207072E873206465206C61206761726520E974616974206665726DE92096209364\
                E9736F6CE9942E
                """
        ),
    ]
}
