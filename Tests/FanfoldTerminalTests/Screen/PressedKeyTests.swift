import Testing

@testable import FanfoldTerminal

@Suite struct `Pressed keys` {
    @Test(arguments: [
        ("fq", ["f", "q"] as [PressedKey]),
        ("\u{1B}[A\u{1B}[B", [.up, .down]),
        ("\u{1B}OAj", [.up, "j"]),
        ("\u{1B}[1;5Bp", [.down, "p"]),
        ("\u{1B}[3~\u{1B}[200~q", ["q"]),
        ("\u{1B}", []),
        ("\u{1B}[", []),
        ("\r\n\u{7F}é", []),
    ])
    func `are characters and arrows, and nothing of other sequences`(_ text: String, _ keys: [PressedKey]) {
        #expect(PressedKey.keys(in: Array(text.utf8)) == keys)
    }
}
