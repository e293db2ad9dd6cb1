import Fanfold
import FanfoldTestKit
import Testing

@Suite struct `Recipe conditions` {
    private func condition(_ yaml: String) throws -> Recipe.Condition {
        let recipe = try Recipe(yaml: "agents: { a: { instructions: x, when: { \(yaml) } } }", name: "r")
        return try #require(recipe.agents[0].when)
    }

    private func document(_ name: String, _ text: String = "", size: Int = 0) -> Document {
        Document(
            name: name,
            format: .markdown,
            text: Array(text.utf8),
            blocks: [],
            source: SourceIdentity(byteCount: size, digest: Digest(of: []))
        )
    }

    @Test(arguments: [
        ("path: '*.md'", "a/b.md", true), ("path: '*.txt'", "a/b.md", false),
        ("path: '**/minutes/**'", "x/minutes/b.md", true), ("path: '**/minutes/**'", "minutes.md", false),
        ("path: ['*.md', '!draft*']", "a/draft.md", false), ("path: ['*.md', '!draft*']", "a/final.md", true),
        ("path: '!draft*'", "a/final.md", true), ("path: /a.md", "b/a.md", false),
        ("type: markdown", "a.md", true), ("type: [text, html]", "a.md", false),
    ])
    func `path and type`(yaml: String, name: String, isRead: Bool) throws {
        #expect((try condition(yaml).reason(against: document(name)) == nil) == isRead)
    }

    @Test func `sizes are those of the file, both bounds included`() throws {
        let condition = try condition("min-size: 2KB, max-size: 3KB")
        #expect(condition.reason(against: document("a", size: 2048)) == nil)
        #expect(condition.reason(against: document("a", size: 3072)) == nil)
        #expect(
            condition.reason(against: document("a", size: 2047))
                == "it has 2047B, and the agent reads files of at least 2KB"
        )
        #expect(condition.reason(against: document("a", size: 3073))?.contains("at most 3KB") == true)
    }

    @Test(arguments: [
        ("price", "The PRICE rose.", true), ("price", "prices", true), ("price", "pric e", false),
        ("'Total cost'", "the total\n   cost", true), ("'total cost'", "total costume", true),
        ("[price, cost]", "what it costs", true), ("[price, cost]", "nothing", false),
        ("aab", "aaab", true), ("abab", "abaabab", true), ("ÜBER", "darüber", true),
        ("'naïve  plan'", "a NAÏVE\nPlan", true), ("'a.b'", "axb", false), ("price", "", false),
    ])
    func `any phrase, whatever its case and white space`(phrase: String, text: String, isRead: Bool) throws {
        let reason = try condition("text: \(phrase)").reason(against: document("a", text))
        #expect((reason == nil) == isRead, "\(reason ?? "read")")
    }

    @Test func `the reason says what was looked for`() throws {
        let reason = try condition("text: [price, cost]").reason(against: document("a", "no"))
        #expect(reason == "its text holds none of 'price', 'cost'")
        #expect(Recipe.Condition().reason(against: document("a")) == nil)
    }
}
