internal import CLibXML2

/// Fills a tree from the parser's events.
final class HTMLTreeBuilder {
    private var tree = HTMLTree()
    /// The open elements, outermost first.
    private var open: [Int32] = []
    private let context: htmlParserCtxtPtr

    /// Deeper elements become siblings, as in browsers, so that no step pays for depth.
    static let depthLimit = 512
    /// More elements than this are not told apart; their text is kept.
    static let nodeLimit = 8_000_000

    private let nodeLimit: Int

    private init(context: htmlParserCtxtPtr, nodeLimit: Int) {
        self.context = context
        self.nodeLimit = nodeLimit
        // The parser may report white space before the first element: the page itself is the root of all.
        tree.nodes.append(
            HTMLTree.Node(tag: .other, end: 1, parent: -1, firstLine: 1, lastLine: 1, content: 0..<0)
        )
        open = [0]
    }

    /// Parses a page that ``HTMLSourceFilter`` has passed.
    ///
    /// - Returns: `nil` when the parser has no memory to start.
    static func tree(of page: [UInt8], nodeLimit: Int = nodeLimit) -> HTMLTree? {
        _ = isInitialised
        return page.withUnsafeBytes { buffer -> HTMLTree? in
            let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            guard let context = htmlCreateMemoryParserCtxt(start, CInt(buffer.count)) else { return nil }
            defer { htmlFreeParserCtxt(context) }
            let options =
                HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_IGNORE_ENC.rawValue
            htmlCtxtUseOptions(context, CInt(bitPattern: options))
            let builder = HTMLTreeBuilder(context: context, nodeLimit: nodeLimit)
            builder.reserve(buffer.count)
            context.pointee.sax.pointee = events
            context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
            htmlParseDocument(context)
            builder.finish()
            return builder.tree
        }
    }

    // The parser sets up its global tables on first use, which must happen on one thread.
    private static let isInitialised: Bool = {
        xmlInitParser()
        return true
    }()

    private static var events: xmlSAXHandler {
        var events = xmlSAXHandler()
        events.startElement = { builder, name, attributes in
            guard let name else { return }
            HTMLTreeBuilder.from(builder)?.startElement(name, attributes)
        }
        events.endElement = { builder, _ in HTMLTreeBuilder.from(builder)?.endElement() }
        events.characters = { builder, text, count in
            HTMLTreeBuilder.from(builder)?.append(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        events.ignorableWhitespace = events.characters
        return events
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
        pointer.map { Unmanaged<HTMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func reserve(_ byteCount: Int) {
        tree.bytes.reserveCapacity(byteCount / 2)
        tree.nodes.reserveCapacity(byteCount / 24)
    }

    private var line: Int32 { Int32(truncatingIfNeeded: context.pointee.input?.pointee.line ?? 1) }

    private func startElement(
        _ name: UnsafePointer<UInt8>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard tree.nodes.count < nodeLimit else {
            tree.isFlattened = true
            if !closeAtOnce(name) { open.append(open.last ?? 0) }
            return
        }
        let firstAttribute = Int32(tree.attributes.count)
        if let attributes { keep(attributes) }
        let index = Int32(tree.nodes.count)
        tree.nodes.append(
            HTMLTree.Node(
                tag: HTMLTag(name: UnsafeBufferPointer(start: name, count: length(of: name))),
                end: index + 1,
                parent: open.last ?? 0,
                firstLine: line,
                lastLine: line,
                content: firstAttribute..<Int32(tree.attributes.count)
            )
        )
        if !closeAtOnce(name) { open.append(index) }
    }

    /// Takes an element that is too deep off the parser's stack.
    ///
    /// The parser searches its stack for every end tag that has no start tag, so the stack is kept short.
    private func closeAtOnce(_ name: UnsafePointer<UInt8>) -> Bool {
        let depth = Int(context.pointee.nameNr)
        guard depth > Self.depthLimit, context.pointee.name == name, let names = context.pointee.nameTab
        else {
            return false
        }
        context.pointee.nameNr = CInt(depth - 1)
        context.pointee.name = names[depth - 2]
        return true
    }

    private func keep(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
        var index = 0
        while let name = attributes[index] {
            defer { index += 2 }
            guard let kept = HTMLAttribute.Name(UnsafeBufferPointer(start: name, count: length(of: name)))
            else {
                continue
            }
            let start = Int32(tree.bytes.count)
            if let value = attributes[index + 1] {
                tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length(of: value)))
            }
            tree.attributes.append(HTMLAttribute(name: kept, value: start..<Int32(tree.bytes.count)))
        }
    }

    private func length(of text: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    private func endElement() {
        guard open.count > 1, let index = open.popLast() else { return }
        tree.nodes[Int(index)].end = Int32(tree.nodes.count)
        tree.nodes[Int(index)].lastLine = line
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>) {
        let end = line
        var lineFeeds: Int32 = 0
        var feedsBeforeText: Int32 = 0
        var feedsAfterText: Int32 = 0
        var hasText = false
        for byte in text {
            if byte == 0x0A {
                lineFeeds += 1
                feedsAfterText += 1
                if !hasText { feedsBeforeText += 1 }
            } else if !HTMLSpace.isASCII(byte) {
                hasText = true
                feedsAfterText = 0
            }
        }
        let lines = hasText ? end - lineFeeds + feedsBeforeText...end - feedsAfterText : end...end
        let start = Int32(tree.bytes.count)
        appendBytes(text)
        let stop = Int32(tree.bytes.count)
        let last = tree.nodes.count - 1
        if last >= 0, tree.nodes[last].tag == .text, tree.nodes[last].parent == open.last ?? 0,
            tree.nodes[last].content.upperBound == start
        {
            let content = tree.nodes[last].content
            if hasText {
                if tree.nodes[last].lastLine == 0 { tree.nodes[last].firstLine = lines.lowerBound }
                tree.nodes[last].lastLine = lines.upperBound
            }
            tree.nodes[last].content = content.lowerBound..<stop
        } else {
            // Line 0 marks a text of white space alone.
            tree.nodes.append(
                HTMLTree.Node(
                    tag: .text,
                    end: Int32(last + 2),
                    parent: open.last ?? 0,
                    firstLine: hasText ? lines.lowerBound : 0,
                    lastLine: hasText ? lines.upperBound : 0,
                    content: start..<stop
                )
            )
        }
    }

    /// The filter drops C1 controls, so one that still comes was written as a reference (`&#150;`), which
    /// the web reads as windows-1252.
    private func appendBytes(_ text: UnsafeBufferPointer<UInt8>) {
        if text.count == 2, text[0] == 0xC2, text[1] < 0xA0 {
            let scalar = Windows1252.scalars[Int(text[1] & 0x1F)]
            tree.bytes.append(contentsOf: String(scalar).utf8)
        } else {
            tree.bytes.append(contentsOf: text)
        }
    }

    private func finish() {
        while open.count > 1 { endElement() }
        tree.nodes[0].end = Int32(tree.nodes.count)
    }
}
