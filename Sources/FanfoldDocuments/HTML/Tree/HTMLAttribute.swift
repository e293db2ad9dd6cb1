/// An attribute that the tree keeps: a name and a byte range of the tree's bytes.
struct HTMLAttribute: Sendable {
    /// The attributes that say something about an element's part in the page.
    enum Name: UInt8, CaseIterable, Sendable {
        case ariaHidden, `class`, colspan, content, href, hidden, id, itemprop, lang, name, property
        case rel, role, start, style
    }

    var name: Name
    var value: Range<Int32>
}

extension HTMLAttribute.Name {
    /// The attribute with a name in any case; `nil` for those the tree does not keep.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count < Self.byLength.count else { return nil }
        for candidate in Self.byLength[name.count] {
            let spelling = Self.spellings[Int(candidate.rawValue)]
            var offset = 0
            while offset < spelling.count, name[offset] | 0x20 == spelling[offset] { offset += 1 }
            if offset == spelling.count {
                self = candidate
                return
            }
        }
        return nil
    }

    /// The name in lower case.
    var spelling: [UInt8] { Self.spellings[Int(rawValue)] }

    /// In the order of the cases, so that a raw value is an index.
    private static let spellings: [[UInt8]] = allCases.map { name in
        Array((name == .ariaHidden ? "aria-hidden" : String(describing: name)).utf8)
    }

    private static let byLength: [[Self]] = (0...11).map { length in
        allCases.filter { $0.spelling.count == length }
    }
}
