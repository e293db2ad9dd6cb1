/// The upper control range as windows-1252 has it.
enum Windows1252 {
    /// The characters of bytes 0x80 to 0x9F; U+FFFD for the five that have none.
    static let scalars: [UnicodeScalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars
    )
}
