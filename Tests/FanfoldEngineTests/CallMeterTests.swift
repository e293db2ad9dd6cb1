internal import FanfoldCore
internal import Testing

@testable internal import FanfoldEngine

/// What is measured of one call by what it hears.
@Suite struct CallMeterTests {
    @Test func `a question asked anew after an answer is an attempt and no retry`() {
        let meter = CallMeter { .zero }
        let failure = ModelError(.serverFailed, "HTTP 500")
        for event: CallEvent in [
            .sent(attempt: 1), .failed(.serverFailed), .retrying(failure, after: .zero), .sent(attempt: 2),
            .answered(.zero), .sent(attempt: 1), .answered(.zero),
        ] {
            meter.hear(event)
        }
        #expect(meter.measure().attempts == 3)
        #expect(meter.measure().retries == 1)
    }
}
