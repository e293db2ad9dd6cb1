internal import FanfoldCore

/// What reports depend on beside the files they are made of.
struct RunBasis {
    /// Differs where the same files may give other reports.
    let digest: Digest

    /// Counts up where reading, splitting or the tree come to work differently within one version of the program.
    private static let form = 1

    /// `nil` where an agent can't tell what its answers depend on: then nothing is recalled.
    ///
    /// - Parameters:
    ///   - panel: The agents.
    ///   - settings: How documents are cut and folded.
    ///   - counter: The name and version of the token counter.
    ///   - generation: Which answers count.
    init?(_ panel: Panel, _ settings: RunSettings, counter: String, generation: Int) {
        guard let version = panel.version else { return nil }
        let parts: JSONValue = [
            "program": .string(FanfoldVersion.current),
            "form": .integer(Self.form),
            "panel": .string(version),
            "chunkTokens": .integer(settings.chunkTokens),
            "counter": .string(counter),
            "fanIn": .integer(settings.fanIn),
            "generation": .integer(generation),
        ]
        digest = Digest(of: parts.bytes)
    }
}
