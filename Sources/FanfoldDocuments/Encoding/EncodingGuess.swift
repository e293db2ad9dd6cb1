/// Guesses the encoding of legacy text that names none.
///
/// Looks at the byte structure of the two-byte encodings and at how much of the text lies in their most
/// used rows, then at the letters of the Cyrillic code pages. What fits none is windows-1252, as in
/// browsers, where its letters and marks stand where such do; else it is damaged UTF-8. A guess from a few characters is a guess.
enum EncodingGuess {
    static func encoding(of bytes: [UInt8]) -> CharacterEncoding {
        let sample = bytes.prefix(1 << 20)
        var best: (encoding: CharacterEncoding, share: Double)?
        for candidate in TwoByteEncoding.all {
            let share = candidate.frequentShare(of: sample)
            if share > 0.6, share > best?.share ?? 0 { best = (candidate.encoding, share) }
        }
        return best?.encoding ?? CyrillicLetters.encoding(of: sample)
            ?? (WesternLetters.fit(sample) ? .windows1252 : .utf8)
    }
}
