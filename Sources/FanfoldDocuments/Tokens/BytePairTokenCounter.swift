internal import FanfoldCore

/// Counts tokens exactly, by a byte-pair vocabulary from a `.tiktoken` file.
///
/// Special tokens count as the ordinary text they are written in. Letters and numbers are those of the
/// standard library's Unicode version; a scalar assigned since then may be cut elsewhere.
package struct BytePairTokenCounter: TokenCounter {
    package let identity: String

    /// The rule that cuts text into pieces before merging.
    package let pattern: SplitPattern

    private let vocabulary: BytePairVocabulary
    private let scanner: PieceScanner

    /// Reads a vocabulary.
    ///
    /// - Parameters:
    ///   - file: Lines of a token in base64, a space and its rank.
    ///   - name: The file's name, for messages and to choose the split pattern.
    ///   - pattern: The split pattern; nil chooses by name, else by size.
    /// - Throws: ``VocabularyError``, which names the line.
    package init(
        vocabulary file: [UInt8],
        named name: String,
        pattern: SplitPattern? = nil
    ) throws(VocabularyError) {
        let vocabulary = try BytePairVocabulary(parsing: file, name: name)
        let pattern = pattern ?? SplitPattern(vocabularyName: name, tokenCount: vocabulary.count)
        self.vocabulary = vocabulary
        self.pattern = pattern
        self.scanner = PieceScanner(pattern: pattern)
        self.identity = "tiktoken-\(Digest(of: file).description.prefix(16))-\(pattern.rawValue)"
    }

    /// How many tokens the text has.
    ///
    /// Exact up to pieces of 8192 bytes. Longer ones, which no text in words has, are counted part by part:
    /// merging one whole takes some thirty times its size in memory, and a cut adds a token or two.
    package func count(_ text: Span<UInt8>) -> Int {
        var total = 0
        forEachPiece(in: text, cutAt: 8192) { tokens in total += tokens.count }
        return total
    }

    /// The ranks of the text's tokens, in order.
    package func tokens(_ text: Span<UInt8>) -> [Int] {
        var all: [Int] = []
        forEachPiece(in: text) { tokens in all += tokens.map(Int.init) }
        return all
    }

    /// Calls `body` with the tokens of every piece, in order.
    ///
    /// A piece that is a token as a whole is that token, even if merging would not lead there.
    private func forEachPiece(
        in text: Span<UInt8>,
        cutAt limit: Int = .max,
        _ body: ([UInt32]) -> Void
    ) {
        var merger = BytePairMerger(vocabulary)
        var start = 0
        var pieceEnd = 0
        while start < text.count {
            if start == pieceEnd { pieceEnd = scanner.pieceEnd(in: text, from: start) }
            let end = pieceEnd - start > limit ? start + limit : pieceEnd
            let piece = text.extracting(start..<end)
            if let rank = vocabulary.tokens.rank(of: piece) {
                body([rank])
            } else {
                merger.merge(piece)
                body(merger.tokens)
            }
            start = end
        }
    }
}
