package import FanfoldCore

/// What a prompt shows to be read: numbered passages, and lines that say where they belong.
///
/// Every passage opens with its number in brackets at the start of a line, and its further lines are
/// indented. So whatever stands at the start of a line is ours, and a passage that imitates it can't.
package struct Material: Sendable {
    /// What the material is, as its first and last line name it.
    package enum Kind: String, Sendable {
        /// A chunk of a document.
        case document
        /// Partials of one document.
        case parts
        /// Roots of a folder's documents and subfolders.
        case texts
        /// Sections of several agents.
        case sections
    }

    /// What the material is.
    package let kind: Kind
    /// Where each passage comes from; passage `[1]` is the first.
    package private(set) var evidence: [[Evidence]] = []
    /// What is not shown because it was too long, a sentence each.
    package internal(set) var omissions: [String] = []
    private var bytes: [UInt8] = []

    /// Makes material without passages.
    package init(_ kind: Kind) { self.kind = kind }

    /// Whether there is no passage.
    package var isEmpty: Bool { evidence.isEmpty }

    /// How many bytes the lines of passages and labels have.
    package var byteCount: Int { bytes.count }

    /// Appends a line of its own that says where what follows belongs: `Headings: The port`.
    package mutating func label(_ name: StaticString, _ text: String) {
        bytes += name.description.utf8
        bytes.append(UInt8(ascii: " "))
        PlainText.append(folding: Array(text.utf8).span, range: 0..<text.utf8.count, to: &bytes)
        bytes.append(Self.lineFeed)
    }

    /// Appends a line of ours, which holds no text from elsewhere.
    package mutating func remark(_ text: StaticString) {
        bytes += text.description.utf8
        bytes.append(Self.lineFeed)
    }

    /// Appends the next passage, its text unchanged but for the indentation of its further lines.
    package mutating func add(_ text: some Collection<UInt8>, from evidence: [Evidence]) {
        self.evidence.append(evidence)
        bytes.reserveCapacity(bytes.count + text.count + 16)
        bytes += "[\(self.evidence.count)] ".utf8
        appendIndented(text)
        bytes.append(Self.lineFeed)
    }

    /// The material between its first and its last line.
    ///
    /// Both carry eight digits that are made from the material and do not occur in it, so that no text can
    /// close what it stands in.
    package var text: String {
        let tag = MaterialTag.of(bytes)
        var framed: [UInt8] = []
        framed.reserveCapacity(bytes.count + 64)
        framed += "<\(kind.rawValue) \(tag)>\n".utf8
        framed += bytes
        framed += "</\(kind.rawValue) \(tag)>\n".utf8
        return String(decoding: framed, as: UTF8.self)
    }

    private static let lineFeed = UInt8(ascii: "\n")

    private mutating func appendIndented(_ text: some Collection<UInt8>) {
        var isAfterLineEnd = false
        // The last three bytes, to know the line ends of Unicode.
        var last: UInt32 = 0
        for byte in text {
            let isLineFeed = byte == Self.lineFeed || byte == UInt8(ascii: "\r")
            if isAfterLineEnd, !isLineFeed { bytes += "    ".utf8 }
            bytes.append(byte)
            last = (last << 8 | UInt32(byte)) & 0xFF_FFFF
            isAfterLineEnd = Self.endsLine(byte, last)
        }
    }

    /// Whether a line ends here, by anything that a reader could take for its end.
    private static func endsLine(_ byte: UInt8, _ last: UInt32) -> Bool {
        switch byte {
        case 0x0A...0x0D: true
        case 0x85: last & 0xFFFF == 0xC285
        case 0xA8, 0xA9: last == 0xE280A8 || last == 0xE280A9
        default: false
        }
    }
}
