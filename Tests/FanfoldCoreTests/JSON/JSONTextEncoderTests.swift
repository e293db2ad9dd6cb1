internal import FanfoldCore
internal import FoundationEssentials
internal import Testing

@Suite struct `JSON text encoder` {
    private struct Sample: Codable, Equatable {
        enum Outcome: Codable, Equatable {
            case answered
            case failed(reason: String, times: Int)
        }

        var zebra = "a/b \"c\" \\ \u{7F} é 😀 \u{2028}"
        var apple: [Int] = [1, -2, .max, .min]
        var outcomes: [Outcome] = [.answered, .failed(reason: "x", times: 2)]
        var none: [String] = []
        var nothing: [String: Int] = [:]
        var missing: String?
        var numbers = [1.0, 0.1, 1e30, -2.5e-9, 3, 1_234_567.0, 1e16]
        var range = 3..<9
        var lines: ClosedRange<Int>? = 1...2
        var pairs = ["b": [true], "a": [false], "A": []]
        var digest = Digest(of: [1, 2])
        var optional: [Int?] = [nil, 4]
        var inner: [Sample] = []
        var small: [UInt8] = [7, 255]
        var large = UInt64.max
        var short: Float = 0.1
    }

    private let sample = {
        var sample = Sample()
        sample.inner = [Sample(), Sample()]
        return sample
    }()

    @Test(arguments: [true, false]) func `gives the bytes that Foundation's gives`(isIndented: Bool) throws {
        let foundation = JSONEncoder()
        foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isIndented { foundation.outputFormatting.insert(.prettyPrinted) }
        let text = try JSONTextEncoder(isIndented: isIndented).encode(sample)
        #expect(text == Array(try foundation.encode(sample)))
        #expect(try JSONDecoder().decode(Sample.self, from: Data(text)) == sample)
    }

    @Test func `escapes controls as Foundation's does`() throws {
        let controls = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
        #expect(try JSONTextEncoder().encode(controls) == Array(JSONEncoder().encode(controls)))
    }

    @Test func `refuses a number that JSON does not have`() {
        #expect(throws: EncodingError.self) { try JSONTextEncoder().encode([Double.nan]) }
    }
}
