extension STS {
    /// Issues short-lived root credentials of one member account, scoped to one task; regional hosts only.
    package struct AssumeRoot: QueryOperation {
        /// A root session.
        package struct Output: Sendable {
            /// The session's credentials; memory only.
            package let credentials: Credentials
            /// The source identity of the caller's own session, when it carries one.
            package let sourceIdentity: String?
        }

        package static let service = AWSService.sts
        package static let name = "AssumeRoot"
        package static let access = Access.reads

        /// The member account.
        package var target: AccountID
        /// The task that the session is for.
        package var taskPolicy: TaskPolicy
        /// The partition whose policy ARN is sent.
        package var partition: Partition
        /// How long the session lasts; AWS allows at most 900 seconds.
        package var duration: Duration

        /// Makes the operation.
        package init(
            target: AccountID,
            taskPolicy: TaskPolicy,
            partition: Partition,
            duration: Duration = .seconds(900)
        ) {
            self.target = target
            self.taskPolicy = taskPolicy
            self.partition = partition
            self.duration = duration
        }

        package var targetAccount: AccountID? { target }

        package func encode(into form: inout QueryForm) {
            form.add("TargetPrincipal", target.description)
            form.add("TaskPolicyArn.arn", taskPolicy.arn(in: partition))
            form.add("DurationSeconds", Int(duration.components.seconds))
        }

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            Output(
                credentials: try STS.credentials(in: result),
                sourceIdentity: result.optionalString("SourceIdentity")
            )
        }
    }
}
