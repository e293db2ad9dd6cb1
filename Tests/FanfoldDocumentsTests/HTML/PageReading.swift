import FanfoldCore

@testable import FanfoldDocuments

/// Reads a page that a test wrote.
func read(_ html: String) throws -> Document { try read(Array(html.utf8)) }

func read(_ bytes: [UInt8]) throws -> Document {
    try HTMLReader().read(DocumentSource(name: "page.html", bytes: bytes), report: { _ in })
}

extension Document {
    var string: String { String(decoding: text, as: UTF8.self) }

    var kinds: [Block.Kind] { blocks.map(\.kind) }

    func string(of block: Block) -> String { passage(block.range) }
}

/// Sentences enough to make a page's main text.
enum Prose {
    static let first = """
        The harbour was quiet when the first boats came in, and the men on the quay said little. \
        They had waited since midnight, with lanterns, blankets and a kettle that nobody touched.
        """
    static let second = """
        By noon the whole town knew the story, or believed it did, and told it in three versions. \
        In each of them the storm was worse, the crew was braver, and the dog swam a little further.
        """
    static let third = """
        Nobody asked the captain, who slept for two days, and then went down to mend his nets. \
        When he was asked at last, he said that the sea had been wet, and that was all he said.
        """
    static let paragraphs = "<p>\(first)</p>\n<p>\(second)</p>\n<p>\(third)</p>"
    static let text = "\(first)\n\n\(second)\n\n\(third)"
}
