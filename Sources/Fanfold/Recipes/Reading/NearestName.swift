/// Finds the name that was probably meant.
enum NearestName {
    /// The nearest of `names`, of equals the first; `nil` where none is near.
    static func of(_ name: String, among names: [String]) -> String? {
        let typed = folded(name)
        guard typed.count <= 100 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in names {
            let letters = folded(candidate)
            let distance = distance(typed, letters)
            let bound = max(1, max(typed.count, letters.count) / 3)
            if distance <= bound, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// What to do about an unknown name, as a hint.
    static func hint(for name: String, among names: [String]) -> String {
        if let nearest = of(name, among: names) { return "did you mean \(nearest)?" }
        return "there \(names.count == 1 ? "is" : "are") \(names.joined(separator: ", "))"
    }

    /// Small letters, without what stands between words.
    private static func folded(_ name: String) -> [Character] {
        name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// How many letters have to be added, left out, changed or swapped with their neighbour.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    last[column] + (letter == other ? 0 : 1),
                    min(last[column + 1], next[column]) + 1
                )
                if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            (before, last) = (last, next)
        }
        return last[right.count]
    }
}
