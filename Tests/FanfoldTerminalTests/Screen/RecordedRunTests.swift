import FanfoldCore
import FanfoldTestKit
import FoundationEssentials
import Testing

@testable import FanfoldTerminal

/// A real run's events, up to a time when 32 calls were under way; terminals are checked against the same golden files.
@Suite struct `Screen of a recorded run` {
    private func events() throws -> [TimedEvent] {
        let log = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Goldens/lab-run.jsonl"
        )
        var reader = EventReader()
        return try reader.read(Array(try Data(contentsOf: log)))
    }

    @Test(arguments: [(80, 24), (120, 40), (30, 24)])
    func `its last frame is the same on a terminal that follows it and on one that sees nothing else`(
        columns: Int,
        rows: Int
    ) throws {
        let events = try events()
        let followed = Shared(TerminalModel(columns: columns, rows: rows))
        let late = Shared(TerminalModel(columns: columns, rows: rows))
        let screens = [followed, late].map { terminal in
            // As replayed without waiting: the time is that of the last event.
            LiveScreen(
                size: ScreenSize(columns: columns, rows: rows),
                hasColors: true,
                speed: 0,
                clock: ManualClock()
            ) { bytes in terminal.update { $0.take(bytes) } }
        }
        for (index, event) in events.enumerated() {
            for screen in screens { screen.hear(event) }
            if index.isMultiple(of: 40) { screens[0].draw() }
        }
        for screen in screens { screen.draw() }
        #expect(followed.value.mistakes.isEmpty && late.value.mistakes.isEmpty)
        #expect(followed.value.lines == late.value.lines)
        let shown = followed.value.lines.reduce(into: "") { $0 += $1 + "\n" }
        #expect(shown.contains(columns < 60 ? "32/32" : "32 of 32"))
        let name = "lab-run-\(columns)x\(rows).txt"
        let difference = Golden().difference(of: shown, from: name)
        #expect(difference == nil, "\(difference ?? "")")
    }
}
