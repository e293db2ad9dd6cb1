extension Duration {
    /// The time as a reader writes it: `0.2 s`, `30 s`, `10 min`.
    var inWords: String {
        let tenths = Int((inSeconds * 10).rounded())
        if tenths < 100, tenths % 10 != 0 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = Int(inSeconds.rounded())
        return seconds >= 300 ? "\((seconds + 30) / 60) min" : "\(seconds) s"
    }
}
