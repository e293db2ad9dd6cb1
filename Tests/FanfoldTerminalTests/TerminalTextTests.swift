import FanfoldTerminal
import Testing

@Suite struct `Terminal text` {
    @Test(
        arguments: [
            ("plain – text, 漢字 👩‍👩‍👧", "plain – text, 漢字 👩‍👩‍👧"),
            ("one\ttwo\r\nthree", "one two  three"),
            ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
            ("bell\u{07} nul\u{0} delete\u{7F}", "bell\u{FFFD} nul\u{FFFD} delete\u{FFFD}"),
            ("\u{9B}31m and \u{85}", "\u{FFFD}31m and \u{FFFD}"),
            ("invoice\u{202E}fdp.exe", "invoice\u{FFFD}fdp.exe"),
            ("a\u{2066}b\u{2069}c\u{2028}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
            ("x\u{200F}y\u{200E}z\u{61C}", "x\u{FFFD}y\u{FFFD}z\u{FFFD}"),
            ("", ""),
        ]
    )
    func `controls and marks of direction are replaced`(text: String, safe: String) {
        #expect(TerminalText.safe(text) == safe)
    }
}
