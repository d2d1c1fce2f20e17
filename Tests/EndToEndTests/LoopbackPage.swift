import Glibc

/// A page of a server on this machine, read on the calling thread: a test that follows a run must not have to wait for a
/// thread of the pool, which other tests hold.
struct LoopbackPage {
    /// It could not be read.
    struct Failure: Error {
        let errorNumber: Int32
    }

    let body: [UInt8]

    /// Reads it to the end of the connection.
    init(port: UInt16, _ path: String) throws(Failure) {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let result = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe connect(
                connection,
                bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)
            )
        }
        guard result == 0 else { throw Failure(errorNumber: errno) }
        // HTTP/1.0, so that the end of the connection is the end of the page.
        let request = Array("GET \(path) HTTP/1.0\r\n\r\n".utf8)
        guard unsafe write(connection, request, request.count) == request.count else {
            throw Failure(errorNumber: errno)
        }
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(connection, &part, part.count)
            guard count > 0 else { break }
            answer += part.prefix(count)
        }
        let end = answer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? answer.endIndex
        body = Array(answer[end...])
    }
}
