/// Tells reports that Fanfold wrote from other files.
enum ReportSignature {
    /// How many bytes of a file are looked at.
    static let length = 8192

    /// Whether a file that begins with these bytes is a report in Markdown or JSON.
    static func isReport(_ head: [UInt8]) -> Bool {
        let text = String(decoding: head, as: UTF8.self)
        return text.hasPrefix("{\n  \"agent\" : ")
            || (text.hasPrefix("---\ntitle: \"") && text.contains("\nagent: \"")
                && (text.contains("\nsha256: \"") || text.contains("\nfolder: \"")))
    }
}
