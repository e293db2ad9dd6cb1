package import FanfoldCore

/// A finished document or folder.
package enum Report: Sendable {
    /// A document.
    case document(DocumentResult)
    /// A folder.
    ///
    /// Its identity tells later whether it is still the same; `nil` where something is missing from it.
    case folder(FolderResult, identity: Digest?)
}
