internal import ArgumentParser
internal import Fanfold

/// A number of bytes, written with or without a unit.
struct ByteSize: ExpressibleByArgument {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    /// Reads what ``SizeText`` reads, but for nothing.
    init?(argument: String) {
        guard let bytes = SizeText.bytes(argument), bytes > 0 else { return nil }
        self.bytes = bytes
    }

    var defaultValueDescription: String { SizeText.text(bytes) }
}
