internal import ArgumentParser
internal import Fanfold

/// A list of report formats, written with commas between.
struct ReportFormats: ExpressibleByArgument {
    let formats: [ReportFormat]

    init?(argument: String) {
        var formats: [ReportFormat] = []
        for name in argument.split(separator: ",") {
            guard let format = ReportFormat(rawValue: name.lowercased()) else { return nil }
            if !formats.contains(format) { formats.append(format) }
        }
        guard !formats.isEmpty else { return nil }
        self.formats = formats
    }

    static let allValueStrings = ReportFormat.allCases.map(\.rawValue)
}
