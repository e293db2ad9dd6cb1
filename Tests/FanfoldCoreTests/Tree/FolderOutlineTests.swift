internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@Suite struct `Folder outline` {
    private func entries(_ outline: FolderOutline, of folder: Int = 0) -> [String] {
        outline.folders[folder].entries.map(outline.name(of:))
    }

    @Test func `documents and entries are in the order of their bytes`() {
        let outline = FolderOutline(
            documents: ["é.md", "b/z", "a.md", "B", "z.md", "b.md", "b-c/y"],
            fanIn: 4
        )
        #expect(outline.documents == ["B", "a.md", "b-c/y", "b.md", "b/z", "z.md", "é.md"])
        #expect(entries(outline) == ["B", "a.md", "b", "b-c", "b.md", "z.md", "é.md"])
    }

    @Test func `folders lie in folders, each after the one it is in`() {
        let outline = FolderOutline(documents: ["a/b/c/d.md", "a/e.md", "f.md"], fanIn: 4)
        #expect(outline.folders.map(\.name) == ["", "a", "a/b", "a/b/c"])
        #expect(entries(outline, of: 1) == ["a/b", "a/e.md"])
        #expect(outline.folders[0].seat == nil)
        #expect(outline.folders[3].seat?.folder == 2)
        #expect(outline.folders[3].seat?.leaf == 0)
    }

    @Test func `every document and folder sits where its seat says`() {
        let outline = FolderOutline(documents: Self.names(300, seed: 1), fanIn: 3)
        for (number, seat) in outline.seats.enumerated() {
            #expect(outline.folders[seat.folder].entries[seat.leaf] == .document(number))
        }
        for (number, folder) in outline.folders.enumerated().dropFirst() {
            guard let seat = folder.seat else {
                Issue.record("\(folder.name) has no seat")
                continue
            }
            #expect(seat.folder < number)
            #expect(outline.folders[seat.folder].entries[seat.leaf] == .folder(number))
            #expect(folder.name.hasPrefix(outline.folders[seat.folder].name))
        }
        #expect(outline.folders.allSatisfy { $0.plan.leafCount == $0.entries.count })
        #expect(outline.folders.reduce(0) { $0 + $1.entries.count } == 300 + outline.folders.count - 1)
    }

    @Test func `the order names come in makes no difference`() {
        var random = SeededGenerator(seed: 8)
        let names = Self.names(200, seed: 2)
        let outline = FolderOutline(documents: names, fanIn: 5)
        let shuffled = FolderOutline(documents: names.shuffled(using: &random), fanIn: 5)
        #expect(shuffled.documents == outline.documents)
        #expect(shuffled.seats == outline.seats)
        #expect(shuffled.folders.map(\.plan) == outline.folders.map(\.plan))
    }

    @Test func `a file more leaves other folders' trees as they were`() {
        let names = Self.names(200, seed: 3)
        let before = FolderOutline(documents: names, fanIn: 3)
        let after = FolderOutline(documents: names + ["2/new.md"], fanIn: 3)
        let known = Dictionary(uniqueKeysWithValues: before.folders.map { ($0.name, $0.plan) })
        let changed = after.folders.filter { known[$0.name] != $0.plan }
        #expect(changed.map(\.name) == ["2"])
    }

    @Test func `names that only look alike are different folders`() {
        let outline = FolderOutline(documents: ["caf\u{E9}/a", "cafe\u{301}/b"], fanIn: 2)
        #expect(outline.folders.count == 3)
        #expect(outline.folders[0].entries == [.folder(1), .folder(2)])
    }

    @Test func `a mark after a slash is part of the name, not of the slash`() {
        let outline = FolderOutline(documents: ["a/\u{301}b", "a/c"], fanIn: 2)
        #expect(outline.folders.map { Array($0.name.utf8) } == [[], Array("a".utf8)])
        #expect(
            entries(outline, of: 1).map { Array($0.utf8) } == ["a/c", "a/\u{301}b"].map { Array($0.utf8) }
        )
    }

    @Test func `a folder's depth counts the folds above its root`() {
        let outline = FolderOutline(documents: ["a/b/1", "a/b/2", "a/3", "4"], fanIn: 2)
        #expect(outline.folders.map(\.name) == ["", "a", "a/b"])
        #expect(outline.folderDepths(below: outline.folders.map(\.plan.depths)) == [0, 1, 2])
    }

    @Test func `no documents leave the top empty`() {
        let outline = FolderOutline(documents: [], fanIn: 2)
        #expect(outline.folders.count == 1 && outline.folders[0].entries.isEmpty)
    }

    private static func names(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let folders = (0..<random.below(4)).map { _ in "\(random.below(3))/" }
            return folders.joined() + "note \(number).md"
        }
    }
}
