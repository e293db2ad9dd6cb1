internal import FanfoldCore

/// How far a stretch of text has the form of a sentence that can be read alone.
///
/// Titles, bare dates, lists of names and `label: value` lines stand where sentences stand, and often at a
/// document's start; what tells them is that they end without a stop and are made of capitals and digits.
/// Nothing here depends on a language but the few words of ``StopWords/references``.
struct SentenceForm {
    /// From 1 for a sentence down towards 0.
    let worth: Double

    /// Whether it may stand in a summary beside sentences.
    var isSentence: Bool { worth >= 0.4 }

    /// A sentence in good form.
    static let sound = SentenceForm(worth: 1)

    /// A line of a letter's head, whatever it ends with.
    static let field = SentenceForm(worth: 0.2)

    private init(worth: Double) { self.worth = worth }

    /// Looks at the plain text of `range`; `isLabelled` says that a name and a colon stand before it.
    init(of text: Span<UInt8>, _ range: Range<Int>, isLabelled: Bool) {
        var scan = SentenceScan()
        scan.scan(text, range)
        var worth = Self.worth(ofNameShare: scan.nameShare)
        if scan.capitals > scan.smallLetters { worth *= 0.3 }
        let labels = scan.labels + (isLabelled ? 1 : 0)
        if !Sentences.endsWithStop(in: text, range: range) {
            worth *= labels > 0 ? 0.36 : 0.6
        } else if scan.labels > 1 {
            worth *= 0.6
        }
        if scan.opensWithReference { worth *= 0.9 }
        self.worth = worth
    }

    /// Every sentence has some names and numbers; a list has little else.
    private static func worth(ofNameShare share: Double) -> Double {
        1 - 0.7 * min(1, max(0, (share - 0.4) / 0.4))
    }
}
