/// Reads the ways in which servers write times, as seconds since 1970.
enum ServerTime {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// An HTTP date such as `Wed, 21 Oct 2026 07:28:00 GMT`.
    static func seconds(httpDate text: some StringProtocol) -> Double? {
        let parts = text.split { $0 == " " || $0 == "," || $0 == "-" }
        guard parts.count >= 5, let day = Int(parts[1]), let year = Int(parts[3]),
            let month = months.firstIndex(of: parts[2].lowercased()),
            let clock = clock(parts[4])
        else { return nil }
        return Double(days(year: year, month: month + 1, day: day)) * 86400 + clock
    }

    /// A time of RFC 3339 such as `2026-10-21T07:28:00Z` or `2026-10-21T07:28:00.5+02:00`.
    static func seconds(internetDate text: some StringProtocol) -> Double? {
        let halves = text.split { $0 == "T" || $0 == "t" || $0 == " " }
        guard halves.count == 2 else { return nil }
        let date = halves[0].split(separator: "-").compactMap { Int($0) }
        guard date.count == 3, (1...12).contains(date[1]) else { return nil }
        var time = halves[1]
        var shift = 0.0
        if time.last == "Z" || time.last == "z" {
            time.removeLast()
        } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard let offset = clock(time[time.index(after: sign)...]) else { return nil }
            shift = time[sign] == "+" ? -offset : offset
            time = time[..<sign]
        }
        guard let clock = clock(time) else { return nil }
        return Double(days(year: date[0], month: date[1], day: date[2])) * 86400 + clock + shift
    }

    /// A stretch of time such as `6m0s`, `20ms`, `1.5` or `1h2m`; a bare number is seconds.
    static func seconds(stretch text: some StringProtocol) -> Double? {
        if let seconds = Double(text) { return seconds.isFinite ? seconds : nil }
        var total = 0.0
        var rest = Substring(text)
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !$0.isNumber }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), let scale = scale(unit) else { return nil }
            total += number * scale
        }
        return text.isEmpty ? nil : total
    }

    private static func scale(_ unit: Substring) -> Double? {
        switch unit {
        case "d": 86400
        case "h": 3600
        case "m": 60
        case "s": 1
        case "ms": 0.001
        case "us", "µs": 0.000_001
        case "ns": 0.000_000_001
        default: nil
        }
    }

    /// Hours, minutes and perhaps seconds, parted by colons.
    private static func clock(_ text: some StringProtocol) -> Double? {
        let parts = text.split(separator: ":").map { Double($0) }
        guard parts.count == 2 || parts.count == 3 else { return nil }
        var seconds = 0.0
        for (part, scale) in zip(parts, [3600.0, 60, 1]) {
            guard let part, part >= 0, part < 100 else { return nil }
            seconds += part * scale
        }
        return seconds
    }

    /// Days since 1970, by the calendar that counts years from March, so that a leap day ends one.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        guard (1...9999).contains(year) else { return 0 }
        let shifted = month <= 2 ? year - 1 : year
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

extension Duration {
    /// The stretch in seconds, for messages.
    var inSeconds: String {
        let parts = components
        return parts.attoseconds == 0
            ? "\(parts.seconds) s"
            : "\(Double(parts.seconds) + Double(parts.attoseconds / 1_000_000_000_000_000) / 1000) s"
    }

    /// A stretch of seconds, none below zero and none above a week, whatever a server says.
    init(serverSeconds seconds: Double) {
        self = .seconds(min(max(seconds.isNaN ? 0 : seconds, 0), 604_800))
    }
}
