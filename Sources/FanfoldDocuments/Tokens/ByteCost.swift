/// What a byte adds to an estimate, in thousandths of a token, by what stands before it.
///
/// The figures are a least-squares fit to the mean of the cl100k and o200k counts of prose in thirteen
/// languages, code, logs, tables and chat. All are above 0, so that no run of one character is free, and
/// none is above the next: a cut turns what follows it into a start, which must never make it cheaper.
struct ByteCost {
    /// After a byte of the same class.
    let same: UInt16
    /// After another class that makes words.
    let word: UInt16
    /// After anything else, and at the text's start.
    let start: UInt16

    /// A class that is in words.
    init(same: UInt16? = nil, word: UInt16, start: UInt16) {
        self.same = same ?? word
        self.word = word
        self.start = start
    }

    /// A class that is not.
    init(same: UInt16? = nil, start: UInt16) {
        self.same = same ?? start
        word = start
        self.start = start
    }
}
