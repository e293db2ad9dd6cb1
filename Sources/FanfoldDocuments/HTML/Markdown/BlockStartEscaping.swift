/// Finds text that Markdown would take for the start of a block.
enum BlockStartEscaping {
    /// Where in a line of plain text a backslash must go so that the line stays text; `nil` for nowhere.
    static func markOffset(in line: ArraySlice<UInt8>) -> Int? {
        guard let first = line.first else { return nil }
        let start = line.startIndex
        switch first {
        case UInt8(ascii: "#"):
            let end = line.firstIndex { $0 != first } ?? line.endIndex
            return end - start <= 6 && isSpaceOrEnd(line, end) ? start : nil
        case UInt8(ascii: ">"), UInt8(ascii: "|"): return start
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            return isSpaceOrEnd(line, start + 1) || isRule(line) || isDelimiterRow(line) ? start : nil
        case UInt8(ascii: ":"): return isDelimiterRow(line) ? start : nil
        case UInt8(ascii: "_"), UInt8(ascii: "="): return isRule(line) ? start : nil
        case UInt8(ascii: "~"):
            return line.count >= 3 && line.prefix(3).allSatisfy { $0 == first } ? start : nil
        case UInt8(ascii: "["):
            guard let close = line.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let isDefinition = close + 1 < line.endIndex && line[close + 1] == UInt8(ascii: ":")
            let isCheckBox = close == start + 2 && isSpaceOrEnd(line, close + 1)
            return isDefinition || isCheckBox ? start : nil
        case 0x30...0x39:
            let end = line.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? line.endIndex
            guard end < line.endIndex, end - start <= 9 else { return nil }
            let isMark = line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")")
            return isMark && isSpaceOrEnd(line, end + 1) ? end : nil
        default: return nil
        }
    }

    private static func isSpaceOrEnd(_ line: ArraySlice<UInt8>, _ offset: Int) -> Bool {
        offset >= line.endIndex || line[offset] == 0x20
    }

    /// Whether a line is nothing but one mark and spaces: a rule, or the underline of a heading.
    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        return line.allSatisfy { $0 == first || $0 == 0x20 }
    }

    /// Whether a line below another would make a table of both.
    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") || $0 == 0x20
        }
    }
}
