import ArgumentParser
import RootAccess

/// `rootward policy`: the IAM policies that Rootward needs and nothing more.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Print a least-privilege IAM policy for a role that uses Rootward."
    )

    @Argument(help: "read-only, operator or recovery.")
    var role: LeastPrivilegePolicy

    @Option(help: "The partition, for the ARNs: aws, aws-cn, aws-us-gov.")
    var partition = "aws"

    func run() throws {
        StandardOutput.write(try role.document(partition: partition) + [0x0A])
    }
}

extension LeastPrivilegePolicy: ExpressibleByArgument {}
