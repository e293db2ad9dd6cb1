/// A whole reply of a server.
package struct HTTPReply: Sendable {
    /// The status, such as 200.
    package var status: Int
    /// The headers.
    package var headers: ReplyHeaders
    /// The body.
    package var body: [UInt8]

    /// Makes a reply.
    package init(status: Int, headers: ReplyHeaders = ReplyHeaders(), body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Whether it is an answer, and not a failure.
    package var isSuccess: Bool { (200..<300).contains(status) }
}
