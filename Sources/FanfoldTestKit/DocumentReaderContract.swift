package import FanfoldCore

/// What every document reader must keep to.
package struct DocumentReaderContract {
    private let reader: any DocumentReader

    package init(_ reader: any DocumentReader) { self.reader = reader }

    /// How the document of `bytes` breaks the contract; none if there is no text to give.
    package func flaws(reading bytes: [UInt8]) -> [String] {
        let source = DocumentSource(name: "a", bytes: bytes)
        let (document, diagnostics) = read(source)
        let (again, diagnosticsAgain) = read(source)
        guard let document else { return again == nil ? [] : ["the second reading gives a text"] }
        var flaws: [String] = []
        if document.text != again?.text || document.blocks != again?.blocks { flaws.append("read anew") }
        if diagnostics != diagnosticsAgain { flaws.append("diagnosed anew") }
        if document.name != source.name { flaws.append("the name is \(document.name)") }
        if document.format != type(of: reader).format { flaws.append("the format is \(document.format)") }
        if document.source != source.identity { flaws.append("the source is \(document.source)") }
        if !diagnostics.allSatisfy({ $0.subject == source.name }) { flaws.append("a diagnostic of others") }
        if !String(decoding: document.text, as: UTF8.self).utf8.elementsEqual(document.text) {
            flaws.append("the text is not UTF-8")
        }
        return flaws + blockFlaws(document, lineCount: 1 + bytes.count { $0 == UInt8(ascii: "\n") })
    }

    private func blockFlaws(_ document: Document, lineCount: Int) -> [String] {
        var flaws: [String] = []
        var (end, line) = (0, 1)
        for block in document.blocks {
            let range = block.range
            if range.lowerBound < end || range.isEmpty { flaws.append("\(block) does not ascend") }
            if range.upperBound > document.text.count { flaws.append("\(block) is outside the text") }
            for edge in [range.lowerBound, range.upperBound] where edge < document.text.count {
                if document.text[edge] & 0xC0 == 0x80 { flaws.append("\(block) is cut inside a scalar") }
            }
            if block.lines.lowerBound < line { flaws.append("\(block) is on a line before \(line)") }
            if block.lines.upperBound > lineCount { flaws.append("\(block) is beyond line \(lineCount)") }
            (end, line) = (range.upperBound, block.lines.lowerBound)
        }
        return flaws
    }

    private func read(_ source: DocumentSource) -> (Document?, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let document = try? reader.read(source) { diagnostics.append($0) }
        return (document, diagnostics)
    }
}
