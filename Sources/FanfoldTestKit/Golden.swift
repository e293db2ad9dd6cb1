internal import FoundationEssentials

/// Files of expected text, kept beside a test.
///
/// Where the environment has `FANFOLD_REWRITE_GOLDENS`, they are written anew in place of compared.
package struct Golden: Sendable {
    private let folder: URL

    /// - Parameter test: A file in the folder that `Goldens` lies in.
    package init(besideFile test: String = #filePath) {
        folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens")
    }

    /// What is different, in a few lines; `nil` where `text` is what the golden file has.
    package func difference(of text: String, from name: String) -> String? {
        let file = folder.appending(path: name)
        guard ProcessInfo.processInfo.environment["FANFOLD_REWRITE_GOLDENS"] == nil else {
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try? Data(text.utf8).write(to: file)
            return nil
        }
        guard let data = try? Data(contentsOf: file) else {
            return "\(name) is missing; set FANFOLD_REWRITE_GOLDENS and run the test again to write it"
        }
        return TextDifference.lines(of: text, from: String(decoding: data, as: UTF8.self))
            .map { "\(name) differs (FANFOLD_REWRITE_GOLDENS writes it anew)\n\($0)" }
    }
}
