import Testing

@testable import FanfoldDocuments

@Suite struct `Class words` {
    @Test(arguments: [
        ("article-body", ClassSignals.articleBody), ("articleBody", .articleBody),
        ("post_content", .articleBody),
        ("entry-content", .articleBody), ("comment-list", .comments), ("socialShare", .sharing),
        ("related-posts", .related), ("read-more", .related), ("newsletter_signup", .promotion),
        ("top nav", .navigation),
        ("ARTICLE-META", .particulars), ("sidebar2", .frame), ("wp-caption-text", .caption),
        ("sr-only", .invisible),
    ])
    func `words are found however they are joined`(value: String, signal: ClassSignals) {
        #expect(signals(of: value).contains(signal))
    }

    @Test(arguments: [
        "", "a1", "shareholder", "adding", "commentary", "navy", "tagliatelle", "metal", "-- __ 12",
    ])
    func `parts of other words are none`(value: String) {
        #expect(signals(of: value).isDisjoint(with: .boilerplate))
    }

    @Test func `words of two classes are no pair`() {
        #expect(!signals(of: "post content").contains(.articleBody))
        #expect(!signals(of: "sign up").contains(.promotion))
    }

    private func signals(of value: String) -> ClassSignals {
        let bytes = Array(value.utf8)
        return ClassWords.shared.signals(of: bytes.indices, in: bytes)
    }
}
