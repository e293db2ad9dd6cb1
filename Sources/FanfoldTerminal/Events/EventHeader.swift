package import FanfoldCore

/// The first line of an event log: what the lines below it keep to.
package struct EventHeader: Sendable, Hashable {
    /// The form of the lines; what is added to it changes no number.
    package static let format = 1

    /// The bytes that every log begins with, whatever its form.
    package static let start = Array("{\"fanfold_events\":".utf8)

    /// The version of Fanfold that wrote the log.
    package var version: String
    /// When the run began, by the calendar.
    package var began: WallTime?

    package init(version: String, began: WallTime? = nil) {
        self.version = version
        self.began = began
    }
}
