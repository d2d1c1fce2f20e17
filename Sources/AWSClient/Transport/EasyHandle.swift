import CCurl

/// libcurl's easy handle: one transfer at a time, used again for the next one.
///
/// It belongs to the thread of its multi handle and to no other.
@safe
final class EasyHandle {
    /// What tells handles apart: their address as a number, which can't be followed.
    typealias ID = UInt

    let pointer: UnsafeMutableRawPointer
    private let limit: Int
    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var upload: [UInt8] = []
    private var uploaded = 0
    private var headers = HTTPHeaders()
    private var body: [UInt8] = []
    private var isTooLarge = false

    var id: ID { unsafe ID(bitPattern: pointer) }

    init(_ configuration: CurlTransport.Configuration) {
        guard let pointer = unsafe curl_easy_init() else { preconditionFailure("libcurl has no memory") }
        unsafe self.pointer = pointer
        limit = configuration.responseLimit
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        set(CURLOPT_USERAGENT, configuration.userAgent)
        if let bundle = configuration.caBundle { set(CURLOPT_CAINFO, bundle) }
        installCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(pointer)
        unsafe curl_slist_free_all(headerList)
        unsafe errorText.deallocate()
    }

    /// Makes the handle ready for a request; says why when the request can't be sent as it is.
    func prepare(_ request: HTTPRequest) -> String? {
        guard request.url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return "its address holds a character that must be percent-encoded"
        }
        guard !request.headers.fields.contains(where: { $0.name.hasControl || $0.value.hasControl }) else {
            return "a header holds a control character"
        }
        upload = request.body
        uploaded = 0
        set(CURLOPT_URL, request.url)
        set(CURLOPT_TIMEOUT_MS, request.timeout.milliseconds)
        // An empty string means no proxy whatever the environment says; nil leaves it to the environment.
        set(CURLOPT_PROXY, request.host.isLocal ? "" : nil)
        setMethod(request)
        setHeaders(request)
        return nil
    }

    /// Forgets the last transfer, and with it every secret that it carried.
    func clear() {
        upload = []
        body = []
        headers = HTTPHeaders()
        isTooLarge = false
        unsafe curl_slist_free_all(headerList)
        unsafe headerList = nil
        unsafe curl_easy_setopt_list(pointer, CURLOPT_HTTPHEADER, nil)
        unsafe errorText.pointee = 0
    }

    /// What the transfer came to.
    func result(_ code: CURLcode, of request: HTTPRequest) -> Result<HTTPResponse, TransportError> {
        guard code == CURLE_OK else { return .failure(failure(code, host: request.host)) }
        var status = 0
        unsafe curl_easy_getinfo_long(pointer, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: headers, body: body))
    }

    private func failure(_ code: CURLcode, host: String) -> TransportError {
        let own = unsafe String(cString: errorText)
        let reason = own.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : own
        // libcurl notes this time when the connection is ready and the request is about to go.
        var readyTime: curl_off_t = 0
        unsafe curl_easy_getinfo_offset(pointer, CURLINFO_PRETRANSFER_TIME_T, &readyTime)
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return .certificateRefused(host: host, reason: reason)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_OUT_OF_MEMORY, CURLE_BAD_FUNCTION_ARGUMENT:
            return .unusable(host: host, reason: reason)
        case CURLE_WRITE_ERROR where isTooLarge:
            return .responseTooLarge(host: host, limit: limit)
        case CURLE_OPERATION_TIMEDOUT:
            return readyTime == 0 ? .connectTimedOut(host: host) : .timedOut(host: host)
        default:
            return readyTime == 0
                ? .couldNotConnect(host: host, reason: reason) : .connectionLost(host: host, reason: reason)
        }
    }
}

@available(*, unavailable)
extension EasyHandle: Sendable {}

extension EasyHandle {
    // A setting fails only for an unknown option or for want of memory, and then the transfer fails and says so.
    private func set(_ option: CURLoption, _ value: Int) { unsafe curl_easy_setopt_long(pointer, option, value) }

