public import FanfoldCore
public import OrderedCollections

extension Recipe {
    /// A language model and its settings, under a name of the recipe's own.
    public struct Model: Sendable, Hashable {
        /// What agents call it.
        public var name = ""
        /// Who serves it.
        public var provider: Provider?
        /// Its name on the server; of a command the whole command line.
        public var model: String?
        /// Where the server is, up to and with `/v1`.
        public var baseURL: String?
        /// The environment variable that holds the key.
        public var keyVariable: String?
        /// 0 for the likeliest answer, up to 2 for variety.
        public var temperature: Double?
        /// Makes a server that can draw the same answer again.
        public var seed: Int?
        /// The most tokens of an answer.
        public var maxAnswerTokens: Int?
        /// How many tokens the model can read and write in one call.
        public var contextTokens: Int?
        /// A change of it asks everything anew.
        public var revision: String?
        /// Other settings, handed to the server as they are.
        public var options: OrderedDictionary<String, JSONValue>?
        /// What tokens cost.
        public var price: Price?

        /// A model that nothing is said of.
        public init() {}
    }

    /// Who serves a model.
    public enum Provider: String, Sendable, Hashable, CaseIterable {
        /// OpenAI, and every server that speaks its chat completions.
        case openai
        /// OpenAI's models in Azure, which takes its key in another header.
        case azure
        /// Anthropic's Messages.
        case anthropic
        /// Ollama's own chat.
        case ollama
        /// A program that reads a prompt and writes an answer.
        case command
        /// No model: sentences of the text, picked by the built-in agent.
        case extractive
    }

    /// What a million tokens cost, in whatever money.
    public struct Price: Sendable, Hashable {
        /// Tokens read.
        public var input: Double?
        /// Tokens read that the server had cached; as `input` where it is not given.
        public var cachedInput: Double?
        /// Tokens written.
        public var output: Double?

        /// Prices that are not known.
        public init() {}
    }
}
