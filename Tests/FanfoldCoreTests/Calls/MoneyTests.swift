import FanfoldCore
import Testing

@Suite struct `Amount of money` {
    @Test(arguments: [
        (0, "0.00"), (2.5, "2.50"), (1.23456, "1.2346"), (12, "12.00"), (0.09, "0.09"), (0.1234567, "0.1235"),
        (0.000012345678, "0.00001235"), (0.99999, "1.00"), (0.0000999996, "0.0001"), (-1.5, "-1.50"),
        (9_000_000, "9000000.00"), (0.000000000001, "0.000000000001"), (0.01, "0.01"), (3.001, "3.001"),
    ])
    func `an amount is a plain number with few decimals`(units: Double, text: String) {
        #expect(Money(units).description == text)
    }

    @Test func `a price that no binary fraction is comes out exact`() {
        for millionths in 1...2000 {
            #expect(Money(Double(millionths) / 1e6 / 1e3).picos == millionths * 1000)
        }
    }

    @Test func `what is too large to count is the largest amount`() {
        let price = ModelPrice(input: Money(1), output: Money(1))
        let cost = price.cost(of: TokenUsage(promptTokens: .max / 4, answerTokens: .max / 4))
        #expect(cost == Money(picos: .max) && cost + cost == cost)
    }

    @Test func `tokens from the server's cache have their own price`() {
        let price = ModelPrice(
            input: Money(picos: 10),
            cachedInput: Money(picos: 1),
            output: Money(picos: 100)
        )
        let usage = TokenUsage(promptTokens: 50, cachedTokens: 20, answerTokens: 3)
        #expect(price.cost(of: usage).picos == 300 + 20 + 300)
    }
}
