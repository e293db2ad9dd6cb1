internal import FanfoldCore

/// Words and numbers of a status as people read them.
enum StatusText {
    /// A length of time: `0.4 s`, `12 s`, `6 m 40 s`, `2 h 5 m`.
    static func time(_ seconds: Double) -> String {
        guard seconds >= 10 else { return "\((max(0, seconds) * 10).rounded() / 10) s" }
        // What no clock measures is not worth a crash.
        let whole = Int(min(seconds, 1e12).rounded())
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) m \(whole % 60) s"
        default: return "\(whole / 3600) h \(whole % 3600 / 60) m"
        }
    }

    /// A number of bytes, to a tenth of the unit it is given in.
    static func size(_ bytes: Int) -> String {
        for (unit, factor) in [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)] where bytes >= factor {
            return "\((Double(bytes) / Double(factor) * 10).rounded() / 10) \(unit)"
        }
        return Count.text(bytes, "byte")
    }

    /// Why a run stopped, as half a sentence.
    static func reason(_ stop: RunStop) -> String {
        switch stop {
        case .budget: "its budget is spent"
        case .deadline: "its time is over"
        case .quota: "the account has no money or quota left"
        case .limit: "a request was over the server's limit"
        case .server: "the server is down"
        case .refused: "the server refused"
        case .store: "calls could not be kept"
        case .output: "reports could not be written"
        case .other: "no further call could be answered"
        }
    }

    /// A command as it can be typed.
    static func command(_ words: [String]) -> String {
        words.map(quoted).joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        guard word.isEmpty || !word.utf8.allSatisfy(isPlain) else { return word }
        let parts = word.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.joined(separator: #"'\''"#) + "'"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: "-_./:=,@%+".utf8.contains(byte)
        }
    }
}
