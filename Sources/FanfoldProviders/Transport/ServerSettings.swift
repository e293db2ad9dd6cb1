/// How a server is reached.
package struct ServerSettings: Sendable, Hashable {
    /// Where it is.
    package var address: ServerAddress
    /// The key, sent to this address and nowhere else; `nil` where the server wants none.
    package var key: Secret?
    /// The environment variable that the key is from, for messages.
    package var keyVariable: String?
    /// The header that carries the key.
    package var keyStyle: KeyStyle
    /// The `api-version` that Azure wants in the query.
    package var apiVersion: String?
    /// The proxy on the way.
    package var proxy: ProxyAddress?
    /// A file of certificate authorities in place of the system's, in PEM.
    package var authorityFile: String?
    /// The most time to connect.
    package var connectTimeout: Duration
    /// The most time without a byte; long, since a model may think before it says anything.
    package var idleTimeout: Duration
    /// The most time between two pieces of a stream.
    package var streamIdleTimeout: Duration
    /// The connections kept open side by side.
    package var connections: Int

    /// Makes settings.
    package init(
        address: ServerAddress,
        key: Secret? = nil,
        keyVariable: String? = nil,
        keyStyle: KeyStyle = .bearer,
        apiVersion: String? = nil,
        proxy: ProxyAddress? = nil,
        authorityFile: String? = nil,
        connectTimeout: Duration = .seconds(10),
        idleTimeout: Duration = .seconds(300),
        streamIdleTimeout: Duration = .seconds(60),
        connections: Int = 32
    ) {
        self.address = address
        self.key = key
        self.keyVariable = keyVariable
        self.keyStyle = keyStyle
        self.apiVersion = apiVersion
        self.proxy = proxy
        self.authorityFile = authorityFile
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.streamIdleTimeout = streamIdleTimeout
        self.connections = connections
    }
}
