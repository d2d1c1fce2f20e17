import Platform

/// Keeps calls at the rate that AWS allows, for all tasks together.
///
/// Before AWS asks to slow down, nothing is held back. From then on calls go one by one at a rate that is cut at each
/// refusal and grows again with each success, slowly at the rate that was refused and faster far from it (the CUBIC
/// curve that botocore's adaptive retry mode uses). A refusal now and then among many calls that were taken is an
/// accident and cuts nothing. Refusals of calls that were sent before the last cut say nothing new
/// and are not counted; so one burst costs one cut. Time that nobody used is not saved up, so a pause is not followed by
/// a stampede.
final class Pacer: Sendable {
    /// What shares one limit.
    struct Limit: Sendable, Hashable {
        let service: AWSService
        /// The operation, where AWS limits operations one by one.
        let operation: String?
        /// A rate that AWS publishes, when the call goes to AWS's own host.
        let published: PublishedRate?

        init<Operation: AWSOperation>(_ operation: Operation.Type, isPublished: Bool) {
            service = Operation.service
            switch Operation.service {
            case .sts, .organizations, .cloudtrail: self.operation = Operation.name
            case .iam, .s3, .sqs, .sso, .ssoOIDC, .signIn: self.operation = nil
            }
            published = isPublished ? PublishedRate.of(Operation.name, in: Operation.service) : nil
        }
    }

    private let lanes = Locked<[Limit: PacerLane]>([:])
    private let time: TimeSource

    /// Makes a pacer that has seen no refusal yet.
    init(time: TimeSource) { self.time = time }

    /// Waits for the turn of one call; gives the moment to hand to `sent…` afterwards.
    func turn(_ limit: Limit) async throws -> Duration { try await lane(limit).turn() }

    /// Notes that AWS took a call.
    func succeeded(_ limit: Limit) { lane(limit).succeeded() }

    /// Notes that AWS asked to slow down, for a call that was sent at a moment.
    func throttled(_ limit: Limit, sentAt: Duration) { lane(limit).throttled(sentAt: sentAt) }

    private func lane(_ limit: Limit) -> PacerLane {
        lanes.withLock { lanes in
            if let lane = lanes[limit] { return lane }
            let lane = PacerLane(limit.published, time: time)
            lanes[limit] = lane
            return lane
        }
    }
}

/// A rate that AWS publishes: calls a second, and how many may come at once.
///
/// Source: "Quotas for AWS Organizations", throttling limits per account; CloudTrail's API reference.
struct PublishedRate: Sendable, Hashable {
    let perSecond: Double
    let burst: Double

    static func of(_ operation: String, in service: AWSService) -> PublishedRate? {
        switch (service, operation) {
        case (.organizations, "ListAccounts"): PublishedRate(perSecond: 8, burst: 12)
        case (.organizations, "DescribeOrganization"), (.organizations, "ListRoots"):
            PublishedRate(perSecond: 1, burst: 2)
        case (.organizations, "ListAWSServiceAccessForOrganization"): PublishedRate(perSecond: 1, burst: 3)
        case (.organizations, "ListOrganizationalUnitsForParent"), (.organizations, "ListDelegatedAdministrators"),
            (.organizations, "ListPolicies"), (.organizations, "ListTargetsForPolicy"):
            PublishedRate(perSecond: 5, burst: 8)
        case (.organizations, "DescribePolicy"): PublishedRate(perSecond: 2, burst: 2)
        case (.organizations, "ListTagsForResource"): PublishedRate(perSecond: 10, burst: 15)
        case (.organizations, "EnableAWSServiceAccess"), (.organizations, "DisableAWSServiceAccess"),
            (.organizations, "RegisterDelegatedAdministrator"), (.organizations, "DeregisterDelegatedAdministrator"):
            PublishedRate(perSecond: 1, burst: 2)
        case (.cloudtrail, "LookupEvents"): PublishedRate(perSecond: 2, burst: 2)
        default: nil
        }
    }
}
