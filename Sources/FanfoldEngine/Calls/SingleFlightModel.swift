package import FanfoldCore
internal import Synchronization

/// Makes equal requests in flight one.
///
/// The first caller leads, and its answer or failure serves those who joined. If only the leader gives up
/// (it is cancelled, or withdrawn), the one who waits longest asks in its place.
package final class SingleFlightModel: LanguageModel {
    private typealias Waiter = CheckedContinuation<Outcome, any Error>

    private enum Outcome: Sendable {
        case served(ModelReply)
        case leads
    }

    /// One who joined; the waiter is there a moment after the seat.
    private struct Seat {
        var ticket: Int
        var waiter: Waiter?
    }

    private struct State {
        /// Those who joined each request in flight, in order.
        var flights: [FlightKey: [Seat]] = [:]
        /// What came for seats whose waiter was not there yet.
        var early: [Int: Result<Outcome, any Error>] = [:]
        var lastTicket = 0
    }

    private let model: any LanguageModel
    private let state = Mutex(State())

    /// Puts it in front of `model`.
    package init(_ model: any LanguageModel) { self.model = model }

    /// How many wait for another's answer.
    var joinedCount: Int { state.withLock { $0.flights.values.reduce(0) { $0 + $1.count } } }

    package func reply(to request: ModelRequest, in context: CallContext) async throws -> ModelReply {
        let flight = FlightKey(request)
        if let ticket = state.withLock({ Self.board(flight, &$0) }) {
            context.listen(.joined)
            if case .served(let reply) = try await join(flight, ticket) { return reply }
        }
        do {
            let reply = try await model.reply(to: request, in: context)
            land(flight, .success(.served(reply)))
            return reply
        } catch  where Self.isOwn(error) {
            handOver(flight)
            throw error
        } catch {
            land(flight, .failure(error))
            throw error
        }
    }

    /// Whether a failure is the caller's alone.
    private static func isOwn(_ error: any Error) -> Bool {
        error is CancellationError || (error as? ModelError)?.kind == .withdrawn
    }

    /// Takes a seat in the flight; without one the caller leads a new one.
    private static func board(_ flight: FlightKey, _ state: inout State) -> Int? {
        guard state.flights[flight] != nil else {
            state.flights[flight] = []
            return nil
        }
        state.lastTicket += 1
        state.flights[flight]?.append(Seat(ticket: state.lastTicket))
        return state.lastTicket
    }

    /// Waits for the answer of the flight, or for its lead.
    private func join(_ flight: FlightKey, _ ticket: Int) async throws -> Outcome {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let outcome: Result<Outcome, any Error>? = state.withLock { state in
                    if let outcome = state.early.removeValue(forKey: ticket) { return outcome }
                    let seat = state.flights[flight]?.firstIndex { $0.ticket == ticket }
                    guard let seat else { return .failure(CancellationError()) }
                    state.flights[flight]?[seat].waiter = waiter
                    return nil
                }
                if let outcome { waiter.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { state -> Waiter? in
                let seat = state.flights[flight]?.firstIndex { $0.ticket == ticket }
                guard let seat else { return nil }
                return state.flights[flight]?.remove(at: seat).waiter
            }?.resume(throwing: CancellationError())
        }
    }

    /// Ends the flight for all who joined.
    private func land(_ flight: FlightKey, _ outcome: Result<Outcome, any Error>) {
        let waiters = state.withLock { state in
            let seats = state.flights.removeValue(forKey: flight) ?? []
            return seats.compactMap { Self.waiter(of: $0, outcome, &state) }
        }
        for waiter in waiters { waiter.resume(with: outcome) }
    }

    /// Has the one who waits longest lead, or ends the flight if nobody waits.
    private func handOver(_ flight: FlightKey) {
        let waiter: Waiter? = state.withLock { state in
            guard state.flights[flight]?.isEmpty == false,
                let seat = state.flights[flight]?.removeFirst()
            else {
                state.flights[flight] = nil
                return nil
            }
            return Self.waiter(of: seat, .success(.leads), &state)
        }
        waiter?.resume(returning: .leads)
    }

    /// The seat's waiter; what comes before it is kept for it.
    private static func waiter(
        of seat: Seat,
        _ outcome: Result<Outcome, any Error>,
        _ state: inout State
    ) -> Waiter? {
        if seat.waiter == nil { state.early[seat.ticket] = outcome }
        return seat.waiter
    }
}

/// A request that is hashed once: its prompt is long, and it is looked for several times.
private struct FlightKey: Hashable {
    private let request: ModelRequest
    private let hash: Int

    init(_ request: ModelRequest) {
        self.request = request
        hash = request.hashValue
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
