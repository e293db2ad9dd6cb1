/// What a piece of the screen means; the writer knows what colours that is.
enum ScreenStyle: Character, Sendable {
    case plain = "."
    case faint = "f"
    case strong = "s"
    case running = "r"
    case waiting = "w"
    case done = "d"
    case stored = "k"
    case failed = "x"
}
