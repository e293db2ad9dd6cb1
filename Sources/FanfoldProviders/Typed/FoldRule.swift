/// How a typed agent makes one value of several.
public enum FoldRule: String, Sendable, Hashable, CaseIterable {
    /// The model merges them: one call a fold, its answer held to the schema as well.
    case agent

    /// No call: lists joined in order, equal elements once; of anything else the first that is not null.
    ///
    /// Objects are merged member by member. Where children differ in kind, a list goes before an object and an
    /// object before the rest. Bounds of the schema, such as `maxItems`, hold for each answer and not for the whole.
    case collect

    /// No call: values counted.
    ///
    /// In place of a string, of `true` or `false`, or of a number with an `enum` stands an object with the
    /// number of times each value was given, most frequent first; in place of any other number one with
    /// `count`, `sum`, `min`, `max` and `mean`. Lists count element by element, null counts nowhere. A document
    /// of a single chunk is counted as well. Sums are exact up to 15 digits.
    case tally
}
