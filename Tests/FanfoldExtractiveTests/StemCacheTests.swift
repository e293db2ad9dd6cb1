internal import FanfoldCore
@testable import FanfoldExtractive
import Testing

@Suite struct StemCacheTests {
    private func term(_ word: String, hash: UInt64, in cache: inout StemCache) -> UInt64 {
        cache.term(of: Array(word.utf8), hash: hash).value
    }

    @Test(arguments: [7, 0] as [UInt64])
    func `words of one hash keep their own stems, whichever came first`(_ hash: UInt64) {
        var cache = StemCache()
        let boat = term("boats", hash: hash, in: &cache)
        let harbour = term("harbours", hash: hash, in: &cache)
        var other = StemCache()
        #expect(boat != harbour)
        #expect(term("harbours", hash: hash, in: &other) == harbour)
        #expect(term("boats", hash: hash, in: &other) == boat)
        #expect(term("boat", hash: 9, in: &other) == boat)
    }

    @Test func `terms stay what they are as the cache grows and starts over`() {
        var cache = StemCache()
        var fresh = StemCache()
        let boats = term("boats", hash: 1, in: &fresh)
        var wrong = 0
        for number in 0..<40_000 {
            let letters = String(number, radix: 26).utf8.map { $0 < 0x3A ? $0 + 0x31 : $0 + 10 }
            _ = cache.term(of: letters, hash: FNV1a.of(letters))
            if number % 500 == 0, term("boats", hash: 1, in: &cache) != boats { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
