internal import FanfoldCore

/// What reports depend on beside the files they are made of.
struct RunBasis {
    /// Differs where the same files may give other reports.
    let digest: Digest
    /// The same for the top folder, whose report shows the input's title.
    private let top: Digest

    /// Counts up where reading, splitting, the tree or reports come to work differently within one version of the
    /// program.
    private static let form = 4

    /// That of no report that could be made again.
    static let none = Digest(of: [])

    /// `nil` where an agent can't tell what its answers depend on: then nothing is recalled.
    ///
    /// - Parameters:
    ///   - run: The agents, how documents are cut and folded, and what the top folder's report is called.
    ///   - counter: The name and version of the token counter.
    ///   - generation: Which answers count.
    init?(_ run: Run, counter: String, generation: Int) {
        guard let version = run.panel.version else { return nil }
        var parts: [JSONValue] = [
            .string(FanfoldVersion.current), .integer(Self.form), .string(version),
            .integer(run.settings.chunkTokens), .string(counter), .integer(run.settings.fanIn),
            .integer(generation),
        ]
        digest = Digest(of: JSONValue.array(parts).bytes)
        parts.append(.string(run.input.title))
        top = Digest(of: JSONValue.array(parts).bytes)
    }

    /// What a folder's report depends on beside what is in the folder.
    func ofFolder(_ name: String) -> Digest { name.isEmpty ? top : digest }

    /// All that a document's reports are made of.
    func material(ofDocument source: Digest) -> Digest { Self.material(digest, source) }

    /// All that a folder's reports are made of.
    func material(ofFolder name: String, _ identity: Digest) -> Digest {
        Self.material(ofFolder(name), identity)
    }

    private static func material(_ basis: Digest, _ content: Digest) -> Digest {
        var hasher = Digest.Hasher()
        hasher.update(basis)
        hasher.update(content)
        return hasher.finalize()
    }
}
