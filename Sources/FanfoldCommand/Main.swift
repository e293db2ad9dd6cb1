internal import ArgumentParser

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Parses the command line, runs it, and turns its end into an exit code.
@main
enum Main {
    static func main() async {
        // A reader of our output that went away is found out by the write, which is no error.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try FanfoldCommand.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(Failure.report(error).rawValue)
        }
    }
}
