/// What a path leads to.
enum LabRoute: Hashable {
    case chat(LabShape, deployment: String?)
    case models
    case stats
    case reset
    /// The path is known, but takes the named method.
    case wrongMethod(String)
    case unknown

    init(method: String, path: String) {
        let names = path.split(separator: "/").map(String.init)
        let (route, expected): (LabRoute, String) =
            switch names {
            case ["v1", "chat", "completions"], ["chat", "completions"]:
                (.chat(.openAI, deployment: nil), "POST")
            case ["v1", "messages"]: (.chat(.anthropic, deployment: nil), "POST")
            case ["api", "chat"]: (.chat(.ollama, deployment: nil), "POST")
            case ["v1", "models"]: (.models, "GET")
            case ["stats"]: (.stats, "GET")
            case ["reset"]: (.reset, "POST")
            default: Self.azure(names)
            }
        self = route == .unknown || method == expected ? route : .wrongMethod(expected)
    }

    /// Azure's paths name the model.
    private static func azure(_ names: [String]) -> (LabRoute, String) {
        let start = names.first == "openai" ? 1 : 0
        guard names.count == start + 4, names[start] == "deployments",
            names[(start + 2)...] == ["chat", "completions"]
        else { return (.unknown, "") }
        return (.chat(.openAI, deployment: names[start + 1]), "POST")
    }
}
