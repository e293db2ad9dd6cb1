/// What a page says about itself outside its text.
struct PageMetadata: Sendable, Equatable {
    /// The page's title without the site's name.
    var title: String?
    /// The title as other sites would show it, and the one of the window, for comparison.
    var titleForms: [String] = []
    var description: String?
    /// A BCP 47 tag.
    var language: String?

    init(of tree: HTMLTree) {
        var shared: String?
        var window: String?
        var headings: [String] = []
        var site: String?
        var index = 0
        while index < tree.nodes.count {
            switch tree.nodes[index].tag {
            case .html: language = language ?? Self.language(tree.string(of: .lang, at: index))
            case .meta:
                guard let content = tree.value(of: .content, at: index),
                    let name = tree.string(of: .property, at: index) ?? tree.string(of: .name, at: index)
                else { break }
                let value = HTMLSpace.folded(Array(tree.bytes[content]))
                guard !value.isEmpty else { break }
                switch name.lowercased() {
                case "og:title": shared = shared ?? value
                case "og:site_name": site = site ?? value
                case "description", "og:description": description = description ?? value
                default: break
                }
            case .title where window == nil: window = Self.nonEmpty(tree.foldedText(of: index))
            case .h1 where headings.count < 8: headings.append(tree.foldedText(of: index))
            default: break
            }
            index += 1
        }
        titleForms = ([shared, window].compactMap { $0 } + headings).filter { !$0.isEmpty }
        let trimmed = (shared ?? window).map { Self.withoutSite($0, site: site, headings: headings) }
        title = trimmed ?? headings.first { !$0.isEmpty }
    }

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// Cuts the site's name off «Title | Site» or «Site - Title».
    private static func withoutSite(_ title: String, site: String?, headings: [String]) -> String {
        if let heading = headings.first(where: { !$0.isEmpty && $0 != title && title.contains($0) }),
            heading.utf8.count * 3 > title.utf8.count
        {
            return heading
        }
        for separator in [" | ", " — ", " – ", " - ", " · ", " » ", " :: ", " • "] {
            let parts = title.split(separator: separator)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if let site {
                if last == site { return String(title.dropLast(last.count + separator.count)) }
                if first == site { return String(title.dropFirst(first.count + separator.count)) }
            }
            // Without a declared name the site's is the last and shorter part.
            if last.utf8.count * 2 < title.utf8.count {
                return String(title.dropLast(last.count + separator.count))
            }
        }
        return title
    }

    private static func language(_ tag: String?) -> String? {
        guard let tag else { return nil }
        let folded = tag.replacingUnderscores
        guard let primary = folded.split(separator: "-").first, (2...3).contains(primary.utf8.count),
            folded.utf8.count <= 35,
            folded.utf8.allSatisfy({
                $0 == 0x2D || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
            })
        else { return nil }
        return folded
    }
}

extension String {
    fileprivate var replacingUnderscores: String {
        String(
            decoding: utf8.map { $0 == 0x5F ? 0x2D : $0 }.filter { !HTMLSpace.isASCII($0) },
            as: UTF8.self
        )
    }
}
