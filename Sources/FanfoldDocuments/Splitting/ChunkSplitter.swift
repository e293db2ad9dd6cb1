package import FanfoldCore

/// Cuts a document's text into chunks at content-defined boundaries.
///
/// The chunks tile the text: no gap, no overlap, none over the token limit (but for a single grapheme that
/// has more tokens, which can be under limits of less than 64). A boundary falls at the best place around:
/// before a heading rather than a paragraph, a sentence, a word; never inside a grapheme of up to 64 bytes. Which of several like places is taken depends on the text
/// that follows each, so an edit moves only the boundaries near it.
///
/// The method is local-maximum chunking (Bjørner, Blass and Gurevich, “Content-dependent chunking for
/// differential compression, the local maximum approach”, 2010) over typed candidates in place of bytes.
/// Costs one pass over the text, and another over stretches that have no sentence to cut at.
package struct ChunkSplitter: Sendable {
    /// The limit and the counter.
    package let settings: ChunkSettings

    /// A chunk splitter with the given limit and counter.
    package init(_ settings: ChunkSettings) {
        self.settings = settings
    }

    /// The chunks of a document, in order; none for an empty text.
    package func chunks(of document: Document) -> [Chunk] {
        var builder = ChunkBuilder(document: document, counter: settings.counter)
        for range in ranges(of: document) { builder.append(range) }
        return builder.chunks
    }

    /// The chunks' UTF-8 ranges, which tile the text.
    package func ranges(of document: Document) -> [Range<Int>] {
        guard !document.text.isEmpty else { return [] }
        var cutter = StretchCutter(document: document, settings: settings)
        cutter.cut(0..<document.text.count)
        return cutter.ranges
    }
}
