/// The elements that mean something to reading a page; all others are `other`.
enum HTMLTag: UInt8, CaseIterable, Sendable {
    /// Not an element: a run of text.
    case text
    case other
    case a, article, aside, audio, base, blockquote, body, br, button, canvas, caption, center, code
    case col, colgroup, datalist, dd, del, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure
    case footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, iframe, img
    case input, label, legend, li, link, main, map, menu, meta, nav, noembed, noframes, noscript, object, ol
    case optgroup, option, p, picture, pre, samp, script, search, section, select, source, span, strike
    case style, summary, sub, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title
    case tr, ul, video, xmp
}

extension HTMLTag {
    /// The element with a lower-case name.
    init(name: UnsafeBufferPointer<UInt8>) {
        self = name.count <= 10 ? Self.byKey[Self.key(of: name)] ?? .other : .other
    }

    /// The lower-case name.
    var name: String { String(describing: self) }

    /// Up to ten letters and digits, packed without loss.
    private static func key(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in name {
            let code: UInt64 =
                switch byte {
                case 0x61...0x7A: UInt64(byte - 0x60)
                case 0x30...0x39: UInt64(byte - 0x30 + 27)
                default: 63
                }
            key = key << 6 | code
        }
        return key
    }

    private static let byKey: [UInt64: HTMLTag] = {
        var byKey: [UInt64: HTMLTag] = [:]
        for tag in allCases where tag != .text && tag != .other {
            Array(tag.name.utf8).withUnsafeBufferPointer { byKey[key(of: $0)] = tag }
        }
        return byKey
    }()
}

extension HTMLTag {
    /// 1 to 6 for headings.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// Whether text before, in and after the element are different blocks.
    var isBlock: Bool {
        switch self {
        case .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl,
            .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
            .hgroup, .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .summary,
            .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp:
            true
        default: false
        }
    }

    var isList: Bool { self == .ul || self == .ol || self == .menu || self == .dir }

    /// Whether what is inside is never read as text, whatever its class.
    var isNeverText: Bool {
        switch self {
        case .audio, .base, .button, .canvas, .datalist, .dialog, .frame, .frameset, .head, .iframe, .input,
            .link, .map, .meta, .noembed, .noframes, .object, .optgroup, .option, .script, .select,
            .source, .style, .svg, .template, .textarea, .title, .video:
            true
        default: false
        }
    }

    /// Whether the content is skipped before parsing: it is no markup, and nothing of it is read.
    var isSkippedRawText: Bool {
        switch self {
        case .script, .style, .textarea, .iframe, .noembed, .noframes: true
        default: false
        }
    }
}
