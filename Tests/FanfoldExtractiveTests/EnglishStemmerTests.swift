internal import FanfoldTestKit
@testable import FanfoldExtractive
import Testing

@Suite struct EnglishStemmerTests {
    @Test(arguments: [
        "consign consign", "consigned consign", "consigning consign", "consignment consign",
        "consistency consist",
        "consolation consol", "consolatory consolatori", "knackeries knackeri", "knaves knave",
        "knavish knavish",
        "knotted knot", "knightly knight", "generously generous", "general general", "generate generat",
        "communication communic", "communism communism", "arsenal arsenal", "universe univers",
        "university univers", "happy happi", "hopping hop", "hoping hope", "hopefulness hope",
        "luxuriated luxuri",
        "ties tie", "cries cri", "gas gas", "gaps gap", "kiwis kiwi", "bus bus", "by by", "say say",
        "dyed dy",
        "agreed agre", "feed feed", "relational relat", "conditional condit", "triplicate triplic",
        "electricity electr", "goodness good", "revival reviv", "allowance allow", "adoption adopt",
        "national nation", "skies sky", "dying die", "news news", "early earli", "only onli", "singly singl",
        "andes andes", "innings inning", "proceeded proceed",
        "youth youth", "boyish boyish", "dog's dog", "falling fall", "rolled roll", "controlling control",
        "apology apolog", "usefully use", "sky sky", "abilities abil", "vietnamization vietnam",
    ])
    func `endings go as the published rules say`(_ pair: String) {
        let words = pair.split(separator: " ").map(String.init)
        var stemmer = EnglishStemmer()
        stemmer.word = Array(words[0].utf8)
        stemmer.stem()
        #expect(String(decoding: stemmer.word, as: UTF8.self) == words[1])
    }

    @Test func `any letters can be stemmed`() {
        var random = SeededGenerator(seed: 3)
        let letters = Array("abcdefghijklmnopqrstuvwxyz'yyseedinglyation".utf8)
        for _ in 0..<20_000 {
            var stemmer = EnglishStemmer()
            stemmer.word = (0..<random.below(14)).map { _ in letters[random.below(letters.count)] }
            let length = stemmer.word.count
            stemmer.stem()
            #expect(stemmer.word.count <= length + 1)
            #expect(!stemmer.word.contains(UInt8(ascii: "Y")))
        }
    }
}
