internal import FanfoldCore

/// Writes SVG: plain shapes and text, styled by classes.
struct SVGText {
    private var text = ""
    /// The bars of each class that share a path.
    private var paths: [String: String] = [:]

    /// The text, complete.
    var closed: String { text + "</svg>\n" }

    mutating func open(width: Double, height: Double, title: String) {
        let size = "\(Self.number(width)) \(Self.number(height))"
        text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(Self.number(width))" role="img">
            <title>\(Self.escaped(title))</title>
            <style>\(TimelineColours.style)</style>
            <rect class="paper" width="100%" height="100%"/>

            """
    }

    /// Writes words at their base line; nothing where there are none.
    mutating func text(_ words: String, x: Double, y: Double, class name: String? = nil) {
        guard !words.isEmpty else { return }
        let style = name.map { " class=\"\($0)\"" } ?? ""
        text +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\"\(style)>\(Self.escaped(words))</text>\n"
    }

    mutating func box(x: Double, y: Double, width: Double, height: Double, class name: String) {
        text += Self.rect(x, y, width, height, name) + "/>\n"
    }

    mutating func bar(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        class name: String,
        title: String
    ) {
        text += Self.rect(x, y, width, height, name) + "><title>\(Self.escaped(title))</title></rect>\n"
    }

    mutating func line(x: Double, from top: Double, to bottom: Double, class name: String) {
        text +=
            "<path class=\"\(name)\" d=\"M\(Self.number(x)) \(Self.number(top))V\(Self.number(bottom))\"/>\n"
    }

    mutating func polyline(_ points: [(Double, Double)], class name: String) {
        guard points.count > 1 else { return }
        let path = points.map { "\(Self.number($0.0)) \(Self.number($0.1))" }.joined(separator: "L")
        text += "<path class=\"\(name)\" d=\"M\(path)\"/>\n"
    }

    /// Adds a bar to the path of its class.
    mutating func path(_ name: String, x: Double, y: Double, width: Double) {
        paths[name, default: ""] += "M\(Self.number(x)) \(Self.number(y))h\(Self.number(width))"
    }

    /// Draws the paths so far, their bars of this height.
    mutating func endPaths(height: Double) {
        for (name, path) in paths.sorted(by: { $0.key < $1.key }) {
            text += "<path class=\"bars \(name)\" stroke-width=\"\(Self.number(height))\" d=\"\(path)\"/>\n"
        }
        paths = [:]
    }

    /// Draws an area between points and a base line.
    mutating func shape(_ points: [(Double, Double)], base: Double, class name: String) {
        guard let first = points.first, let last = points.last else { return }
        var path = "M\(Self.number(first.0)) \(Self.number(base))"
        for point in points { path += "L\(Self.number(point.0)) \(Self.number(point.1))" }
        path += "L\(Self.number(last.0)) \(Self.number(base))Z"
        text += "<path class=\"\(name)\" d=\"\(path)\"/>\n"
    }

    private static func rect(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        _ name: String
    ) -> String {
        "<rect class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\""
            + " height=\"\(number(height))\""
    }

    /// A number to a tenth of a unit, which is less than a pixel.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }

    /// Text as XML: what XML may not hold at all is a replacement character.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                    escaped.unicodeScalars.append("\u{FFFD}")
                case _ where scalar.value & 0xFFFE == 0xFFFE: escaped.unicodeScalars.append("\u{FFFD}")
                default: escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
