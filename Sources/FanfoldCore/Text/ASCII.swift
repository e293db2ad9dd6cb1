/// Classes of ASCII bytes.
package enum ASCII {
    /// Whether the byte is white space: a space, or tab to carriage return.
    @inlinable
    package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
