/// The bullet or number that opens a list item.
struct ListMarker {
    /// How many bytes the marker has, without the white space after it.
    let length: Int
    /// Whether the marker is so unlike running text that it opens an item inside a paragraph too.
    ///
    /// A number other than 1 at a line's start is more often a year or a quantity.
    let canInterruptParagraph: Bool

    /// The marker at the start of `content`: `-`, `*`, `+`, `•`, or up to three digits and `.` or `)`;
    /// white space and text must follow.
    init?(_ content: Range<Int>, in text: Span<UInt8>) {
        let start = content.lowerBound
        var end = start
        switch text[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            end += 1
        case 0xE2 where content.count > 3 && text[start + 1] == 0x80 && text[start + 2] == 0xA2:
            end += 3
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while end < content.upperBound, end - start < 4, text[end] >= 0x30, text[end] <= 0x39 { end += 1 }
            guard end - start <= 3, end < content.upperBound,
                text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")")
            else { return nil }
            end += 1
        default:
            return nil
        }
        guard end < content.upperBound, text[end] == 0x20 || text[end] == 0x09 else { return nil }
        length = end - start
        let isNumber = text[start] >= 0x30 && text[start] <= 0x39
        canInterruptParagraph = !isNumber || (text[start] == 0x31 && length == 2)
    }
}
