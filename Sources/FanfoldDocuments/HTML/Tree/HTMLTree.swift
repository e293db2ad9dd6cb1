/// A page as a flat array of elements and texts in document order.
///
/// A node's descendants are the nodes from the next one up to its `end`, so every walk is a loop, whatever
/// the depth, and a subtree is skipped by going to its end.
struct HTMLTree: Sendable {
    /// An element or a run of text.
    struct Node: Sendable {
        var tag: HTMLTag
        /// The node after the last descendant.
        var end: Int32
        /// The enclosing element; -1 for the page itself.
        var parent: Int32
        /// The source's lines of a text's first and last visible byte, or of an element's tags.
        var firstLine: Int32
        var lastLine: Int32
        /// A text's bytes, or an element's attributes.
        var content: Range<Int32>
    }

    /// The first is the page itself; all others are inside it.
    var nodes: [Node] = []
    /// Decoded texts and attribute values.
    var bytes: [UInt8] = []
    var attributes: [HTMLAttribute] = []

    /// Whether elements were left out because the page has more than the tree takes; no text was.
    var isFlattened = false
}

extension HTMLTree {
    /// The byte range of an element's attribute.
    func value(of name: HTMLAttribute.Name, at node: Int) -> Range<Int>? {
        let content = nodes[node].content
        for index in Int(content.lowerBound)..<Int(content.upperBound) where attributes[index].name == name {
            let value = attributes[index].value
            return Int(value.lowerBound)..<Int(value.upperBound)
        }
        return nil
    }

    func has(_ name: HTMLAttribute.Name, at node: Int) -> Bool { value(of: name, at: node) != nil }

    /// An element's attribute as text.
    func string(of name: HTMLAttribute.Name, at node: Int) -> String? {
        value(of: name, at: node).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The bytes of a text node.
    func text(at node: Int) -> Range<Int> {
        Int(nodes[node].content.lowerBound)..<Int(nodes[node].content.upperBound)
    }

    /// The text of an element's descendants, white space folded.
    func foldedText(of node: Int) -> String {
        var text: [UInt8] = []
        for index in node..<Int(nodes[node].end) where nodes[index].tag == .text {
            text.append(contentsOf: bytes[self.text(at: index)])
        }
        return HTMLSpace.folded(text)
    }
}
