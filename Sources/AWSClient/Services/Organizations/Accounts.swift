package import FoundationEssentials

extension Organizations {
    /// What an account's life has come to; AWS calls it `State`, and called it `Status` before.
    package enum AccountState: OpenEnumeration {
        /// In use.
        case active
        /// Being closed; it still works.
        case pendingClosure
        /// Its sign-up is unfinished.
        case pendingActivation
        /// Restricted by AWS.
        case suspended
        /// Closed, and listed for 90 days more.
        case closed
        /// A state we do not know.
        case other(String)

        package static let known: [Self] = [.active, .pendingClosure, .pendingActivation, .suspended, .closed]

        package var rawValue: String {
            switch self {
            case .active: "ACTIVE"
            case .pendingClosure: "PENDING_CLOSURE"
            case .pendingActivation: "PENDING_ACTIVATION"
            case .suspended: "SUSPENDED"
            case .closed: "CLOSED"
            case .other(let word): word
            }
        }
    }

    /// How an account came into the organization.
    package enum JoinedMethod: OpenEnumeration {
        /// It was invited.
        case invited
        /// The organization made it.
        case created
        /// A way we do not know.
        case other(String)

        package static let known: [Self] = [.invited, .created]

        package var rawValue: String {
            switch self {
            case .invited: "INVITED"
            case .created: "CREATED"
            case .other(let word): word
            }
        }
    }

    /// An account of the organization.
    package struct Account: Sendable, Equatable, Decodable {
        /// The twelve digits.
        package let id: AccountID
        /// The ARN.
        package let arn: String?
        /// The root user's e-mail address; sensitive, so not for logs.
        package let email: String?
        /// The name; anyone's text.
        package let name: String?
        /// What its life has come to; nil when AWS did not say.
        package let state: AccountState?
        /// How it came into the organization.
        package let joinedMethod: JoinedMethod?
        /// When it came into the organization.
        package let joinedTimestamp: Date?
        /// Its place: `o-exampleorgid/r-ab12/ou-ab12-11111111/222222222222/`; empty when AWS did not say.
        package let paths: [String]

        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case arn = "Arn"
            case email = "Email"
            case name = "Name"
            case state = "State"
            case status = "Status"
            case joinedMethod = "JoinedMethod"
            case joinedTimestamp = "JoinedTimestamp"
            case paths = "Paths"
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(AccountID.self, forKey: .id)
            arn = try values.decodeIfPresent(String.self, forKey: .arn)
            email = try values.decodeIfPresent(String.self, forKey: .email)
            name = try values.decodeIfPresent(String.self, forKey: .name)
            // `Status` was to go on 2026-09-09, and says less: a closed account is SUSPENDED there.
            state =
                try values.decodeIfPresent(AccountState.self, forKey: .state)
                ?? values.decodeIfPresent(AccountState.self, forKey: .status)
            joinedMethod = try values.decodeIfPresent(JoinedMethod.self, forKey: .joinedMethod)
            joinedTimestamp = try values.decodeIfPresent(Date.self, forKey: .joinedTimestamp)
            paths = try values.decodeIfPresent([String].self, forKey: .paths) ?? []
        }
    }

    /// Lists every account of the organization, the management account included.
    package struct ListAccounts: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The accounts.
            package let accounts: [Account]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case accounts = "Accounts"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListAccounts"
        package static let access = Access.reads
        private var maxResults: Int
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case maxResults = "MaxResults"
            case nextToken = "NextToken"
        }

        /// Makes the operation, from the first page; AWS allows at most 20 accounts in one.
        package init(maxResults: Int = 20) { self.maxResults = maxResults }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }
}
