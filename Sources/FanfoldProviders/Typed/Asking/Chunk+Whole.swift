internal import FanfoldCore

extension Chunk {
    /// A whole text as one chunk, for agents that are asked outside a run.
    init(whole text: String) {
        let bytes = Array(text.utf8)
        self.init(
            index: 0,
            range: 0..<bytes.count,
            bytes: bytes[...],
            blocks: [],
            headingPath: [],
            tokenCount: 0,
            format: .text
        )
    }
}
