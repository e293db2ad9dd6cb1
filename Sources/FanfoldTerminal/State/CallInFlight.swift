internal import FanfoldCore

/// A call that has not ended.
struct CallInFlight: Sendable {
    /// What it is doing.
    enum Stage: Sendable, Hashable {
        /// It is made, and nothing is known of it yet.
        case begun
        case waiting
        case sent
        /// An attempt failed; the next follows after this time.
        case retrying(reason: String, until: Duration)
    }

    /// Its number, in the order calls began.
    let number: Int
    let call: RunEvent.Call
    /// Its node; `nil` while its document was not told of.
    var place: NodeTree.Place?
    /// When it began.
    let begunAt: Duration
    /// When its last attempt was sent.
    private(set) var sentAt: Duration?
    private(set) var attempt = 0
    private(set) var stage = Stage.begun
    /// The end of the text that came so far.
    private(set) var text = ""
    private var isStored = false
    private(set) var isJoined = false
    /// Its line among those under way; `nil` until its first attempt is sent.
    var line: Int?

    /// The most bytes of text that are kept, and how many are when they are too many.
    private static let (most, kept) = (4096, 1024)

    init(_ number: Int, _ call: RunEvent.Call, place: NodeTree.Place?, at time: Duration) {
        (self.number, self.call, self.place, begunAt) = (number, call, place, time)
    }

    /// Whether a model was asked.
    var isAsked: Bool { attempt > 0 }

    /// Whether its answer was kept from before, and nobody was asked beside that.
    var isRecalled: Bool { isStored && !isAsked }

    /// How long it has run, or its last attempt.
    func seconds(at time: Duration) -> Double { max(0, (time - (sentAt ?? begunAt)) / .seconds(1)) }

    mutating func wait() { stage = .waiting }

    mutating func send(_ attempt: Int, at time: Duration) {
        (self.attempt, sentAt, stage, text) = (max(attempt, self.attempt + 1), time, .sent, "")
    }

    mutating func hear(_ more: String) {
        text += more
        guard text.utf8.count > Self.most else { return }
        var rest = text.utf8.suffix(Self.kept)
        // A character is kept whole or not at all.
        while let byte = rest.first, byte & 0xC0 == 0x80 { rest.removeFirst() }
        text = String(Substring(rest))
    }

    mutating func fail(_ reason: String, until time: Duration) {
        stage = .retrying(reason: reason, until: time)
    }

    mutating func join() { isJoined = true }

    mutating func store() { isStored = true }
}
