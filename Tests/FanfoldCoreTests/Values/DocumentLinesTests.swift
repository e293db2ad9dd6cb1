internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@Suite struct `Lines of a document` {
    /// A document whose blocks are the paragraphs between empty lines.
    private func document(_ text: String, format: DocumentFormat = .text) -> Document {
        let bytes = Array(text.utf8)
        var blocks: [Block] = []
        var (start, line, blockLine): (Int?, Int, Int) = (nil, 1, 1)
        func close(_ end: Int, _ line: Int) {
            guard let first = start else { return }
            blocks.append(Block(kind: .paragraph, range: first..<end, lines: blockLine...line))
            start = nil
        }
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") {
                if offset + 1 == bytes.count || bytes[offset + 1] == UInt8(ascii: "\n") {
                    close(offset, line)
                }
                line += 1
            } else if start == nil {
                (start, blockLine) = (offset, line)
            }
        }
        close(bytes.count, line)
        let source = SourceIdentity(byteCount: bytes.count, digest: Digest(of: bytes))
        return Document(name: "a", format: format, text: bytes, blocks: blocks, source: source)
    }

    @Test(arguments: [
        "one\ntwo\n\n\nthree\nfour\n\nfive", "\n\n\n first\n\nlast\n\n\n", "\n\n\n", "", "a", "\na\n",
    ])
    func `lines are exact wherever a range lies`(text: String) {
        let document = document(text)
        let bytes = document.text
        func line(_ offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") } }
        for start in 0...bytes.count {
            for end in start...bytes.count {
                let expected = line(start)...line(max(start, end - 1))
                #expect(document.lines(of: start..<end) == expected, "\(start)..<\(end)")
            }
        }
    }

    @Test func `text written anew has the lines of the blocks it touches`() {
        let bytes = Array("one\n\ntwo\n\nthree".utf8)
        let source = SourceIdentity(byteCount: 0, digest: Digest(of: []))
        let blocks = [
            Block(kind: .paragraph, range: 0..<3, lines: 10...12),
            Block(kind: .paragraph, range: 5..<8, lines: 20...20),
            Block(kind: .paragraph, range: 10..<15, lines: 31...33),
        ]
        let page = Document(name: "a", format: .html, text: bytes, blocks: blocks, source: source)
        #expect(page.lines(of: 1..<2) == 10...12)
        #expect(page.lines(of: 0..<7) == 10...20)
        #expect(page.lines(of: 6..<15) == 20...33)
        #expect(page.lines(of: 15..<15) == 31...33)
    }

    @Test func `the block at an offset is the last that starts there or before`() {
        let document = document("\none\n\ntwo")
        #expect((0...9).map(document.blockIndex(at:)) == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    }
}
