internal import FanfoldCore
internal import FanfoldDocuments
internal import FanfoldEngine
internal import SystemPackage

/// What models cost, as a file says that has the form of litellm's `model_prices_and_context_window.json`.
///
/// The file is one object: a model's name, perhaps with its provider before it, and what is known of the model. Only
/// what is asked for is looked at, since such files hold thousands of models.
struct PriceTable: Sendable {
    private let file: String
    private let entries: [String: JSONValue]
    /// The names without regard to case; of two that are then alike, the first in the alphabet.
    private let names: [String: String]

    /// The largest file that is read, in bytes.
    private static let byteLimit = 64 << 20
    /// An entry that explains the others.
    private static let explanation = "sample_spec"
    private static let form = "name a file such as litellm's model_prices_and_context_window.json"

    /// Reads a file of prices.
    ///
    /// - Parameter path: The file.
    /// - Throws: ``RunError`` that names the file, the line and what is wrong.
    init(contentsOf path: String) throws(RunError) {
        try self.init(try Self.bytes(of: path), file: path)
    }

    /// Reads prices.
    ///
    /// - Parameters:
    ///   - bytes: The text of the file.
    ///   - file: What mistakes call it.
    /// - Throws: ``RunError`` that names the file, the line and what is wrong.
    init(_ bytes: [UInt8], file: String) throws(RunError) {
        let json: JSONValue
        do throws(JSONFlaw) {
            json = try JSONValue(parsing: bytes)
        } catch {
            let line = bytes[..<min(error.offset, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
            throw Self.mistake("\(file):\(line): \(error.reason)", hint: Self.form)
        }
        guard let object = json.object else {
            throw Self.mistake(
                "\(file): it is no object with a member a model",
                hint: Self.form
            )
        }
        self.file = file
        entries = Dictionary(object.filter { $0.key != Self.explanation }.map { ($0, $1) }) { $1 }
        names = Dictionary(entries.keys.map { ($0.lowercased(), $0) }) { min($0, $1) }
    }

    /// What the file says of a model: under `provider/name`, else under its name, else without regard to case.
    ///
    /// - Parameters:
    ///   - provider: The kind of server, such as `openai` or `azure`.
    ///   - name: The model's name on its server.
    /// - Returns: What is known; nothing where the file does not have the model.
    /// - Throws: ``RunError`` for what the file says of this model and what is no price.
    func terms(provider: String, name: String) throws(RunError) -> ModelTerms {
        let exact = ["\(provider)/\(name)", name].first { entries[$0] != nil }
        let found = exact ?? names["\(provider)/\(name)".lowercased()] ?? names[name.lowercased()]
        guard let found, let entry = entries[found] else { return ModelTerms() }
        guard entry.object != nil else {
            throw Self.mistake("\(file): \(found): it is no object of prices")
        }
        func number(_ member: String) throws(RunError) -> Double? {
            guard let value = entry[member], value != .null else { return nil }
            let number: Double? =
                switch value {
                case .integer(let integer): Double(integer)
                case .number(let number): number
                case .string(let text): Double(text)
                default: nil
                }
            guard let number, number >= 0, number.isFinite else {
                throw Self.mistake(
                    "\(file): \(found): \(member) is \(value.text), and has to be a number of at least 0",
                    hint: "mend it, or give the model a price in the recipe"
                )
            }
            return number
        }
        let thinking = try number("output_cost_per_reasoning_token")
        var terms = ModelTerms()
        if let input = try number("input_cost_per_token"), let output = try number("output_cost_per_token") {
            terms.price = ModelPrice(
                input: Money(input),
                cachedInput: try number("cache_read_input_token_cost").map { Money($0) },
                // Tokens of thinking are told among those of the answer.
                output: Money(max(output, thinking ?? 0))
            )
        }
        let most = (try number("max_output_tokens"), try number("max_tokens"))
        if let largest = most.0 ?? most.1, largest >= 1 { terms.largestAnswer = Int(min(largest, 1e9)) }
        return terms
    }

    private static func bytes(of path: String) throws(RunError) -> [UInt8] {
        do {
            // A pipe must not block the run before it begins.
            let file = try FileDescriptor.open(
                FilePath(path),
                .readOnly,
                options: [.closeOnExec, .nonBlocking]
            )
            return try file.closeAfter {
                guard case .file = try FileStatus(of: file).kind else {
                    throw mistake("\(path): it is no file", hint: form)
                }
                let bytes = try file.bytes(limit: byteLimit)
                guard bytes.count <= byteLimit else {
                    throw mistake("\(path): it has more than \(byteLimit >> 20) MB", hint: form)
                }
                return bytes
            }
        } catch let error as RunError {
            throw error
        } catch Errno.noSuchFileOrDirectory {
            throw mistake("\(path): there is no such file", hint: "check --prices, or prices in the recipe")
        } catch {
            throw mistake("\(path): it can't be read: \(error)", hint: form)
        }
    }

    private static func mistake(_ message: String, hint: String? = nil) -> RunError {
        RunError(.badSetting, message, hint: hint)
    }
}