    private func set(_ option: CURLoption, _ value: String?) {
        unsafe curl_easy_setopt_string(pointer, option, value)
    }

    private func setMethod(_ request: HTTPRequest) {
        set(CURLOPT_NOBODY, request.method == .head ? 1 : 0)
        switch request.method {
        case .post, .put:
            // The body is given by a callback that can't rewind, so that libcurl can't send it a second time behind our
            // back when a kept connection breaks: whether a lost request took effect is for the caller to know.
            set(CURLOPT_POST, 1)
            unsafe curl_easy_setopt_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
        case .get, .delete:
            set(CURLOPT_HTTPGET, 1)
        case .head:
            break
        }
        set(CURLOPT_CUSTOMREQUEST, request.method == .put || request.method == .delete ? request.method.rawValue : nil)
    }

    private func setHeaders(_ request: HTTPRequest) {
        var list: UnsafeMutablePointer<curl_slist>?
        for field in request.headers.fields {
            // libcurl leaves out a header without value unless it ends in a semicolon.
            let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            unsafe list = curl_slist_append(list, line)
        }
        unsafe list = curl_slist_append(list, "Expect:")
        if request.headers["Content-Type"] == nil { unsafe list = curl_slist_append(list, "Content-Type:") }
        unsafe headerList = list
        unsafe curl_easy_setopt_list(pointer, CURLOPT_HTTPHEADER, list)
    }

    private func installCallbacks() {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe curl_easy_setopt_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
        unsafe curl_easy_setopt_pointer(pointer, CURLOPT_WRITEDATA, me)
        unsafe curl_easy_setopt_pointer(pointer, CURLOPT_HEADERDATA, me)
        unsafe curl_easy_setopt_pointer(pointer, CURLOPT_READDATA, me)
        unsafe curl_easy_setopt_callback(pointer, CURLOPT_WRITEFUNCTION) { data, _, count, context in
            unsafe EasyHandle.from(context).receive(UnsafeRawBufferPointer(start: data, count: count))
        }
        unsafe curl_easy_setopt_callback(pointer, CURLOPT_HEADERFUNCTION) { data, _, count, context in
            unsafe EasyHandle.from(context).receiveHeader(UnsafeRawBufferPointer(start: data, count: count))
        }
        unsafe curl_easy_setopt_callback(pointer, CURLOPT_READFUNCTION) { data, size, count, context in
            unsafe EasyHandle.from(context).give(UnsafeMutableRawBufferPointer(start: data, count: size * count))
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> EasyHandle {
        guard let context = unsafe context else { preconditionFailure("libcurl lost its callback's context") }
        return unsafe Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
    }

    /// Takes a piece of the body; taking fewer bytes than given ends the transfer.
    private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= limit else {
            isTooLarge = true
            return 0
        }
        unsafe body.append(contentsOf: bytes)
        return bytes.count
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        let line = unsafe bytes.prefix { $0 != 0x0D && $0 != 0x0A }
        if unsafe line.starts(with: Array("HTTP/".utf8)) {
            // A new status line: what came before belongs to an interim answer.
            headers = HTTPHeaders()
        } else if let colon = unsafe line.firstIndex(of: UInt8(ascii: ":")) {
            let name = unsafe String(decoding: line[..<colon], as: UTF8.self)
            let value = unsafe line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
            headers.add(name, unsafe String(decoding: value, as: UTF8.self))
        }
        return bytes.count
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let piece = upload[uploaded...].prefix(room.count)
        unsafe room.copyBytes(from: piece)
        uploaded += piece.count
        return piece.count
    }
}

extension String {
    fileprivate var hasControl: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7F } }

    /// Whether a host is this machine or link-local, where no proxy has any business.
    fileprivate var isLocal: Bool {
        self == "localhost" || self == "[::1]" || hasPrefix("127.") || hasPrefix("169.254.") || hasPrefix("[fd00:ec2:")
    }
}

extension Duration {
    /// Whole milliseconds, at least one, since libcurl takes 0 for "no limit".
    fileprivate var milliseconds: Int {
        let parts = components
        return max(1, Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000))
    }
}
