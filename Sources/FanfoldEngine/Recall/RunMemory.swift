package import FanfoldCore

/// What earlier runs made of documents and folders that are as they were.
///
/// What it can't find or read it does not have: the work is then done again.
package protocol RunMemory: Sendable {
    /// What each agent made of a document, in the panel's order.
    func roots(ofDocument name: String) -> [Partial]?

    /// What each agent made of a folder, in the panel's order.
    func roots(ofFolder name: String) -> [Partial]?

    /// What the aggregator made of a document.
    func aggregate(ofDocument name: String) -> AgentResult?

    /// What the aggregator made of a folder.
    func aggregate(ofFolder name: String) -> AgentResult?

    /// What an agent made of a fold in a folder's tree.
    func partial(of fold: Digest, by member: Int) -> Partial?

    /// Keeps what an agent made of a fold in a folder's tree.
    func keep(_ partial: Partial, of fold: Digest, by member: Int, in folder: String)
}
