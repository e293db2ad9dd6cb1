package import Foundation

extension Process {
    /// Waits for the end on a thread of its own, since the tests share one for each core.
    ///
    /// The kernel is asked, not Foundation: with many sockets open in the test process its own notice of a
    /// child's end was seen not to come.
    ///
    /// - Returns: The exit status, or the number of the signal that ended the process.
    package func end() async -> Int32 {
        let child = id_t(processIdentifier)
        return await withCheckedContinuation { end in
            Thread.detachNewThread { end.resume(returning: self.status(of: child)) }
        }
    }

    /// Whether the process has ended, by the kernel's word.
    package var hasEnded: Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT | WNOHANG) == 0 else {
            return true
        }
        return information.si_signo != 0
    }

    private func status(of child: id_t) -> Int32 {
        var information = siginfo_t()
        while true {
            // Left as it is, so that Foundation finds it as well.
            if waitid(P_PID, child, &information, WEXITED | WNOWAIT) == 0 {
                return information._sifields._sigchld.si_status
            }
            guard errno == EINTR else { break }
        }
        // Foundation was first, and knows.
        waitUntilExit()
        return terminationStatus
    }
}
