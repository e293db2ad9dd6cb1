internal import ArgumentParser
internal import Fanfold
internal import FanfoldLab

/// `fanfold lab`: a server that plays model servers.
struct LabCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Play model servers on this machine, to rehearse a run.",
        discussion: """
            Serves on 127.0.0.1 until Ctrl-C and then prints what it saw. It speaks the shapes of OpenAI \
            (/v1/chat/completions), Anthropic (/v1/messages) and Ollama (/api/chat). Its answers are \
            sentences of the prompt, with their numbers; the same prompt always gets the same one. GET \
            /stats tells the figures so far, POST /reset begins anew.
            """
    )

    @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
    var port = 8089

    @OptionGroup var lab: LabOptions

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func validate() throws {
        guard 0...65_535 ~= port else {
            throw ValidationError("--port is \(port), and has to be from 0 to 65535.")
        }
    }

    func run() async throws {
        var settings = try lab.settings()
        settings.port = port
        do {
            let stats = try await EndSignal.watch { wait in
                try await LabServer.run(settings) { server in
                    Console.error(
                        "lab server at \(server.baseURL); try: "
                            + "fanfold run documents --model openai:lab --base-url \(server.openAIBaseURL)"
                    )
                    await wait()
                    return server.stats
                }
            }
            Console.output(json ? stats.json.bytes + [0x0A] : Array(stats.table.utf8))
        } catch let error as LabPortError {
            Console.message("\(error)", hint: "name another with --port, or 0 for a free one")
            throw ExitStatus.usage
        }
    }
}
