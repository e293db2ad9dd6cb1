import FanfoldCore
import FanfoldEngine
import FanfoldTestKit
import Testing

@testable import Fanfold

@Suite struct `Price table` {
    private static let text = """
        {
          "sample_spec": { "max_tokens": "LEGACY parameter", "input_cost_per_token": 0.0, "mode": "one of" },
          "gpt-4o-mini": {
            "input_cost_per_token": 1.5e-07, "output_cost_per_token": 6e-07,
            "cache_read_input_token_cost": 7.5e-08, "cache_creation_input_token_cost": null,
            "max_output_tokens": 16384, "max_tokens": 16384, "max_input_tokens": 128000,
            "litellm_provider": "openai", "mode": "chat"
          },
          "azure/gpt-4o-mini": { "input_cost_per_token": "1.65e-07", "output_cost_per_token": "6.6e-07" },
          "Mixed-Case": { "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "max_tokens": "4096" },
          "ollama/llama3": { "input_cost_per_token": 0.0, "output_cost_per_token": 0.0, "max_tokens": 8192 },
          "half": { "input_cost_per_token": 1e-6, "output_cost_per_token": null },
          "bad": { "input_cost_per_token": "cheap", "output_cost_per_token": 1 },
          "negative": { "input_cost_per_token": -1e-6, "output_cost_per_token": 1 },
          "list": [1],
          "thinker": {
            "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "output_cost_per_reasoning_token": 3e-6
          }
        }
        """

    private func table(_ text: String = Self.text) throws -> PriceTable {
        try PriceTable(Array(text.utf8), file: "prices.json")
    }

    private func price(_ input: Int, _ cached: Int, _ output: Int) -> ModelPrice {
        ModelPrice(
            input: Money(picos: input),
            cachedInput: Money(picos: cached),
            output: Money(picos: output)
        )
    }

    @Test func `a model is found by its name, its provider and name, and in any case`() throws {
        let table = try table()
        let mini = try table.terms(provider: "openai", name: "gpt-4o-mini")
        #expect(mini == ModelTerms(price: price(150_000, 75_000, 600_000), largestAnswer: 16_384))
        let azure = try table.terms(provider: "azure", name: "gpt-4o-mini")
        #expect(azure == ModelTerms(price: price(165_000, 165_000, 660_000)))
        let mixed = try table.terms(provider: "openai", name: "mixed-case")
        #expect(mixed.price == price(1_000_000, 1_000_000, 2_000_000) && mixed.largestAnswer == 4096)
        let local = try table.terms(provider: "ollama", name: "llama3")
        #expect(local.price == price(0, 0, 0))
        #expect(try table.terms(provider: "openai", name: "thinker").price?.output == Money(picos: 3_000_000))
    }

    @Test(arguments: ["unheard-of", "half", "sample_spec"])
    func `what the file does not say is not known`(name: String) throws {
        #expect(try table().terms(provider: "openai", name: name).price == nil)
    }

    @Test func `a mistake names the file, the place and what is wrong`() throws {
        func message(_ body: () throws -> Void) -> String? {
            do {
                try body()
                return nil
            } catch { return (error as? RunError)?.message }
        }
        #expect(
            message { _ = try table().terms(provider: "openai", name: "bad") }
                == #"prices.json: bad: input_cost_per_token is "cheap", and has to be a number of at least 0"#
        )
        #expect(
            message { _ = try table().terms(provider: "openai", name: "negative") }?.hasPrefix(
                "prices.json: negative: input_cost_per_token is -"
            ) == true
        )
        #expect(
            message { _ = try table().terms(provider: "openai", name: "list") }
                == "prices.json: list: it is no object of prices"
        )
        #expect(
            message { _ = try table("{\n\"a\": {\n\"b\" 1}}") } == "prices.json:3: a colon is missing"
        )
        #expect(message { _ = try table("[]") } == "prices.json: it is no object with a member a model")
        #expect(
            message { _ = try PriceTable(contentsOf: "/no/such/prices.json") }
                == "/no/such/prices.json: there is no such file"
        )
        #expect(message { _ = try PriceTable(contentsOf: "/dev/null") } == "/dev/null: it is no file")
    }
}

@Suite struct `Price book` {
    private func model(_ reference: String, _ change: (inout Recipe.Model) -> Void = { _ in }) throws
        -> Recipe.Model
    {
        var model = try #require(Recipe().model(named: reference))
        change(&model)
        return model
    }

    private func table() throws -> PriceTable {
        let text = #"{"m": {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "max_tokens": 100}}"#
        return try PriceTable(Array(text.utf8), file: "prices.json")
    }

    @Test func `a recipe's price comes before the file's, each number for itself`() throws {
        let said = try model("openai:m") {
            var price = Recipe.Price()
            price.input = 3
            $0.price = price
        }
        let terms = try PriceBook.terms(of: said, table())
        #expect(
            terms.price
                == ModelPrice(input: Money(picos: 3_000_000), output: Money(picos: 2_000_000))
        )
        #expect(terms.largestAnswer == 100)
    }

    @Test func `a budget of money needs a price, and any budget a longest answer`() throws {
        func message(_ caps: BudgetCaps, _ model: Recipe.Model, _ table: PriceTable? = nil) -> String? {
            do throws(RunError) {
                try PriceBook(table, caps: caps).add(model)
                return nil
            } catch { return error.message }
        }
        let (cost, tokens) = (BudgetCaps(cost: Money(1)), BudgetCaps(tokens: 1000))
        #expect(
            message(cost, try model("openai:x"), try table())
                == "the price of openai:x is not known, so --max-cost can't be kept"
        )
        #expect(message(cost, try model("openai:m"), try table()) == nil)
        #expect(
            message(tokens, try model("ollama:x"))
                == "the longest answer of ollama:x is not known, so --max-tokens can't be kept"
        )
        #expect(message(tokens, try model("ollama:x") { $0.maxAnswerTokens = 50 }) == nil)
        #expect(message(tokens, try model("anthropic:x")) == nil)
    }

    @Test func `of one name at two servers the dearer counts`() throws {
        func priced(_ input: Double, _ output: Double) throws -> Recipe.Model {
            try model("openai:x") {
                var price = Recipe.Price()
                (price.input, price.output) = (input, output)
                $0.price = price
                $0.maxAnswerTokens = 5
            }
        }
        let book = PriceBook(nil, caps: nil)
        try book.add(priced(1, 5))
        try book.add(priced(2, 4))
        let identity = ModelIdentity(provider: "openai", name: "x")
        #expect(
            book.terms(of: identity).price
                == ModelPrice(input: Money(picos: 2_000_000), output: Money(picos: 5_000_000))
        )
    }

    @Test func `a model that takes another's place does not keep its price`() throws {
        var recipe = Recipe()
        recipe.models = [
            try model("openai:a") {
                $0.name = "main"
                $0.price = Recipe.Price()
            }
        ]
        var overrides = RecipeOverrides()
        overrides.model = "openai:a"
        #expect(try recipe.model(of: "main", overrides).price != nil)
        overrides.model = "openai:b"
        #expect(try recipe.model(of: "main", overrides).price == nil)
    }
}
