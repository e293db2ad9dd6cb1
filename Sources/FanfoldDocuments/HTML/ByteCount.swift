/// Numbers of bytes as people read them.
enum ByteCount {
    /// «812 bytes», «3.1 MB».
    static func text(_ count: Int) -> String {
        if count < 1000 { return count == 1 ? "1 byte" : "\(count) bytes" }
        let (unit, name) = count < 1_000_000 ? (1000, "kB") : (1_000_000, "MB")
        let tenths = (count * 10 + unit / 2) / unit
        return "\(tenths / 10).\(tenths % 10) \(name)"
    }
}
