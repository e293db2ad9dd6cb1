/// What was used in the last minute, in cells of a quarter of a second.
///
/// A use is forgotten between 60 and 60.25 seconds after it, so that no minute holds more than is counted.
struct MinuteWindow: Sendable {
    private static let cellsASecond = 4.0
    private static let cellCount = 241

    private var cells = [Int](repeating: 0, count: cellCount)
    private var current = 0
    private(set) var total = 0

    /// Forgets what is more than a minute old.
    mutating func advance(to now: Double) {
        let cell = Int(now * Self.cellsASecond)
        guard cell > current else { return }
        if total != 0 {
            for index in current + 1...min(cell, current + Self.cellCount) {
                let place = index % Self.cellCount
                total -= cells[place]
                cells[place] = 0
            }
        }
        current = cell
    }

    /// Adds a use, or takes one back.
    mutating func add(_ amount: Int, at now: Double) {
        advance(to: now)
        cells[current % Self.cellCount] += amount
        total += amount
    }

    /// When at least `amount` of what is counted will be forgotten.
    func time(toForget amount: Int) -> Double {
        var left = amount
        for age in (0..<Self.cellCount).reversed() {
            let cell = current - age
            guard cell >= 0 else { continue }
            left -= cells[cell % Self.cellCount]
            if left <= 0 { return Double(cell + Self.cellCount) / Self.cellsASecond }
        }
        return Double(current + Self.cellCount) / Self.cellsASecond
    }
}
