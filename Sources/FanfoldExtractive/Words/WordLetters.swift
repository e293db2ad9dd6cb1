/// Tells letters from other scalars, in any script.
enum WordLetters {
    enum Class: UInt8 {
        /// White space, punctuation, symbols.
        case other
        /// A letter, digit or mark of a script that parts words by white space.
        case word
        /// A letter of a script that writes words without white space between them.
        case unspaced
    }

    /// The class of a scalar beyond ASCII.
    static func classify(_ scalar: UInt32) -> Class {
        if scalar < tableEnd { return table.classes[Int(scalar)] }
        return classifyHigh(scalar)
    }

    /// The small form of a scalar, where it has a single one.
    static func lowercased(_ scalar: UInt32) -> UInt32 {
        if scalar < tableEnd { return UInt32(table.lowercase[Int(scalar)]) }
        // Fullwidth Latin and Deseret are the scripts with case above the table that texts may hold.
        if scalar >= 0xFF21, scalar <= 0xFF3A { return scalar + 0x20 }
        return scalar
    }

    private static func classifyHigh(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0xE000...0xF8FF: .other
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x30FF, 0x3105...0x312F, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            .unspaced
        case 0xAC00...0xD7A3: .word
        default: classifyByProperties(scalar)
        }
    }

    private static func classifyByProperties(_ scalar: UInt32) -> Class {
        switch scalar {
        // Thai and Lao, Myanmar, Khmer.
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE, 0x1000...0x103F, 0x1780...0x17D3:
            return .unspaced
        default: break
        }
        guard let scalar = Unicode.Scalar(scalar) else { return .other }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
            return .word
        default: return .other
        }
    }

    /// The alphabets of Europe, the Near East and India lie below; asking the standard library for every
    /// letter of a text would take longer than all the rest.
    private static let tableEnd: UInt32 = 0x2000

    private static let table: (classes: [Class], lowercase: [UInt16]) = {
        var classes: [Class] = []
        var lowercase: [UInt16] = []
        for value in 0..<tableEnd {
            classes.append(classifyByProperties(value))
            var small = UInt16(value)
            if let properties = Unicode.Scalar(value)?.properties, properties.changesWhenLowercased {
                let mapping = properties.lowercaseMapping.unicodeScalars
                if mapping.count == 1, let first = mapping.first, first.value < tableEnd {
                    small = UInt16(first.value)
                }
            }
            lowercase.append(small)
        }
        return (classes, lowercase)
    }()
}
