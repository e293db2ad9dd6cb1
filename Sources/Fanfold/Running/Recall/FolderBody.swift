internal import FanfoldCore

/// What is noted of a folder's report; its entries are known without.
struct FolderBody: Codable {
    var panel: PanelResult
    var foldCount: Int
    var levels: Int
}
