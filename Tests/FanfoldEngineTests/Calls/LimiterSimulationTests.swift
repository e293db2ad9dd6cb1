internal import FanfoldCore
internal import FanfoldTestKit
internal import Testing

@testable internal import FanfoldEngine

@Suite(.timeLimit(.minutes(5))) struct `Limiter before a simulated server` {
    static let seeds = Array<UInt64>(1...12)

    private static func ideal(_ calls: Int, _ server: SimulatedServer) -> Double {
        (Double(calls) - server.burst) / (server.rate ?? 1)
    }

    @Test(arguments: seeds)
    func `a limit told by headers is kept and used`(seed: UInt64) {
        for (latency, spread) in [(0.2, 0.0), (0.2, 0.5), (1.0, 0.5)] {
            var server = SimulatedServer(rate: 10, announces: true)
            (server.latency, server.spread) = (latency, spread)
            var simulation = CallSimulation(server, seed: seed)
            simulation.run(calls: 360)
            #expect(simulation.lost == 0)
            #expect(simulation.refusedShare <= 0.03)
            #expect(simulation.time <= 1.10 * Self.ideal(360, server))
        }
    }

    @Test(arguments: [10.0, 60], [2.0, 10, 30])
    func `a limit told by headers is kept whatever the server's bucket holds`(burst: Double, rate: Double) {
        for latency in [0.2, 2.0] {
            var server = SimulatedServer(rate: rate, announces: true)
            (server.burst, server.latency, server.spread) = (burst, latency, 0.3)
            let calls = Int(rate * 40 + burst)
            var simulation = CallSimulation(server, seed: 7)
            simulation.run(calls: calls)
            #expect(simulation.refused == 0)
            // Where answers take long, it is the cap that bounds.
            #expect(simulation.time <= 1.10 * max(40, Double(calls) / 32 * latency))
        }
    }

    @Test(arguments: seeds)
    func `requests that overtake each other after a pause teach no false allowance`(seed: UInt64) {
        var server = SimulatedServer(rate: 10, announces: true)
        (server.way, server.level, server.retryAfter, server.refusesAtOnce) = (0.01, 5, 1, true)
        var simulation = CallSimulation(server, seed: seed)
        simulation.run(calls: 360)
        #expect(simulation.lost == 0)
        #expect(simulation.refusedShare <= 0.03)
        #expect(simulation.time <= 1.15 * Self.ideal(360, server))
    }

    @Test(arguments: seeds)
    func `a limit that nobody tells is found`(seed: UInt64) {
        for (atOnce, spread) in [(false, 0.0), (false, 0.5), (true, 0.0)] {
            var server = SimulatedServer(rate: 10)
            (server.refusesAtOnce, server.spread) = (atOnce, spread)
            var simulation = CallSimulation(server, seed: seed)
            simulation.run(calls: 360)
            #expect(simulation.lost == 0)
            #expect(simulation.refusedShare <= 0.10)
            #expect(simulation.time <= 1.30 * Self.ideal(360, server))
        }
    }

    @Test(arguments: seeds)
    func `refusals at random cost little more than themselves`(seed: UInt64) {
        var simulation = CallSimulation(SimulatedServer(refusedShare: 0.3), seed: seed)
        simulation.run(calls: 1_800)
        #expect(simulation.lost == 0)
        #expect(Double(simulation.sent) <= 1.5 * 1_800)
        // At the full pace it takes 16 seconds; what was taken for a limit at first costs a while.
        #expect(simulation.time <= 64)
    }

    @Test(arguments: seeds, [false, true])
    func `a pause that random refusals ask for does not stop every call`(seed: UInt64, atOnce: Bool) {
        var server = SimulatedServer(refusedShare: 0.3)
        server.refusesAtOnce = atOnce
        (server.retryAfter, server.spread) = (1, 0.3)
        var simulation = CallSimulation(server, seed: seed)
        simulation.run(calls: 1_800)
        #expect(simulation.lost == 0)
        #expect(Double(simulation.sent) <= 1.5 * 1_800)
        // At the full pace it takes 16 seconds; a pause of all calls after each refusal makes it 150 and more.
        #expect(simulation.time <= 72)
    }

    @Test(arguments: seeds)
    func `a limit whose refusals ask for a pause is found`(seed: UInt64) {
        var server = SimulatedServer(rate: 10)
        (server.retryAfter, server.spread) = (1, 0.5)
        var simulation = CallSimulation(server, seed: seed)
        simulation.run(calls: 360)
        #expect(simulation.lost == 0)
        #expect(simulation.refusedShare <= 0.10)
        #expect(simulation.time <= 1.30 * Self.ideal(360, server))
    }

    @Test func `a long pause is obeyed by every call though refusals come at random`() {
        var server = SimulatedServer(refusedShare: 0.3)
        server.retryAfter = 1
        var simulation = CallSimulation(server, seed: 1)
        simulation.run(calls: 1_800)
        var limiter = simulation.limiter
        let now = Duration.seconds(simulation.time)
        for (asked, expected) in [(Duration.seconds(1), Duration.zero), (.seconds(30), .seconds(30))] {
            guard case .go(let permit) = limiter.ask(CallNeed(promptTokens: 1), now: now) else {
                Issue.record("no call may be sent")
                return
            }
            limiter.end(permit, .failed(ModelError(.rateLimited, "slow down", retryAfter: asked)), now: now)
            #expect(abs(max(0, limiter.pausedUntil - now.inSeconds) - expected.inSeconds) < 1e-6)
        }
    }

    @Test func `a server without limits costs one round trip of caution`() {
        var simulation = CallSimulation(SimulatedServer(), seed: 1)
        simulation.run(calls: 3_200)
        #expect(simulation.mostInFlight == 32)
        #expect(simulation.time <= 3_200.0 / 32 * 0.2 + 0.2)
    }
}
