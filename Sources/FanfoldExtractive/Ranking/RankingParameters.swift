/// The constants of the ranking, found on documents of many kinds together.
///
/// None is sharp: half or double of any moves the quality by a few parts in a hundred.
struct RankingParameters: Sendable {
    /// How much a pair of words counts against a single word.
    var pairWeight = 2.0
    /// What is left of a concept's worth each time it is said again.
    var repeatDecay = 0.3
    /// How much more the opening of a document counts than its end.
    var openingBonus = 2.0
    /// How fast that bonus is lost on the way through the document.
    var openingDecay = 8.0
    /// The equal stretches of a document that picks are spread over.
    var stretches = 3
    /// The share of the budget that one stretch may take before its sentences lose.
    var stretchShare = 0.4
    /// How fast they lose by what the stretch takes beyond.
    var excessLoss = 1.5
    /// Sentences of fewer or more words are taken only when there are no others.
    var usualWords = 5...60
    /// How many times over a rare concept of the instructions raises a sentence that holds it.
    var focusBonus = 30.0
    /// What is left of that bonus each time the concept is said again.
    var focusDecay = 0.7
}
