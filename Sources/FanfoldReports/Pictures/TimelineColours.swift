/// The colours of a timeline: by agent, told apart also by those who see few colours; strength by level.
enum TimelineColours {
    private struct Scheme {
        let ink: String
        let soft: String
        let paper: String
        let bad: String
        let agents: [String]
    }

    private static let light = Scheme(
        ink: "#1c1f23",
        soft: "#5b6570",
        paper: "#ffffff",
        bad: "#d11f3a",
        agents: [
            "#2f6fde", "#d9730d", "#0f8f6b", "#b23a8f", "#6b5bd2", "#9a7b00", "#0b8aa0", "#c0392b",
        ]
    )

    private static let dark = Scheme(
        ink: "#e8eaed",
        soft: "#9aa4af",
        paper: "#15181c",
        bad: "#ff6b81",
        agents: [
            "#6ea0ff", "#ffa657", "#4fd1a5", "#f08bd0", "#a99bff", "#e3c54a", "#56cfe1", "#ff8a80",
        ]
    )

    /// The style sheet, without variables, which some viewers don't know.
    static let style = """

        svg{font:12px system-ui,sans-serif}.head{font-size:17px;font-weight:600}.note,.tick,.lane{font-size:11px}
        .tick{text-anchor:middle}.lane{text-anchor:end}rect{stroke-width:0}.l0{opacity:.5}.l1{opacity:.78}
        .retried{opacity:.7}.flight{opacity:.35}.rate{opacity:.45}.limit{stroke-dasharray:4 3}.grid{opacity:.2}
        .w-permit,.w-requests,.w-tokens,.w-server,.w-retry,.w-held,.w-budget{opacity:.6}
        \(rules(light))
        @media(prefers-color-scheme:dark){
        \(rules(dark))
        }
        .bars,.axis,.grid,.limit,.link{fill:none}

        """

    private static func rules(_ scheme: Scheme) -> String {
        func both(_ name: String, _ colour: String) -> String { ".\(name){fill:\(colour);stroke:\(colour)}" }
        let agents = scheme.agents.enumerated().map { both("a\($0)", $1) }.joined(separator: "\n")
        let rest = [
            ".paper{fill:\(scheme.paper)}", "text{fill:\(scheme.ink)}",
            ".note,.tick,.lane{fill:\(scheme.soft)}",
            both("retried", scheme.bad), both("failed", scheme.bad), both("stored", scheme.soft),
            both("longest", scheme.ink), ".axis,.grid{stroke:\(scheme.soft)}", ".link{stroke:\(scheme.ink)}",
            ".limit{stroke:\(scheme.bad)}",
            ".w-permit{fill:\(scheme.soft)}.w-requests{fill:\(scheme.agents[2])}",
            ".w-tokens{fill:\(scheme.agents[4])}.w-server{fill:\(scheme.bad)}.w-retry{fill:\(scheme.agents[1])}",
            ".flight{fill:\(scheme.agents[0])}", ".rate{fill:\(scheme.agents[2])}",
            ".w-held{fill:\(scheme.ink)}.w-budget{fill:\(scheme.agents[3])}",
        ]
        return agents + "\n" + rest.joined()
    }
}
