/// A key that somebody pressed.
package enum PressedKey: Sendable, Hashable, ExpressibleByUnicodeScalarLiteral {
    case character(Unicode.Scalar)
    case up
    case down

    package init(unicodeScalarLiteral scalar: Unicode.Scalar) { self = .character(scalar) }

    /// The keys that a terminal tells in what was read at once; those that have no meaning here are left out.
    ///
    /// A key without a character is told as an escape sequence (ECMA-48, as xterm sends it).
    package static func keys(in bytes: [UInt8]) -> [PressedKey] {
        var keys: [PressedKey] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == 0x1B else {
                if 0x20..<0x7F ~= byte { keys.append(.character(Unicode.Scalar(byte))) }
                continue
            }
            guard rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") else { continue }
            rest.removeFirst()
            rest = rest.drop { !(0x40..<0x7F ~= $0) }
            switch rest.popFirst() {
            case UInt8(ascii: "A"): keys.append(.up)
            case UInt8(ascii: "B"): keys.append(.down)
            default: break
            }
        }
        return keys
    }
}
