/// The lines of a block of code.
enum CodeLines {
    /// The code between its opening fence and the fence that closes it; code without fences as it is.
    static func withoutFences(_ block: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let firstEnd = block.firstIndex(of: 0x0A) ?? block.endIndex
        guard let fence = fence(in: block[..<firstEnd]) else { return block }
        let code = firstEnd < block.endIndex ? block[(firstEnd + 1)...] : []
        let lastStart = code.lastIndex(of: 0x0A).map { $0 + 1 } ?? code.startIndex
        let last = code[lastStart...].drop(while: isMargin)
        let marks = last.prefix { $0 == fence.mark }
        let isClosed = marks.count >= fence.length && last[marks.endIndex...].allSatisfy(isMargin)
        return isClosed ? code[..<max(code.startIndex, lastStart - 1)] : code
    }

    /// The fence that a line opens with, behind the marks of lists and quotes.
    private static func fence(in line: ArraySlice<UInt8>) -> (mark: UInt8, length: Int)? {
        let marks = line.drop { isMargin($0) || isListMark($0) }
        guard let mark = marks.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let length = marks.prefix { $0 == mark }.count
        return length >= 3 ? (mark, length) : nil
    }

    private static func isMargin(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == UInt8(ascii: ">")
    }

    private static func isListMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
