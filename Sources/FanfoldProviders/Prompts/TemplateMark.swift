/// The marks by which chat templates tell turns and texts apart, such as `<|im_end|>` and `[INST]`.
///
/// Some servers read them inside a message as well, as what they are in a template: a document could end its
/// own turn there.
enum TemplateMark {
    /// How marks go on after `<`; those of most models begin with a bar, plain or of full width.
    private static let angled: [[UInt8]] = [
        "|", "｜", "s>", "/s>", "<SYS>>", "</SYS>>", "start_of_turn>", "end_of_turn>", "start_of_image>",
        "bos>", "eos>", "pad>", "unk>", "sop>", "eop>",
    ].map { Array($0.utf8) }

    /// How marks go on after `[`.
    private static let bracketed: [[UInt8]] = [
        "INST]", "/INST]", "SYSTEM_PROMPT]", "/SYSTEM_PROMPT]", "AVAILABLE_TOOLS]", "/AVAILABLE_TOOLS]",
        "TOOL_CALLS]", "TOOL_RESULTS]", "/TOOL_RESULTS]", "gMASK]",
    ].map { Array($0.utf8) }

    /// Whether a mark begins at `offset`, where a `<` or a `[` stands.
    static func begins(at offset: Int, in text: Span<UInt8>) -> Bool {
        guard offset + 1 < text.count else { return false }
        let marks = text[offset] == UInt8(ascii: "<") ? angled : bracketed
        let second = text[offset + 1]
        return marks.contains { mark in
            mark[0] == second && offset + mark.count < text.count
                && mark.indices.allSatisfy { text[offset + 1 + $0] == mark[$0] }
        }
    }
}
