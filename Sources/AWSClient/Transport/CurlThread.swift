import CCurl
import Glibc
import Platform

/// The thread that drives libcurl's multi handle: the only code that touches easy handles.
@safe
final class CurlThread {
    private let configuration: CurlTransport.Configuration
    private let queue: ExchangeQueue
    private let multi: MultiHandle
    private var idle: [EasyHandle] = []
    private var busy: [EasyHandle.ID: (handle: EasyHandle, exchange: Exchange)] = [:]

    private init(_ configuration: CurlTransport.Configuration, _ queue: ExchangeQueue, _ multi: MultiHandle) {
        self.configuration = configuration
        self.queue = queue
        self.multi = multi
    }

    /// What crosses to the new thread.
    private final class Start: Sendable {
        let configuration: CurlTransport.Configuration
        let queue: ExchangeQueue
        init(_ configuration: CurlTransport.Configuration, _ queue: ExchangeQueue) {
            self.configuration = configuration
            self.queue = queue
        }
    }

    /// Starts a thread that runs until the queue says stop; stops the program when the system has no thread left.
    static func start(_ configuration: CurlTransport.Configuration, _ queue: ExchangeQueue) {
        let context = unsafe Unmanaged.passRetained(Start(configuration, queue)).toOpaque()
        // Every signal belongs to the main thread, which restores the terminal; a new thread inherits this mask.
        var all = sigset_t()
        var previous = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_SETMASK, &all, &previous)
        var thread = pthread_t()
        let result = unsafe pthread_create(&thread, nil, body, context)
        unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
        precondition(result == 0, "pthread_create: \(result)")
        pthread_detach(thread)
    }

    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context = unsafe context else { return nil }
        let start = unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        let multi = MultiHandle(connectionsPerHost: start.configuration.connectionsPerHost)
        start.queue.setWake(multi.wake)
        CurlThread(start.configuration, start.queue, multi).run()
        return nil
    }

    private func run() {
        while true {
            let work = queue.takeWork()
            if work.isStopping { break }
            for exchange in work.submitted { begin(exchange) }
            for exchange in work.cancelled { abandon(exchange) }
            multi.perform()
            while let (id, code) = multi.nextFinished() { end(id, code) }
            multi.wait()
        }
        for entry in busy.values {
            multi.remove(entry.handle)
            queue.finish(entry.exchange, .failure(.cancelled(host: entry.exchange.request.host)))
        }
    }

    private func begin(_ exchange: Exchange) {
        let handle = idle.popLast() ?? EasyHandle(configuration)
        if let refusal = handle.prepare(exchange.request) {
            idle.append(handle)
            queue.finish(exchange, .failure(.unusable(host: exchange.request.host, reason: refusal)))
            return
        }
        busy[handle.id] = (handle, exchange)
        multi.add(handle)
    }

    /// Takes a cancelled exchange from libcurl, which closes its connection if it was in use.
    private func abandon(_ exchange: Exchange) {
        guard let (id, entry) = busy.first(where: { $0.value.exchange === exchange }) else { return }
        multi.remove(entry.handle)
        busy[id] = nil
        entry.handle.clear()
        idle.append(entry.handle)
        queue.finish(exchange, .failure(.cancelled(host: exchange.request.host)))
    }

    private func end(_ id: EasyHandle.ID, _ code: CURLcode) {
        guard let (handle, exchange) = busy.removeValue(forKey: id) else { return }
        let result = handle.result(code, of: exchange.request)
        multi.remove(handle)
        handle.clear()
        idle.append(handle)
        queue.finish(exchange, result)
    }
}
