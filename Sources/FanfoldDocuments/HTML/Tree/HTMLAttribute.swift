/// An attribute that the tree keeps: a name and a byte range of the tree's bytes.
struct HTMLAttribute: Sendable {
    /// The attributes that say something about an element's part in the page.
    enum Name: UInt8, CaseIterable, Sendable {
        case ariaHidden, `class`, colspan, content, href, hidden, id, itemprop, lang, name, property, rel,
            role
        case start, style

        /// The name in lower case.
        var text: String { self == .ariaHidden ? "aria-hidden" : String(describing: self) }
    }

    var name: Name
    var value: Range<Int32>
}

extension HTMLAttribute.Name {
    /// The attribute with a name in any case; `nil` for those the tree does not keep.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard (2...11).contains(name.count) else { return nil }
        for (candidate, text) in Self.spellings where text.count == name.count {
            var offset = 0
            while offset < text.count, name[offset] | 0x20 == text[offset] { offset += 1 }
            if offset == text.count {
                self = candidate
                return
            }
        }
        return nil
    }

    private static let spellings: [(Self, [UInt8])] = allCases.map { ($0, Array($0.text.utf8)) }
}
