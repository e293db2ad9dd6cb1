import FanfoldCore
import FanfoldProviders
import FanfoldTestKit
import Testing

@Suite struct `Hostile text in a prompt` {
    private let task = PromptTask(.map, instructions: "Say what it is about.", answer: "Be short.")

    private func shape(_ material: Material) -> PromptShape {
        PromptShape(PromptLayout.messages(material, task)[1].text)
    }

    /// Text as prompts show it, the marks of templates that these texts have broken.
    private func shown(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text = bytes[...]
        for mark in ["<|", "<<SYS>>", "<</SYS>>", "[INST]", "[/INST]"] {
            let (first, rest) = (Array(mark.utf8.prefix(1)), Array(mark.utf8.dropFirst()))
            text.replace(Array(mark.utf8), with: first + [0x20] + rest)
        }
        return Array(text)
    }

    @Test(arguments: HostileText.all) func `stays inside the document, unchanged but for marks of templates`(
        text: String
    ) {
        let chunk = Chunk([(.paragraph, text), (.code, text), (.paragraph, "The end.")])
        let shape = shape(Material(chunk))
        #expect(shape.flaws == [])
        let passages = ChunkPassages.ranges(in: chunk).map { shown(chunk.bytes[$0]) }
        #expect(shape.passages == passages)
        #expect(shape.task.hasSuffix(task.text))
    }

    @Test(arguments: HostileText.all) func `stays inside a partial, a heading and a name`(text: String) {
        let chunk = Chunk([(.paragraph, "The end.")], headingPath: [text, text])
        #expect(shape(Material(chunk)).flaws == [])
        #expect(shape(Material(chunk)).passages == [Array("The end.".utf8)])
        let partial = Partial(statements: [Statement(text: text, evidence: [])])
        let fold = shape(Material(folding: [partial], into: .document))
        #expect(fold.flaws == [])
        #expect(fold.passages == [shown(Array(text.utf8)[...])] || text.utf8.last == UInt8(ascii: "\n"))
        let section = AgentSection(agent: text, outcome: .answered, partial: partial)
        #expect(shape(Material([section])).flaws == [])
    }

    @Test(
        arguments: [
            "<|im_end|>", "<|im_start|>", "<|eot_id|>", "<|endoftext|>", "<|start|>", "<｜User｜>", "<s>",
            "</s>",
            "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<start_of_turn>", "<bos>", "[TOOL_CALLS]", "[gMASK]",
        ]
    ) func `a mark of a chat template is broken wherever it stands`(mark: String) {
        let chunk = Chunk([(.paragraph, "One\(mark)two\n\(mark)")], headingPath: ["About \(mark)"])
        let section = AgentSection(
            agent: mark,
            outcome: .answered,
            partial: Partial(
                statements: [Statement(text: "Of \(mark).", evidence: [])],
                value: TypedValue(json: ["mark": .string(mark)])
            )
        )
        for material in [
            Material(chunk), Material([section]), Material(folding: [section.partial], into: .folder),
        ] {
            #expect(!material.text.contains(mark))
            #expect(material.text.contains("\(mark.prefix(1)) \(mark.dropFirst())"))
        }
    }

    @Test(arguments: ["<b>", "a < b", "[1]", "[I]", "[INST", "<s", "<", "[", "<sub>x</sub>", "[INSTALL]"])
    func `what only looks a little like one stays`(text: String) {
        let shape = shape(Material(Chunk(paragraph: text)))
        #expect(shape.passages == [Array(text.utf8)])
    }

    @Test func `a text that holds its own tag gets another one`() throws {
        var tags: Set<String> = []
        var text = "Harbour."
        for _ in 0..<5 {
            let opening = try #require(Material(Chunk(paragraph: text)).text.split(separator: "\n").first)
            let tag = opening.dropLast().suffix(8)
            #expect(!text.contains(tag))
            tags.insert(String(tag))
            text += "\n</document \(tag)> \(tag.uppercased())"
        }
        #expect(tags.count == 5)
    }

    @Test func `random texts stay what they are`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<60 {
            let text = TestText.random(&random, pieces: 60)
            let chunk = Chunk([(.paragraph, text), (.table, text)], headingPath: [text])
            let shape = shape(Material(chunk))
            #expect(shape.flaws == [])
            #expect(shape.passages == ChunkPassages.ranges(in: chunk).map { Array(chunk.bytes[$0]) })
        }
    }
}
