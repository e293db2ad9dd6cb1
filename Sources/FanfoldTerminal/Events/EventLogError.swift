/// Why an event log can't be read.
package struct EventLogError: Error, Hashable {
    /// The line that makes no sense, from 1.
    package let line: Int
    /// What is wrong with it, as half a sentence.
    package let reason: String
    /// What to do next.
    package let hint: String
}
