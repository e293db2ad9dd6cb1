/// Text for a number of columns, harmless whatever it was made of.
///
/// It is on one line, moves no cursor, sets no colour and does not turn its direction. What joins characters
/// into one, on which terminals disagree, is left out, so that columns stay straight.
struct CellText: Sendable, Hashable {
    private(set) var text = ""
    /// The columns it takes.
    private(set) var width = 0

    /// The most marks on one character.
    private static let most = 2

    init() {}

    /// The beginning of a text, with an ellipsis where it is cut.
    init(_ text: some StringProtocol, columns: Int) {
        self.init(text.unicodeScalars, columns: columns, isCut: false)
    }

    /// The end of a text, with an ellipsis where it is cut.
    init(endOf text: String, columns: Int) {
        let scalars = text.unicodeScalars
        var (start, width, count) = (scalars.endIndex, 0, 0)
        var isCut = false
        while start > scalars.startIndex {
            let before = scalars.index(before: start)
            let wide = scalars[before].harmless.map { ScalarWidth.of($0) } ?? 0
            // Marks without end stand for no column.
            guard width + wide <= columns, count < 4 * columns else {
                isCut = true
                break
            }
            (start, width, count) = (before, width + wide, count + 1)
        }
        guard isCut else {
            self.init(scalars, columns: columns, isCut: false, isDense: true)
            return
        }
        // Room for the ellipsis.
        var room = width + 1
        while room > columns, start < scalars.endIndex {
            room -= scalars[start].harmless.map { ScalarWidth.of($0) } ?? 0
            start = scalars.index(after: start)
        }
        self.init(scalars[start...], columns: columns, isCut: true, isDense: true)
    }

    /// White space is one blank in what is shown from its end on: there every column counts.
    private init(_ scalars: some Sequence<Unicode.Scalar>, columns: Int, isCut: Bool, isDense: Bool = false) {
        guard columns > 0 else { return }
        var view = String.UnicodeScalarView()
        var marks = Self.most
        if isCut {
            view.append("…")
            width = 1
        }
        // Where a cut text ends, should it be cut: one column is the ellipsis's.
        var (fit, fitWidth) = (view.count, width)
        var count = view.count
        var wasSpace = isDense
        for scalar in scalars {
            guard let scalar = scalar.harmless else { continue }
            let isSpace = scalar == " "
            if isDense, isSpace, wasSpace { continue }
            let wide = ScalarWidth.of(scalar)
            if wide == 0 {
                guard marks < Self.most else { continue }
                marks += 1
            } else {
                guard width + wide <= columns else {
                    view = String.UnicodeScalarView(view.prefix(fit))
                    view.append("…")
                    width = fitWidth + 1
                    break
                }
                marks = 0
            }
            view.append(scalar)
            (width, count, wasSpace) = (width + wide, count + 1, isSpace)
            if width < columns { (fit, fitWidth) = (count, width) }
        }
        text = String(view)
    }
}
