/// Writes responses as HTTP/1.1 has them.
enum HTTPText {
    /// The head of a response.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - type: What the body is.
    ///   - headers: Further headers.
    ///   - length: The body's bytes; `nil` for a body in chunks.
    /// - Returns: The head, with the empty line that ends it.
    static func head(
        _ status: Int,
        type: String,
        headers: [(String, String)] = [],
        length: Int?
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + (length ?? 0))
        bytes += "HTTP/1.1 \(status) \(reason(status))\r\ncontent-type: \(type)\r\n".utf8
        for (name, value) in headers { bytes += "\(name): \(value)\r\n".utf8 }
        if let length {
            bytes += "content-length: \(length)\r\n\r\n".utf8
        } else {
            bytes += "transfer-encoding: chunked\r\n\r\n".utf8
        }
        return bytes
    }

    /// A whole response.
    static func response(
        _ status: Int,
        type: String = "application/json",
        headers: [(String, String)] = [],
        body: [UInt8]
    ) -> [UInt8] {
        head(status, type: type, headers: headers, length: body.count) + body
    }

    /// A piece of a body in chunks.
    static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [0x0D, 0x0A]
    }

    /// The end of a body in chunks.
    static let lastChunk = Array("0\r\n\r\n".utf8)

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 413: "Payload Too Large"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: "Overloaded"
        }
    }
}
