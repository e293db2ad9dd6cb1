/// Something whose answers may be kept from run to run.
public protocol Versioned {
    /// Differs whenever the same text may be answered differently: by other instructions, another model,
    /// another way of working. `nil` where that can't be told, and then no answer is kept.
    var version: String? { get }
}

extension Versioned {
    /// Not known.
    public var version: String? { nil }
}
