package import SystemPackage

/// A file that is to be read as a document.
package struct InputFile: Sendable, Hashable {
    /// Where the bytes are.
    package enum Origin: Sendable, Hashable {
        /// A file.
        case file(FilePath)
        /// Standard input.
        case standardInput
        /// The text itself.
        case text(String)
    }

    /// The document's name in the run, `/` between components; unique in a listing.
    package var name: String
    /// Where the bytes are.
    package var origin: Origin
    /// What the file system said of the file when it was listed; `nil` where there is no file.
    package var status: FileStatus?

    package init(name: String, origin: Origin, status: FileStatus? = nil) {
        self.name = name
        self.origin = origin
        self.status = status
    }
}
