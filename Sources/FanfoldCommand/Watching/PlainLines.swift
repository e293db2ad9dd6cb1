internal import Fanfold
internal import FanfoldTerminal
internal import Synchronization

/// Plain lines of progress, whichever task what happens is heard from.
final class PlainLines: Sendable {
    private let progress: Mutex<PlainProgress>
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - beat: How often there is a line.
    ///   - write: Receives each line, without a line feed.
    init(_ beat: PlainProgress.Beat, write: @escaping @Sendable (String) -> Void) {
        progress = Mutex(PlainProgress(beat))
        self.write = write
    }

    /// Takes the next event.
    func hear(_ event: TimedEvent) {
        if let line = progress.withLock({ $0.hear(event) }) { write(TerminalText.safe(line)) }
    }
}
