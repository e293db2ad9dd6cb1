/// A place in a JSON value, as RFC 6901 writes it: `/items/2/price`; empty for the whole.
package struct JSONPointer: Sendable, Hashable {
    /// The pointer as text.
    package let text: String

    /// The whole value.
    package init() { text = "" }

    private init(text: String) { self.text = text }

    /// The member of the object at this place.
    package func appending(_ name: String) -> JSONPointer {
        var escaped = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return JSONPointer(text: text + "/" + escaped)
    }

    /// The element of the list at this place, from 0.
    package func appending(_ index: Int) -> JSONPointer { JSONPointer(text: "\(text)/\(index)") }
}
