internal import FanfoldCore

/// Drops lines that stand in the main text's element but are not of the text.
enum EdgeTrimmer {
    static func trimmed(_ draft: DraftText, _ metadata: PageMetadata) -> DraftText {
        var kept = draft
        kept.blocks = withoutDuplicates(draft)
        dropTitleLines(&kept, metadata)
        dropNoise(&kept)
        dropTail(&kept)
        return kept
    }

    /// A long block that stands twice was repeated for another layout.
    private static func withoutDuplicates(_ draft: DraftText) -> [DraftText.Block] {
        // By hash first: the bytes of most blocks are then never compared.
        var seen: [UInt64: Range<Int>] = [:]
        return draft.blocks.filter { block in
            guard block.letters >= 50 else { return true }
            let hash = FNV1a.of(draft.bytes[block.range])
            guard let earlier = seen.updateValue(block.range, forKey: hash) else { return true }
            return draft.bytes[earlier] != draft.bytes[block.range]
        }
    }

    private static func dropTitleLines(_ draft: inout DraftText, _ metadata: PageMetadata) {
        let titles = Set(
            metadata.titleForms.map(comparable) + [metadata.title].compactMap { $0 }.map(comparable)
        )
        let standfirst = metadata.description.map(comparable)
        let head = min(draft.blocks.count, 6)
        var dropped: Set<Int> = []
        for index in 0..<head {
            let text = comparable(draft.loweredText(of: draft.blocks[index]))
            guard !text.isEmpty else { continue }
            if titles.contains(text) || text == standfirst { dropped.insert(index) }
        }
        // What comes before the title is the way to it.
        if let title = dropped.max() {
            let before = draft.blocks[..<title].reduce(0) { $0 + $1.letters }
            if before < 300 { dropped.formUnion(0..<title) }
        }
        draft.blocks = draft.blocks.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
        let bylines = draft.blocks.dropLast().prefix { isByline(draft, $0) }.count
        draft.blocks.removeFirst(bylines)
    }

    private static func isByline(_ draft: DraftText, _ block: DraftText.Block) -> Bool {
        guard block.letters < 70, !block.isInList, block.kind == .paragraph else { return false }
        return block.linkLetters == block.letters || LineNoise.isByline(draft.loweredText(of: block))
    }

    /// Short lines that lead away from the text, between its paragraphs or after them.
    private static func dropNoise(_ draft: inout DraftText) {
        let isNoise = draft.blocks.map { block in
            guard block.letters < 160, block.kind != .table else { return false }
            if case .code = block.kind { return false }
            let isLink = block.linkLetters * 10 >= block.letters * 9
            if isLink, block.kind == .paragraph, !block.isInList { return true }
            let line = draft.loweredText(of: block)
            return LineNoise.isLabel(line) || LineNoise.leadsAway(line)
        }
        let letters = zip(draft.blocks, isNoise).reduce(0) { $0 + ($1.1 ? $1.0.letters : 0) }
        guard letters * 4 < draft.letters else { return }
        draft.blocks = zip(draft.blocks, isNoise).filter { !$0.1 }.map(\.0)
    }

    /// Links, and headings with nothing under them, at the end.
    private static func dropTail(_ draft: inout DraftText) {
        var budget = draft.letters / 4
        while draft.blocks.count > 1, let last = draft.blocks.last, budget > 0 {
            var isTail = last.letters < 200 && last.linkLetters * 2 > last.letters
            if case .heading = last.kind { isTail = true }
            guard isTail else { return }
            budget -= last.letters
            draft.blocks.removeLast()
        }
    }

    /// Letters and digits, ASCII letters in lower case.
    private static func comparable(_ text: String) -> String {
        let letters = text.utf8.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            .filter { $0 >= 0x61 || ($0 >= 0x30 && $0 <= 0x39) }
        return String(decoding: Array(letters), as: UTF8.self)
    }
}
