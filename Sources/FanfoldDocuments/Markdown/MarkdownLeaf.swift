internal import FanfoldCore

/// The block without blocks inside that is open while Markdown is read line by line.
struct MarkdownLeaf {
    enum Kind: Equatable {
        /// Running text.
        case paragraph
        /// Code between fences of at least `length` of one mark.
        case fenced(mark: UInt8, length: Int)
        case indentedCode
        case table
        /// HTML, up to the end that its start asks for.
        case html(HTMLBlockEnd)
    }

    var kind: Kind
    /// What block the leaf gives.
    var block: Block.Kind
    /// The first byte of the first line's content, with the marks of containers opened there.
    var start: Int
    var firstLine: Int
    /// The last line that is not blank.
    var last: Line
    /// Where the last line's text starts, after the marks of containers.
    var lastText: Int
    /// Where the content of the line before the last one ends; `start` while there is one line.
    var endBeforeLast: Int

    /// Takes one more line.
    mutating func extend(by line: Line, textAt text: Int) {
        endBeforeLast = last.content.upperBound
        last = line
        lastText = text
    }
}
