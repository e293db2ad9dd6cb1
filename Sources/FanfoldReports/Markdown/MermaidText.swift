/// Text for the labels of Mermaid charts.
package enum MermaidText {
    /// Text as Mermaid shows it as it is: what means something to it, or to HTML, stands as its number.
    package static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "[", "]", "{", "}", "|", "\\", ";", "%", "$":
                escaped += "#\(scalar.value);"
            case _ where scalar.properties.generalCategory.isInvisible: escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.GeneralCategory {
    /// Controls, ends of lines, and marks that turn the direction of text.
    fileprivate var isInvisible: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
