import FanfoldCore

/// Results of several agents, with every outcome there is.
enum PanelSamples {
    private static let boat = SampleResults.evidence(
        40..<90,
        lines: 4...5,
        passage: "The board bought a boat."
    )
    private static let price = SampleResults.evidence(
        120..<160,
        lines: 9...9,
        passage: "It costs £4,000 | net."
    )

    private static func partial(_ text: String, _ evidence: Evidence...) -> Partial {
        Partial(statements: [Statement(text: text, evidence: evidence)])
    }

    /// A document that four agents read, of which one was skipped, one replaced and one failed.
    static var panel: PanelResult {
        PanelResult(
            agents: [
                AgentResult(agent: "trends", summary: partial("There is a new boat.", boat)),
                AgentResult(
                    agent: "complaints",
                    outcome: .skipped(reason: "its text holds none of 'complaint'"),
                    summary: Partial()
                ),
                AgentResult(
                    agent: "prices *net*",
                    outcome: .fellBack,
                    summary: partial("It costs £4,000.", price),
                    substitutions: [
                        Substitution(
                            subject: "minutes/2024-05.md",
                            lines: 1...20,
                            by: "the built-in agent",
                            reason: "no answer within the time limit of 30 s (6 attempts)"
                        )
                    ]
                ),
                AgentResult(
                    agent: "mood",
                    outcome: .failed(reason: "the model refused to answer"),
                    summary: Partial(),
                    gaps: [
                        Gap(
                            document: "minutes/2024-05.md",
                            range: 0..<420,
                            lines: 1...20,
                            agent: "mood",
                            reason: "the model refused to answer"
                        )
                    ]
                ),
            ],
            aggregate: AgentResult(
                agent: "executive summary",
                outcome: .fellBack,
                summary: Partial(
                    statements: [
                        Statement(text: "A new boat costs £4,000.", evidence: [boat, price]),
                        Statement(text: "Nobody says what for.", evidence: []),
                    ]
                ),
                substitutions: [
                    Substitution(
                        subject: "minutes/2024-05.md",
                        by: "small-model",
                        reason: "the model refused to answer"
                    )
                ]
            )
        )
    }

    /// The same agents without an aggregate that came about.
    static var withheld: PanelResult {
        var panel = panel
        let reason = "2 of 3 agents answered, and 3 are needed"
        panel.aggregate = AgentResult(
            agent: "executive summary",
            outcome: .failed(reason: reason),
            summary: Partial(),
            gaps: [Gap(document: "minutes/2024-05.md", agent: "executive summary", reason: reason)]
        )
        return panel
    }

    /// Two typed agents: fields, a table, lists and objects in one, counts in the other.
    static var typed: PanelResult {
        let prices: JSONValue = [
            "seller": "The *yard*",
            "paid": .null,
            "prices": [
                ["what": "boat | oars", "amount": 4000, "tags": ["new", "wood"]],
                ["what": "paint", "amount": 12.5],
            ],
            "notes": ["first\nsecond", "third"],
            "none": [],
            "terms": ["days": 30, "parts": ["count": 2]],
        ]
        let counts: JSONValue = ["mood": ["calm": 12, "angry": 1]]
        let many = (0..<12).map {
            SampleResults.evidence($0..<$0 + 1, lines: $0 + 1...$0 + 1, passage: "Line.")
        }
        return PanelResult(agents: [
            AgentResult(
                agent: "prices",
                summary: Partial(
                    value: TypedValue(
                        json: prices,
                        evidence: [
                            "": [boat, price], "/prices/0": [boat], "/prices/1": [price], "/terms": [price],
                        ]
                    )
                )
            ),
            AgentResult(
                agent: "mood",
                summary: Partial(
                    value: TypedValue(json: counts, evidence: ["/mood/calm": many, "/mood/angry": [boat]])
                )
            ),
            AgentResult(
                agent: "whole",
                summary: Partial(value: TypedValue(json: ["title": "Boats"], evidence: ["": [boat]]))
            ),
        ])
    }
}
