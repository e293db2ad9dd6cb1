/// Waits for another process to do something; the time limit of the test ends the wait.
func eventually(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(2)) }
}
