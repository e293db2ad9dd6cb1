internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@Suite struct Groupings {
    static let sizes = Array(0...200) + [255, 256, 257, 500, 999, 1_024, 2_500, 5_000]

    private func keys(_ count: Int, seed: UInt64) -> [UInt64] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in random.next() }
    }

    /// What is wrong with a row's groups.
    private func flaws(_ groups: [Range<Int>], of count: Int, fanIn: Int) -> [String] {
        var flaws: [String] = []
        var end = 0
        for group in groups {
            if group.lowerBound != end { flaws.append("\(group) does not start at \(end)") }
            if group.isEmpty || group.count > fanIn { flaws.append("\(group) has \(group.count) children") }
            end = group.upperBound
        }
        if end != count { flaws.append("the groups end at \(end) of \(count)") }
        if count > 0, count <= fanIn, groups.count != 1 { flaws.append("\(count) children are no one group") }
        if count > fanIn {
            let isShort = fanIn == 2 ? groups.count * 3 <= count * 2 : groups.count * 2 <= count
            if !isShort { flaws.append("\(count) children make \(groups.count) groups") }
        }
        return flaws.map { "fan-in \(fanIn), \(count) children: \($0)" }
    }

    @Test(arguments: 2...20)
    func `groups tile the row, respect fan-in and halve it`(fanIn: Int) {
        for count in Self.sizes {
            let groups = Grouping(fanIn: fanIn).groups(of: keys(count, seed: UInt64(count)))
            #expect(flaws(groups, of: count, fanIn: fanIn) == [])
        }
    }

    @Test(arguments: 2...20)
    func `groups hold for keys in any pattern`(fanIn: Int) {
        let patterns: [(Int) -> UInt64] = [
            { UInt64($0) }, { .max - UInt64($0) }, { UInt64($0 % 2) }, { UInt64($0 % 3) },
            { UInt64($0 / 7) }, { $0 % 50 == 0 ? 0 : 9 }, { UInt64(abs(150 - $0)) },
        ]
        for pattern in patterns {
            for count in [3, 4, 5, 8, 21, 22, 61, 100, 301] {
                let groups = Grouping(fanIn: fanIn).groups(of: (0..<count).map(pattern))
                #expect(flaws(groups, of: count, fanIn: fanIn) == [])
            }
        }
    }

    @Test(arguments: 2...20)
    func `equal keys are cut evenly`(fanIn: Int) {
        for count in Self.sizes where count > fanIn {
            let groups = Grouping(fanIn: fanIn).groups(of: Array(repeating: 7, count: count))
            #expect(flaws(groups, of: count, fanIn: fanIn) == [])
            let smallest = groups.map(\.count).min() ?? 0
            #expect(smallest >= (fanIn + 1) / 2, "\(count) children at fan-in \(fanIn)")
        }
    }

    @Test func `a group ends at the least key around`() {
        #expect(Grouping(fanIn: 4).groups(of: [5, 9, 1, 8, 7, 6, 2, 9, 9]) == [0..<3, 3..<7, 7..<9])
    }
}
