import NIOCore
import NIOHTTP1
import NIOPosix
import SimulatedAWS

/// Carries requests from the loopback interface to the simulated AWS.
struct SimulatorServer {
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    /// The port that it listens on.
    let port: Int

    /// Starts listening; throws when the port is taken.
    init(aws: SimulatedAWS, port: Int) throws {
        // One thread carries some ten thousand requests a second, more than any client of this will make.
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(SimulatorHandler(aws: aws))
                }
            }
        channel = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
        self.port = channel.localAddress?.port ?? port
    }

    /// Closes the port and every connection.
    func stop() throws {
        try channel.close().wait()
        try group.syncShutdownGracefully()
    }
}
