internal import FoundationEssentials

/// A moment by the calendar, to the second.
package struct WallTime: Sendable, Hashable, Comparable {
    /// Seconds since 1970 began in UTC.
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Reads `2026-11-21T03:00:02Z`; `nil` for anything else.
    package init?(utc text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            let year = Int(text.prefix(4)), let month = Self.number(bytes, at: 5),
            let day = Self.number(bytes, at: 8), let hour = Self.number(bytes, at: 11),
            let minute = Self.number(bytes, at: 14), let second = Self.number(bytes, at: 17),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        seconds = ((Self.days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
        guard utc == text else { return nil }
    }

    /// What the machine's clock says.
    package static var now: WallTime {
        WallTime(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
    }

    /// As machines read it: `2026-11-21T03:00:02Z`.
    package var utc: String {
        let (date, time) = parts(in: .utc)
        return date + "T" + time + "Z"
    }

    /// As people of a place read it: `2026-11-21 03:00:02`.
    package func text(in zone: WallZone) -> String {
        let (date, time) = parts(in: zone)
        return date + " " + time
    }

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    private func parts(in zone: WallZone) -> (date: String, time: String) {
        let local = seconds + zone.offset(seconds)
        let day = Int((Double(local) / 86_400).rounded(.down))
        let second = local - day * 86_400
        let (year, month, dayOfMonth) = Self.date(day)
        return (
            Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-" + Self.digits(dayOfMonth, 2),
            [second / 3600, second / 60 % 60, second % 60].map { Self.digits($0, 2) }.joined(separator: ":")
        )
    }

    /// Days from 1970 to a date; years are counted from March, so that a leap day is a year's last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    private static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
        var marchYear = (day + 719_468) * 400 / 146_097
        if days(marchYear, 3, 1) > day { marchYear -= 1 }
        if days(marchYear + 1, 3, 1) <= day { marchYear += 1 }
        let dayOfYear = day - days(marchYear, 3, 1)
        let month = (5 * dayOfYear + 2) / 153
        return (
            month < 10 ? marchYear : marchYear + 1, month < 10 ? month + 3 : month - 9,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    private static func number(_ bytes: [UInt8], at index: Int) -> Int? {
        Int(String(decoding: bytes[index..<index + 2], as: UTF8.self))
    }
}
