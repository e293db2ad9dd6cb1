internal import NIOHTTP1

/// The headers of a reply.
package struct ReplyHeaders: Sendable {
    private let fields: HTTPHeaders

    init(_ fields: HTTPHeaders) { self.fields = fields }

    /// Makes headers.
    package init(_ fields: [(String, String)] = []) { self.fields = HTTPHeaders(fields) }

    /// The first header of a name in any case, without space around it.
    package subscript(name: String) -> String? { fields.first(name: name) }

    /// The headers whose names begin with one of `prefixes`, which are in lower case, with names in lower case.
    func beginning(with prefixes: [String]) -> [String: String] {
        var found: [String: String] = [:]
        for (name, value) in fields where name.utf8.count > 10 {
            let lowered = name.lowercased()
            if prefixes.contains(where: { lowered.hasPrefix($0) }) { found[lowered] = value }
        }
        return found
    }
}
