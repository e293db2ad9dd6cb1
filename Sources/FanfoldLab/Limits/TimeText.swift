/// Times as headers write them.
enum TimeText {
    /// A span such as `20ms`, `8.64s` or `6m0s`.
    static func span(_ duration: Duration) -> String {
        let milliseconds = Int((duration / .milliseconds(1)).rounded(.up))
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        let minutes = milliseconds / 60_000
        var seconds = "\(milliseconds % 60_000 / 1000)"
        if milliseconds % 1000 > 0 {
            var digits = String(1000 + milliseconds % 1000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            seconds += "." + digits
        }
        if minutes == 0 { return seconds + "s" }
        if minutes < 60 { return "\(minutes)m\(seconds)s" }
        return "\(minutes / 60)h\(minutes % 60)m\(seconds)s"
    }

    /// A moment such as `2026-11-21T14:03:09Z`, from seconds since 1970.
    static func rfc3339(_ moment: Double) -> String {
        let time = Parts(moment)
        return "\(time.year)-\(two(time.month))-\(two(time.day))T\(clock(time))Z"
    }

    /// A moment such as `Sat, 21 Nov 2026 14:03:09 GMT`, from seconds since 1970.
    static func http(_ moment: Double) -> String {
        let time = Parts(moment)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return "\(weekdays[time.weekday]), \(two(time.day)) \(months[time.month - 1]) \(time.year) "
            + "\(clock(time)) GMT"
    }

    private static func clock(_ time: Parts) -> String {
        "\(two(time.second / 3600)):\(two(time.second / 60 % 60)):\(two(time.second % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A moment in UTC after 1970.
    private struct Parts {
        var year = 1970
        var month = 1
        let day: Int
        /// Days since a Thursday, 0 to 6.
        let weekday: Int
        /// The second of the day.
        let second: Int

        init(_ moment: Double) {
            let seconds = max(0, Int(moment))
            var days = seconds / 86_400
            weekday = days % 7
            second = seconds % 86_400
            while days >= Self.length(year) {
                days -= Self.length(year)
                year += 1
            }
            let february = Self.length(year) == 366 ? 29 : 28
            for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
                guard days >= length else { break }
                days -= length
                month += 1
            }
            day = days + 1
        }

        private static func length(_ year: Int) -> Int {
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 366 : 365
        }
    }
}
