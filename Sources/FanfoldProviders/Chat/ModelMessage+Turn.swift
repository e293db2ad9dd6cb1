internal import FanfoldCore

extension ModelMessage {
    /// The turn as every wire writes it.
    var turn: JSONValue { ["role": .string(role.rawValue), "content": .string(text)] }
}
