package import FanfoldCore

/// What a prompt shows to be read: numbered passages, and lines that say where they belong.
///
/// Every passage opens with its number in brackets at the start of a line, and its further lines are
/// indented. So whatever stands at the start of a line is ours, and a passage that imitates it can't. The marks
/// of chat templates are broken by a space, so that no server reads them as what they would be in a template.
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
        var line: [UInt8] = []
        PlainText.append(folding: text.utf8.span, range: 0..<text.utf8.count, to: &line)
        appendShown(line.span)
        bytes.append(Self.lineFeed)
    }

    /// Appends a line of ours, which holds no text from elsewhere.
    package mutating func remark(_ text: StaticString) {
        bytes += text.description.utf8
        bytes.append(Self.lineFeed)
    }

    /// Appends the next passage, its text unchanged but for the indentation of its further lines and a space in
    /// the marks of chat templates.
    package mutating func add(_ text: Span<UInt8>, from evidence: [Evidence]) {
        self.evidence.append(evidence)
        bytes += "[\(self.evidence.count)] ".utf8
        appendShown(text)
        bytes.append(Self.lineFeed)
    }

    /// The material between its first and its last line.
    ///
    /// Both carry eight digits that are made from the material and do not occur in it, so that no text can
    /// close what it stands in.
    package var text: String { text(followedBy: "") }

    /// The material with what comes after it.
    func text(followedBy task: String) -> String {
        let tag = MaterialTag.of(bytes)
        var framed: [UInt8] = []
        framed.reserveCapacity(bytes.count + task.utf8.count + 64)
        framed += "<\(kind.rawValue) \(tag)>\n".utf8
        framed += bytes
        framed += "</\(kind.rawValue) \(tag)>\n".utf8
        framed += task.utf8
        return String(decoding: framed, as: UTF8.self)
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Appends text in runs, between which something of ours stands.
    private mutating func appendShown(_ text: Span<UInt8>) {
        var start = 0
        for offset in 0..<text.count {
            let between: StaticString
            switch text[offset] {
            case 0x0A...0x0D, 0x85, 0xA8, 0xA9:
                guard Self.needsIndent(after: offset, in: text) else { continue }
                between = "    "
            case UInt8(ascii: "<"), UInt8(ascii: "["):
                guard TemplateMark.begins(at: offset, in: text) else { continue }
                between = " "
            default: continue
            }
            append(text.extracting(start..<offset + 1))
            bytes += between.description.utf8
            start = offset + 1
        }
        append(text.extracting(start..<text.count))
    }

    private mutating func append(_ run: Span<UInt8>) {
        unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Whether a line ends with the byte at `offset`, by anything that a reader could take for its end, and the
    /// next is not empty.
    private static func needsIndent(after offset: Int, in text: Span<UInt8>) -> Bool {
        guard offset + 1 < text.count, text[offset + 1] != lineFeed, text[offset + 1] != UInt8(ascii: "\r")
        else { return false }
        return switch text[offset] {
        case 0x85: offset >= 1 && text[offset - 1] == 0xC2
        case 0xA8, 0xA9: offset >= 2 && text[offset - 2] == 0xE2 && text[offset - 1] == 0x80
        default: true
        }
    }
}
