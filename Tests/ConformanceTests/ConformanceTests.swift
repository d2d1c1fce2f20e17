import Glibc
import TestSupport
import Testing

/// Clients that we did not write must get on with the simulator; otherwise it and our own client could be wrong together.
@Suite("Real AWS clients against aws-simulator", .serialized)
struct ConformanceTests {
    @Test func `boto3 does the whole walkthrough`() throws {
        let simulator = try SimulatorProcess()
        try PythonClients.run("walkthrough.py", against: simulator)
        #expect(simulator.stop() == .exited(0))
    }

    @Test func `the AWS CLI does the whole walkthrough`() throws {
        let simulator = try SimulatorProcess()
        try PythonClients.run("walkthrough.sh", against: simulator)
        #expect(simulator.stop() == .exited(0))
    }

    @Test func `boto3 gets the errors that the rules demand`() throws {
        let simulator = try SimulatorProcess(["--capabilities", "all"])
        try PythonClients.run("refusals.py", against: simulator)
        #expect(simulator.stop() == .exited(0))
    }

    @Test(arguments: [("expired", "--session-duration=-10"), ("skewed", "--clock-offset=1200")])
    func `boto3 is told when its credentials or its clock are off`(_ kind: String, _ option: String) throws {
        let simulator = try SimulatorProcess([option])
        try PythonClients.run("expired.py", [kind], against: simulator)
        #expect(simulator.stop() == .exited(0))
    }

    @Test func `faults reach the client as broken connections and odd bodies`() throws {
        let simulator = try SimulatorProcess([
            "--fault", "reset-before=1@iam:EnableOrganizationsRootCredentialsManagement",
            "--fault", "reset-after=1@iam:EnableOrganizationsRootSessions",
            "--fault", "truncated=1@sts:GetCallerIdentity", "--fault", "html=1@organizations:ListRoots",
        ])
        try PythonClients.run("faults.py", against: simulator)
        #expect(simulator.stop() == .exited(0))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `the simulator prints the exports and stops when asked`(_ signal: Int32) throws {
        let simulator = try SimulatorProcess(["--port", "0"])
        #expect(
            simulator.exports.keys.sorted() == [
                "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
            ]
        )
        #expect(simulator.exports["AWS_ENDPOINT_URL"]?.hasPrefix("http://127.0.0.1:") == true)
        #expect(simulator.stop(signal: signal) == .exited(0))
    }
}
