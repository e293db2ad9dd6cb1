extension Unicode.Scalar {
    /// What stands on the screen for a character of a text that nobody can trust; `nil` for nothing.
    var harmless: Unicode.Scalar? {
        switch value {
        case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: return self
        case 0x09, 0x0A, 0x0D, 0xA0: return " "
        // Flags are pairs of these; a terminal may show one flag or two letters.
        case 0x1F1E6...0x1F1FF: return Unicode.Scalar(value - 0x1F1E6 + 0x41)
        // Skin tones, and what picks a form of the character before.
        case 0x1F3FB...0x1F3FF, 0xFE00...0xFE0F, 0xE0100...0xE01EF: return nil
        default: break
        }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate, .privateUse:
            return "\u{FFFD}"
        case .format: return turnsDirection ? "\u{FFFD}" : nil
        case .spaceSeparator: return " "
        default: return self
        }
    }

    /// Whether it turns the direction of the text after it.
    private var turnsDirection: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
