/// What a call's answer does not depend on: how long it may take and who listens.
public struct CallContext: Sendable {
    /// The most time of one attempt, from when it is sent; `nil` for the server's own.
    public var timeout: Duration?

    /// Whether the answer is asked for piece by piece.
    public var streams: Bool

    /// Of calls that wait for a server, the one with the greatest urgency goes first.
    public var urgency: Int

    /// Whether something else answers where the call fails: then a model that is too slow is not asked for long.
    public var hasFallback = false

    /// About how many tokens the prompt has, where a layer in front has counted them.
    package var promptTokens: Int?

    /// Receives what happens to the call, from whatever task.
    public var listen: @Sendable (CallEvent) -> Void

    /// Makes a context.
    public init(
        timeout: Duration? = nil,
        streams: Bool = false,
        urgency: Int = 0,
        listen: @escaping @Sendable (CallEvent) -> Void = { _ in }
    ) {
        self.timeout = timeout
        self.streams = streams
        self.urgency = urgency
        self.listen = listen
    }

    /// The context of the call that the running task makes.
    ///
    /// The engine sets it around an agent's answer, so that agents need not pass on what they don't use.
    @TaskLocal public static var current = CallContext()
}
