/// Every operation that the simulated AWS knows, named as IAM names the permission for it.
enum Operation: String, CaseIterable {
    case getCallerIdentity = "sts:GetCallerIdentity"
    case assumeRole = "sts:AssumeRole"
    case assumeRoot = "sts:AssumeRoot"

    case listOrganizationsFeatures = "iam:ListOrganizationsFeatures"
    case enableRootCredentialsManagement = "iam:EnableOrganizationsRootCredentialsManagement"
    case enableRootSessions = "iam:EnableOrganizationsRootSessions"
    case disableRootCredentialsManagement = "iam:DisableOrganizationsRootCredentialsManagement"
    case disableRootSessions = "iam:DisableOrganizationsRootSessions"
    case getUser = "iam:GetUser"
    case getAccountSummary = "iam:GetAccountSummary"
    case getLoginProfile = "iam:GetLoginProfile"
    case createLoginProfile = "iam:CreateLoginProfile"
    case deleteLoginProfile = "iam:DeleteLoginProfile"
    case listAccessKeys = "iam:ListAccessKeys"
    case getAccessKeyLastUsed = "iam:GetAccessKeyLastUsed"
    case deleteAccessKey = "iam:DeleteAccessKey"
    case listMFADevices = "iam:ListMFADevices"
    case deactivateMFADevice = "iam:DeactivateMFADevice"
    case deleteVirtualMFADevice = "iam:DeleteVirtualMFADevice"
    case listSigningCertificates = "iam:ListSigningCertificates"
    case deleteSigningCertificate = "iam:DeleteSigningCertificate"

    case describeOrganization = "organizations:DescribeOrganization"
    case listRoots = "organizations:ListRoots"
    case listAccounts = "organizations:ListAccounts"
    case describeAccount = "organizations:DescribeAccount"
    case listOrganizationalUnitsForParent = "organizations:ListOrganizationalUnitsForParent"
    case listAccountsForParent = "organizations:ListAccountsForParent"
    case listParents = "organizations:ListParents"
    case listPolicies = "organizations:ListPolicies"
    case listPoliciesForTarget = "organizations:ListPoliciesForTarget"
    case listTargetsForPolicy = "organizations:ListTargetsForPolicy"
    case describePolicy = "organizations:DescribePolicy"
    case enableAWSServiceAccess = "organizations:EnableAWSServiceAccess"
    case disableAWSServiceAccess = "organizations:DisableAWSServiceAccess"
    case listAWSServiceAccess = "organizations:ListAWSServiceAccessForOrganization"
    case registerDelegatedAdministrator = "organizations:RegisterDelegatedAdministrator"
    case deregisterDelegatedAdministrator = "organizations:DeregisterDelegatedAdministrator"
    case listDelegatedAdministrators = "organizations:ListDelegatedAdministrators"
    case listTagsForResource = "organizations:ListTagsForResource"

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The operation of a service.
    init?(service: String, name: String) {
        guard let found = Self.byName["\(service):\(name)"] else { return nil }
        self = found
    }

    /// The name without the service.
    var name: String {
        String(rawValue.drop { $0 != ":" }.dropFirst())
    }

    /// AWS's published limit for one account: the operations that share it, the rate a second, and the burst.
    var documentedLimit: (group: String, rate: Double, burst: Double)? {
        switch self {
        case .getCallerIdentity, .assumeRole: ("sts", 600, 600)
        case .describeAccount: (rawValue, 20, 30)
        case .describeOrganization, .listRoots: (rawValue, 1, 2)
        case .listAccounts: (rawValue, 8, 12)
        case .listParents, .listAccountsForParent, .listOrganizationalUnitsForParent: (rawValue, 5, 8)
        case .listPolicies, .listPoliciesForTarget, .listTargetsForPolicy: (rawValue, 5, 8)
        case .describePolicy: (rawValue, 2, 2)
        case .listTagsForResource: (rawValue, 10, 15)
        case .listDelegatedAdministrators: (rawValue, 5, 8)
        case .listAWSServiceAccess: (rawValue, 1, 3)
        case .enableAWSServiceAccess, .disableAWSServiceAccess, .registerDelegatedAdministrator,
            .deregisterDelegatedAdministrator:
            (rawValue, 1, 2)
        default: nil
        }
    }
}
