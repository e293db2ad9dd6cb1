internal import NIOHTTP1

/// Where requests of one kind go, made once and used for every call.
struct HTTPEndpoint: Sendable {
    /// The whole URL.
    let url: String
    /// Every header of a request, the key's among them.
    let headers: HTTPHeaders

    /// Makes an endpoint at a server.
    ///
    /// - Parameters:
    ///   - path: The path below the base, from its slash.
    ///   - settings: How the server is reached.
    ///   - extra: Further headers.
    init(_ path: String, at settings: ServerSettings, adding extra: [(String, String)] = []) {
        url = settings.address.url(path, adding: settings.apiVersion.map { ("api-version", $0) })
        var headers = HTTPHeaders()
        headers.add(name: "content-type", value: "application/json")
        headers.add(name: "accept", value: "application/json, text/event-stream, application/x-ndjson")
        headers.add(name: "user-agent", value: "fanfold")
        for (name, value) in extra { headers.add(name: name, value: value) }
        if let key = settings.key {
            let header = settings.keyStyle.header(key)
            headers.add(name: header.name, value: header.value)
        }
        self.headers = headers
    }
}
