@testable import FanfoldExtractive
import Testing

@Suite struct SentenceFormTests {
    private func form(_ text: String, isLabelled: Bool = false) -> SentenceForm {
        let bytes = Array(text.utf8)
        return SentenceForm(of: bytes.span, 0..<bytes.count, isLabelled: isLabelled)
    }

    @Test(arguments: [
        "The board has agreed to repair the northern quay before the winter.",
        "We asked (twice) whether the gate was shut at 21:30 on Monday.\u{201D}",
        "Der Vorstand hat beschlossen, das Tor noch vor dem Winter zu erneuern.",
        "Совет решил отремонтировать ворота до начала зимы.",
        "理事会は冬までに水門を直すことを決めた。",
    ])
    func `a sentence of any script is sound`(text: String) {
        #expect(form(text).worth == 1)
    }

    @Test(arguments: [
        "ANNUAL REPORT OF THE HARBOUR BOARD", "Tue, 4 March 2025 at 18:20 in Room 12",
        "Author: Ada Marsh Date: 4 March 2025 Status: draft",
        "Ada Marsh, Benjamin Orr, Clara Voss, Dan Whitlow.",
    ])
    func `a title, a date, a form's line and a list of names are no sentences`(text: String) {
        #expect(!form(text).isSentence)
    }

    @Test func `a labelled value without a stop is no sentence, a labelled turn of talk is one`() {
        #expect(!form("repair of the northern quay", isLabelled: true).isSentence)
        #expect(form("I think we should repair the northern quay.", isLabelled: true).worth == 1)
    }

    @Test func `a line without a stop stays a sentence but counts less`() {
        let line = form("battery lasts all day and the screen is bright")
        #expect(line.isSentence)
        #expect(line.worth < 1)
    }

    @Test func `a sentence that opens with a reference counts a little less`() {
        #expect(form("However, the gate was shut.").worth < form("The gate was shut.").worth)
        #expect(form("He shut the gate.").isSentence)
        #expect(form("Thistles grow beside the gate.").worth == 1)
    }
}
