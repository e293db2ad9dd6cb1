/// The version of the library and the command.
public enum FanfoldVersion {
    /// A semantic version.
    public static let current = "0.1.0"
}
