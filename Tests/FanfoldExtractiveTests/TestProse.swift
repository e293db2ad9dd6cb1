internal import FanfoldTestKit
/// Prose made by rule: sentences about a few subjects, some of which come again and again.
enum TestProse {
    private static let subjects = [
        "harbour", "market", "bridge", "library", "railway", "garden", "mill", "school", "theatre", "tower",
    ]
    private static let verbs = [
        "opened", "closed", "rebuilt", "visited", "measured", "painted", "sold", "lost",
    ]
    private static let places = ["river", "hill", "station", "square", "coast", "valley", "forest"]

    /// Paragraphs of three sentences each.
    static func paragraphs(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            (0..<3).map { _ in sentence(&random) }.joined(separator: " ")
        }
    }

    private static func sentence(_ random: inout SeededGenerator) -> String {
        // Squaring makes the first subjects common and the last ones rare.
        let subject = subjects[random.below(subjects.count) * random.below(subjects.count) / subjects.count]
        let verb = verbs[random.below(verbs.count)]
        let place = places[random.below(places.count)]
        let other = places[random.below(places.count)]
        return switch random.below(4) {
        case 0: "The \(subject) above the \(place) was \(verb) in \(1800 + random.below(99))."
        case 1:
            "Nobody knew that the \(place) had a \(subject) before it was \(verb) by people of the \(other)."
        case 2: "In those days, every \(subject) was \(verb) once, and the \(place) with it."
        default: "Someone \(verb) the \(subject), which stood between the \(place) and the \(other)."
        }
    }
}
