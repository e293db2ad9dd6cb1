internal import Synchronization

/// Lends sentence readers, so that stems and buffers outlive a chunk; what a reader has read before changes
/// nothing but the speed.
final class ScratchPool: Sendable {
    private let idle = Mutex<[SentenceReader]>([])

    /// Calls `body` with a reader that nobody else has.
    func withReader<Result>(_ body: (inout SentenceReader) -> Result) -> Result {
        var reader = idle.withLock { $0.popLast() } ?? SentenceReader()
        let result = body(&reader)
        reader.giveBackMemory()
        let returned = reader
        idle.withLock { $0.append(returned) }
        return result
    }
}
