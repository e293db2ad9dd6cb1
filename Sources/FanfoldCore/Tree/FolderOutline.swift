/// The folders that documents lie in, and the tree of folds above each folder's entries.
///
/// It follows from the documents' names alone. An entry's grouping key is its name, so an edit changes
/// exactly one path of folds, and a file that comes or goes only those around it.
package struct FolderOutline: Sendable {
    /// One folder.
    package struct Folder: Sendable {
        /// Its name in the run; empty for the top.
        package let name: String
        /// Its documents and subfolders, bytewise by name.
        package fileprivate(set) var entries: [Entry] = []
        /// The folds above its entries.
        package fileprivate(set) var plan: TreePlan
        /// Its place in the folder above; `nil` for the top.
        package fileprivate(set) var seat: Seat?
    }

    /// A document or subfolder, by its number in the outline.
    package enum Entry: Sendable, Hashable {
        /// A document.
        case document(Int)
        /// A folder.
        case folder(Int)
    }

    /// A leaf of a folder's tree.
    package struct Seat: Sendable, Hashable {
        /// The folder's number.
        package let folder: Int
        /// The leaf.
        package let leaf: Int
    }

    /// The documents' names, bytewise by path.
    package let documents: [String]

    /// The folders; the top is the first, and each comes after the folder it is in.
    package private(set) var folders: [Folder] = []

    /// Each document's place in its folder.
    package private(set) var seats: [Seat] = []

    /// Outlines the folders of documents with the given names, `/` between components.
    ///
    /// - Precondition: Names are unique, and `fanIn` is at least 2.
    package init(documents names: [String], fanIn: Int) {
        documents = names.sortedBytewise { $0 }
        let none = TreePlan(grouping: [], fanIn: fanIn)
        // By bytes: strings that only look alike would be one key, and a mark would swallow its slash.
        var numbers: [[UInt8]: Int] = [[]: 0]
        folders = [Folder(name: "", plan: none)]
        for (document, name) in documents.enumerated() {
            var folder = 0
            for slash in name.utf8.indices where name.utf8[slash] == UInt8(ascii: "/") {
                let path = Array(name.utf8[..<slash])
                if let known = numbers[path] {
                    folder = known
                    continue
                }
                numbers[path] = folders.count
                folders[folder].entries.append(.folder(folders.count))
                folder = folders.count
                folders.append(Folder(name: String(name[..<slash]), plan: none))
            }
            folders[folder].entries.append(.document(document))
        }
        seats = Array(repeating: Seat(folder: 0, leaf: 0), count: documents.count)
        for number in folders.indices { arrange(number, fanIn: fanIn) }
    }

    private mutating func arrange(_ number: Int, fanIn: Int) {
        let named = folders[number].entries.map { (entry: $0, name: lastComponent(of: $0)) }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }
        folders[number].entries = named.map(\.entry)
        folders[number].plan = TreePlan(
            grouping: named.map { mixed(Array($0.name).span) },
            fanIn: fanIn
        )
        for (leaf, entry) in folders[number].entries.enumerated() {
            let seat = Seat(folder: number, leaf: leaf)
            switch entry {
            case .document(let document): seats[document] = seat
            case .folder(let folder): folders[folder].seat = seat
            }
        }
    }

    /// The name of a document or folder in the run.
    package func name(of entry: Entry) -> String {
        switch entry {
        case .document(let number): documents[number]
        case .folder(let number): folders[number].name
        }
    }

    private func lastComponent(of entry: Entry) -> Substring.UTF8View {
        let name = name(of: entry).utf8
        let slash = name.lastIndex(of: UInt8(ascii: "/"))
        return name[(slash.map(name.index(after:)) ?? name.startIndex)...]
    }
}

extension FolderOutline {
    /// How many folds lie above each folder's root, up to the top.
    ///
    /// - Parameter seatDepths: Each folder's ``TreePlan/depths``.
    /// - Returns: A number for each folder.
    package func folderDepths(below seatDepths: [[Int]]) -> [Int] {
        var depths = [Int](repeating: 0, count: folders.count)
        for (number, folder) in folders.enumerated() {
            for (leaf, entry) in folder.entries.enumerated() {
                if case .folder(let child) = entry {
                    depths[child] = depths[number] + seatDepths[number][leaf]
                }
            }
        }
        return depths
    }
}
