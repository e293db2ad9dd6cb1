extension Sentences {
    /// Knows the words whose dot is no stop.
    enum Abbreviations {
        enum Kind {
            /// Not an abbreviation.
            case none
            /// `1.`, `a.` or `iv.` at the start: the marker of a list item.
            case listMarker
            /// `Mr.`, `e.g.`: something always follows.
            case always
            /// `No. 5`, `Fig. 2`: an abbreviation only before a number.
            case beforeNumber
            /// `Inc.`, `U.S.`: may end a sentence as well.
            case unlessStarter
            /// `J.` in `J. Smith`.
            case initial
        }

        /// What the dot at `dot` is, in the sentence from `start`.
        static func kind(in text: Span<UInt8>, from start: Int, dot: Int) -> Kind {
            var first = dot
            var letters = 0
            var innerDots = 0
            var digits = 0
            // Longer words are no abbreviations; the bound keeps hostile text linear.
            while first > start, dot - first <= 8 {
                switch text[first - 1] | 0x20 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"): letters += 1
                case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
                default:
                    guard text[first - 1] == UInt8(ascii: ".") else { return word(first, dot) }
                    innerDots += 1
                }
                first -= 1
            }
            return word(first, dot)

            func word(_ first: Int, _ dot: Int) -> Kind {
                let length = dot - first
                guard length > 0, length <= 8, first == start || !isWordByte(text[first - 1]) else {
                    return .none
                }
                if opensSentence(first) {
                    if digits == length, length <= 3 { return .listMarker }
                    if letters == length, isMarkerOfLetters(first, dot) { return .listMarker }
                }
                guard digits == 0 else { return .none }
                if let kind = Self.kinds[packed(in: text, first..<dot)] { return kind }
                if innerDots > 0, letters > innerDots { return .unlessStarter }
                if length == 1, letters == 1, text[first] < UInt8(ascii: "a"),
                    text[first] != UInt8(ascii: "I")
                {
                    return .initial
                }
                return .none
            }

            func opensSentence(_ first: Int) -> Bool {
                first == start || (first == start + 1 && text[start] == UInt8(ascii: "("))
            }

            // One letter, or a small Roman number as long lists have.
            func isMarkerOfLetters(_ first: Int, _ dot: Int) -> Bool {
                if dot - first == 1 { return text[first] != UInt8(ascii: "I") }
                guard dot - first <= 4 else { return false }
                for offset in first..<dot {
                    switch text[offset] {
                    case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"): continue
                    default: return false
                    }
                }
                return true
            }
        }

        /// Whether the number before `dot` is the day of a month that is named at `offset`.
        ///
        /// As in German, "am 3. Mai"; where months are written small, the small letter tells.
        static func isDay(in text: Span<UInt8>, before dot: Int, monthAt offset: Int, to limit: Int) -> Bool {
            var first = dot
            while first > 0, dot - first < 3, isDigit(text[first - 1]) { first -= 1 }
            guard dot - first == 1 || dot - first == 2 else { return false }
            var end = offset
            while end < limit, end - offset <= 9, isWordByte(text[end]) { end += 1 }
            guard end - offset >= 3, end - offset <= 9 else { return false }
            return months.contains(packed(in: text, offset..<end))
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }

        private static let months = Set(
            "januar jänner februar märz april mai juni juli august september oktober november dezember"
                .split(separator: " ").map(packed)
        )

        /// Whether the word at `offset` often opens a sentence and is seldom part of a name.
        static func isStarter(in text: Span<UInt8>, at offset: Int, to limit: Int) -> Bool {
            var end = offset
            while end < limit, end - offset <= 8, isWordByte(text[end]) { end += 1 }
            guard end - offset <= 8 else { return false }
            return starters.contains(packed(in: text, offset..<end))
        }

        private static func isWordByte(_ byte: UInt8) -> Bool {
            let lower = byte | 0x20
            return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
                || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte >= 0x80
        }

        /// Up to eight ASCII bytes in lower case as one number.
        private static func packed(in text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
            var word: UInt64 = 0
            for offset in range { word = word << 8 | UInt64(text[offset] | 0x20) }
            return word
        }

        private static func packed(_ word: Substring) -> UInt64 {
            word.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
        }

        private static let starters = Set(
            """
            the a an this that these those it he she we they you i there here in on at by for from to with but and \
            so if when while as after before since however although though then its his her our their my what who \
            where why how no not yes one some many most all both each every another other such
            """.split(separator: " ").map(packed)
        )

        private static let kinds: [UInt64: Kind] = {
            let lists: [(Kind, String)] = [
                (
                    .always,
                    """
                    mr mrs ms mx dr prof rev hon gen col lt sgt capt cpl maj cmdr adm gov sen rep pres messrs mme \
                    mlle fr st mt ft e.g i.e eg ie cf vs viz approx ca resp incl
                    """
                ),
                (
                    .beforeNumber,
                    """
                    no nos fig figs eq eqs vol vols p pp ch chap sec sect art tab thm lem def ref refs app para \
                    ver jan feb mar apr jun jul aug sep sept oct nov dec
                    """
                ),
                (
                    .unlessStarter,
                    "etc al inc ltd co corp bros jr sr dept univ assn ave blvd rd ed eds trans v ph.d a.m p.m am pm"
                ),
            ]
            var kinds: [UInt64: Kind] = [:]
            for (kind, words) in lists {
                for word in words.split(separator: " ") { kinds[packed(word)] = kind }
            }
            return kinds
        }()
    }
}
