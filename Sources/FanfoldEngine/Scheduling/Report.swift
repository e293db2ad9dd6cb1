package import FanfoldCore

/// A finished document or folder.
package enum Report: Sendable {
    /// A document.
    case document(DocumentResult)
    /// A folder.
    case folder(FolderResult)
}
