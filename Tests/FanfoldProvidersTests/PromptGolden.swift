import FanfoldTestKit
import Testing

/// Compares what a model is shown with the files in `Goldens`.
enum PromptGolden {
    private static let golden = Golden()

    static func compare(_ text: String, _ name: String) {
        if let difference = golden.difference(of: text, from: name) { Issue.record("\(difference)") }
    }
}
