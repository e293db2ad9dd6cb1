/// Lets other tasks run until `condition` holds, or the test's time is over.
package func until(_ condition: () -> Bool) async {
    while !condition(), !Task.isCancelled { await Task.yield() }
}
