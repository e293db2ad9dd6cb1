internal import Subprocess

/// A prompt on its way to a program, which need not read all of it.
struct PromptInput: InputProtocol {
    let bytes: [UInt8]

    func write(with writer: StandardInputWriter) async throws {
        // A program that stops reading has seen what it wants; whether that is well, its exit code says.
        _ = try? await writer.write(bytes)
    }
}
