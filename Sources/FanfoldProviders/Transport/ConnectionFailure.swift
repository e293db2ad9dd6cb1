internal import AsyncHTTPClient
internal import FanfoldCore
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import SystemPackage

/// Tells what went wrong on the way to a server and back.
struct ConnectionFailure {
    private let settings: ServerSettings
    private let isInBody: Bool

    /// - Parameters:
    ///   - settings: How the server is reached.
    ///   - isInBody: Whether the head of the reply had come.
    init(_ settings: ServerSettings, isInBody: Bool) {
        self.settings = settings
        self.isInBody = isInBody
    }

    /// The error to throw for one of the libraries below.
    ///
    /// Descriptions of theirs are used only where they can hold neither a header nor a body.
    func modelError(_ error: any Error) -> ModelError {
        var told = sorted(error)
        told.isUnsent = !isInBody && Self.isUnsent(error)
        return told
    }

    /// Whether there was no connection to send anything through.
    private static func isUnsent(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError, ChannelError.connectTimeout: return true
        case let error as HTTPClientError:
            return [.connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout].contains(error)
        case let error as IOError:
            let number = Errno(rawValue: error.errnoCode)
            return [.connectionRefused, .networkUnreachable, .hostIsDown, .noRouteToHost].contains(number)
        default: return false
        }
    }

    private func sorted(_ error: any Error) -> ModelError {
        switch error {
        case let error as HTTPClientError: client(error)
        case let error as NIOConnectionError: connection(error)
        case let error as IOError: system(error)
        case is NIOTooManyBytesError, is NIOSSLExtraError, is NIOSSLError, is BoringSSLError: layer(error)
        case ChannelError.connectTimeout: connectTimeout
        case is HTTPParserError where !isInBody:
            ModelError(.unreachable, "what \(server) sent is not HTTP", hint: addressHint)
        default: isInBody ? interrupted : closed
        }
    }

    private func client(_ error: HTTPClientError) -> ModelError {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: connectTimeout
        case .readTimeout, .deadlineExceeded, .writeTimeout:
            ModelError(
                .timedOut,
                "\(server) sent nothing for \(settings.idleTimeout.inSeconds)"
            )
        case .tlsHandshakeTimeout:
            ModelError(.unreachable, "\(server) did not finish the TLS handshake", hint: addressHint)
        case .proxyAuthenticationRequired:
            ModelError(
                .unreachable,
                "the proxy \(proxy) wants a user name and a password",
                hint: "put them into the proxy's URL in the environment: http://USER:PASSWORD@HOST:PORT",
                mayRetry: false
            )
        case .invalidProxyResponse, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            ModelError(.unreachable, "the proxy \(proxy) makes no connection to \(server)", hint: proxyHint)
        default:
            // The library's own text for these holds the value of the header, which is the key.
            if error.shortDescription == "Invalid header field values" {
                ModelError(
                    .badKey,
                    "the key for \(server) has a character that no key can have, such as a line break",
                    hint: "set the environment variable anew"
                )
            } else {
                isInBody ? interrupted : closed
            }
        }
    }

    private func connection(_ error: NIOConnectionError) -> ModelError {
        guard let first = error.connectionErrors.first?.error else {
            return ModelError(
                .unreachable,
                "no address was found for \(peer)",
                hint: settings.proxy == nil ? "check the name in the base URL, and the network" : proxyHint
            )
        }
        return sorted(first)
    }

    private func system(_ error: IOError) -> ModelError {
        guard !isInBody else { return interrupted }
        switch Errno(rawValue: error.errnoCode) {
        case .connectionRefused:
            return ModelError(
                .unreachable,
                "\(peer) refused the connection",
                hint: settings.proxy == nil
                    ? "start the server, or check the port in the base URL" : proxyHint
            )
        case .networkUnreachable, .hostIsDown, .noRouteToHost:
            return ModelError(.unreachable, "\(peer) can't be reached from here", hint: "check the network")
        case .timedOut: return connectTimeout
        default: return closed
        }
    }

    private func layer(_ error: any Error) -> ModelError {
        if error is NIOTooManyBytesError {
            return ModelError(
                .badReply,
                "the reply of \(server) is larger than \(HTTPTransport.replyLimit >> 20) MiB"
            )
        }
        if isInBody { return interrupted }
        let text = String(describing: error)
        guard text.contains("CERTIFICATE") || text.contains("ertificate") || error is NIOSSLExtraError else {
            return ModelError(
                .unreachable,
                "\(server) and we found no common way to encrypt",
                hint: "check whether the base URL should begin with http:// and not https://"
            )
        }
        let file = settings.authorityFile.map { ", with the authorities in \($0)" } ?? ""
        return ModelError(
            .unreachable,
            "the certificate of \(server) is not trusted\(file)",
            hint: "set SSL_CERT_FILE to a PEM file with the authority that signed it",
            mayRetry: false
        )
    }

    private var connectTimeout: ModelError {
        ModelError(
            .unreachable,
            "no connection to \(peer) within \(settings.connectTimeout.inSeconds)",
            hint: "check the network and the base URL"
        )
    }

    private var closed: ModelError {
        ModelError(.unreachable, "\(server) closed the connection before it answered")
    }

    private var interrupted: ModelError {
        ModelError(.interrupted, "the connection to \(server) broke off in the middle of the reply")
    }

    private var server: String { settings.address.description }

    /// Who was to be connected to: the proxy, or the server.
    private var peer: String {
        settings.proxy == nil
            ? "\(settings.address.host):\(settings.address.port)" : "the proxy \(proxy)"
    }

    private var proxy: String { settings.proxy.map { "\($0.host):\($0.port)" } ?? "" }

    private var proxyHint: String {
        "check https_proxy and http_proxy, or set no_proxy=\(settings.address.host)"
    }

    private var addressHint: String { "check the base URL" }
}
