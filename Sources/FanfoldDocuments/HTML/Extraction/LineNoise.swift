/// Knows the short lines that sites put between and around the paragraphs of a text.
///
/// The words are English; in other languages such lines are found by their links alone. Lines are given
/// with their ASCII letters in lower case.
enum LineNoise {
    /// Whether a line says nothing but that something else is near it: «Advertisement», «Comments».
    static func isLabel(_ line: String) -> Bool {
        guard line.utf8.count < 60 else { return false }
        let words = line.utf8.filter { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x20 || $0 >= 0x80 }
        return labels.contains(String(decoding: words, as: UTF8.self).trimmed)
    }

    /// Whether a line leads away from the text: «Read more: …», «Sign up for …».
    static func leadsAway(_ line: String) -> Bool {
        openings.contains { line.hasPrefix($0) }
    }

    /// Whether a line at a text's start says who wrote it, or when.
    static func isByline(_ line: String) -> Bool {
        if bylines.contains(where: { line.hasPrefix($0) }) { return true }
        guard line.utf8.count < 80, let last = line.utf8.last, last != UInt8(ascii: ".") else { return false }
        return holdsYear(line)
    }

    /// Whether a number from 1990 to 2039 stands by itself in a line.
    private static func holdsYear(_ line: String) -> Bool {
        line.utf8.split { $0 < 0x30 || $0 > 0x39 }.contains { digits in
            digits.count == 4
                && Int(String(decoding: digits, as: UTF8.self)).map { 1990...2039 ~= $0 } == true
        }
    }

    private static let labels: Set<String> = [
        "advert", "advertisement", "advertising", "comment", "comments", "tags", "share", "share this",
        "related", "related articles", "related stories", "related posts", "read more", "see also", "more",
        "dont miss", "just in", "trending", "most read", "recommended", "sponsored", "story continues below",
        "story continues below advertisement", "article continues below", "continue reading", "leave a reply",
        "leave a comment", "follow us", "print", "email", "facebook", "twitter", "back to top", "photos",
        "loading", "newsletter", "subscribe", "sign up", "log in", "video", "gallery",
    ]

    private static let openings: [String] = [
        "read more", "also read", "read also", "see also", "related:", "more:", "don't miss", "don’t miss",
        "sign up for", "sign up to", "subscribe to", "follow us", "click here to", "you may also like",
        "like this story", "share this", "watch:", "also watch", "read next", "must read", "photo:",
        "photo by",
        "image:", "image credit", "picture:", "copyright", "©",
    ]

    private static let bylines: [String] = [
        "by ", "posted ", "published ", "updated ", "last updated", "written by", "author:", "story by",
    ]
}

extension String {
    fileprivate var trimmed: String {
        split(separator: " ").joined(separator: " ")
    }
}
