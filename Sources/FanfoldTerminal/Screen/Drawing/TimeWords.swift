/// Times as the screen shows them.
enum TimeWords {
    /// Hours, minutes and seconds on a clock.
    static func clock(_ time: Duration) -> String {
        let seconds = max(0, Int(time.inSeconds))
        let (minutes, hours) = (seconds / 60 % 60, seconds / 3600)
        let rest = "\(two(minutes)):\(two(seconds % 60))"
        return hours > 0 ? "\(hours):\(rest)" : rest
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A guess, no finer than can be known.
    static func about(_ seconds: Double) -> String {
        guard seconds < 360_000 else { return "days" }
        let whole = Int(seconds.rounded(.up))
        return switch whole {
        case ..<10: "\(whole) s"
        case ..<100: "\((whole + 4) / 5 * 5) s"
        case ..<6000: "\((whole + 59) / 60) min"
        default: "\((whole + 3599) / 3600) h"
        }
    }

    /// How long something has taken.
    static func seconds(_ seconds: Double) -> String {
        seconds < 99.95 ? "\((seconds * 10).rounded() / 10) s" : "\(Int(seconds.rounded())) s"
    }
}
