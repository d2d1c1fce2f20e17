import CCurl

/// libcurl's multi handle: a set of transfers that one thread drives together, and their shared connections.
///
/// Only `wake` may be called from another thread (`libcurl-multi(3)`).
@safe
final class MultiHandle {
    private let pointer: UnsafeMutableRawPointer

    // libcurl asks for this once, before anything else; a static is made once whichever thread comes first.
    private static let isInitialized: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    init(connectionsPerHost: Int) {
        guard Self.isInitialized, let pointer = unsafe curl_multi_init() else {
            preconditionFailure("libcurl can't be started: no memory")
        }
        unsafe self.pointer = pointer
        unsafe curl_multi_setopt_long(pointer, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost)
        // Two hosts at full width (STS and IAM), and a few for the rest.
        unsafe curl_multi_setopt_long(pointer, CURLMOPT_MAXCONNECTS, connectionsPerHost * 2 + 8)
    }

    deinit { unsafe curl_multi_cleanup(pointer) }

    /// Ends a `wait` from any thread; not to be called once the handle is gone.
    var wake: @Sendable () -> Void {
        // The address is safe to pass on: `curl_multi_wakeup` is the one call that libcurl allows from everywhere.
        nonisolated(unsafe) let pointer = unsafe self.pointer
        return { unsafe curl_multi_wakeup(pointer) }
    }

    func add(_ handle: EasyHandle) { unsafe curl_multi_add_handle(pointer, handle.pointer) }

    func remove(_ handle: EasyHandle) { unsafe curl_multi_remove_handle(pointer, handle.pointer) }

    /// Moves every transfer on as far as it goes without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(pointer, &running)
    }

    /// Waits for a socket, a time-out of a transfer, or `wake`.
    func wait() { unsafe curl_multi_poll(pointer, nil, 0, 60_000, nil) }

    /// A transfer that is over, and how it ended.
    func nextFinished() -> (EasyHandle.ID, CURLcode)? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(pointer, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle else {
                continue
            }
            return unsafe (EasyHandle.ID(bitPattern: easy), message.pointee.data.result)
        }
        return nil
    }
}

@available(*, unavailable)
extension MultiHandle: Sendable {}
