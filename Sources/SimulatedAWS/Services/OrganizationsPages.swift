extension World {
    /// One page of a list of Organizations: 20 items at most, and sometimes fewer or none though more follow.
    ///
    /// The second page of every list that has one is empty, and later every thirty-second; a page in each thirty-two
    /// holds seven items.
    func list<Items: RandomAccessCollection>(
        _ call: Call,
        _ name: String,
        _ items: Items,
        scope: UInt64 = 0,
        _ write: (inout JSONWriter, Items.Element) -> Void
    ) throws(ServiceError) -> Answer where Items.Index == Int {
        var limit = 20
        if let given = call.input["MaxResults"] {
            guard let number = given.integer, (1...20).contains(number) else {
                throw invalidInput(
                    "MAX_LIMIT_EXCEEDED_FILTER",
                    "You provided a value for MaxResults that is not a number from 1 to 20."
                )
            }
            limit = number
        }
        // A token says which page it stands for and where that begins.
        var (page, start) = (0, 0)
        if let token = call.input["NextToken"], token != .null {
            guard let text = token.string,
                let sealed = PageToken.offset(of: text, list: name, account: scope),
                sealed & 0xF_FFFF <= items.count
            else { throw invalidInput("INVALID_NEXT_TOKEN", "The value for NextToken is not valid.") }
            (page, start) = (sealed >> 20, sealed & 0xF_FFFF)
        }
        if configuration.hasUnevenPages {
            switch page % 32 {
            case 1: limit = 0
            case 5: limit = min(limit, 7)
            default: break
            }
        }
        let end = min(start + limit, items.count)
        return .json { json in
            json.member(name, each: items[items.startIndex + start..<items.startIndex + end], write)
            if end < items.count {
                json.member("NextToken", PageToken.token(offset: (page + 1) << 20 | end, list: name, account: scope))
            }
        }
    }

    /// The ARN of an account, in the organization's name.
    func accountARN(_ id: String) -> String {
        "arn:aws:organizations::\(SimulatedAccount.id(managementNumber)):account/\(organizationID)/\(id)"
    }

    /// The ARN of the root or of an organizational unit.
    func unitARN(_ unit: OrganizationalUnit) -> String {
        let kind = unit.id.hasPrefix("r-") ? "root" : "ou"
        return "arn:aws:organizations::\(SimulatedAccount.id(managementNumber)):\(kind)/\(organizationID)/\(unit.id)"
    }

    /// A moment as Organizations writes it: seconds since 1970 as a number, in exponent form as often as not.
    static func epoch(_ seconds: Int) -> String {
        let digits = ASCII.decimal(seconds, digits: 10)
        return seconds % 2 == 0 ? "\(seconds).123" : "\(digits.prefix(1)).\(digits.dropFirst())E9"
    }

    /// A text that the call must give.
    func requiredText(_ call: Call, _ name: String) throws(ServiceError) -> String {
        guard let text = call.input[name]?.string, !text.isEmpty else {
            throw invalidInput("INPUT_REQUIRED", "You must specify a value for \(name).")
        }
        return text
    }

    /// The position of the account that the call names.
    func requiredAccount(_ call: Call) throws(ServiceError) -> Int {
        let id = try requiredText(call, "AccountId")
        guard SimulatedAccount.number(id) != nil else {
            throw invalidInput("INVALID_PATTERN", "The value for AccountId is not an account ID.")
        }
        guard let position = position(of: id) else {
            throw ServiceError(400, "AccountNotFoundException", "You specified an account that doesn't exist.")
        }
        return position
    }

    /// The position of the root or unit that the call names as a parent.
    func requiredParent(_ call: Call) throws(ServiceError) -> Int {
        guard let position = unitPosition(of: try requiredText(call, "ParentId")) else {
            throw ServiceError(400, "ParentNotFoundException", "You specified parent that doesn't exist.")
        }
        return position
    }

    /// The input breaks a rule of its form.
    func invalidInput(_ reason: String, _ message: String) -> ServiceError {
        ServiceError(400, "InvalidInputException", message, reason: reason)
    }

    /// The call breaks a rule of the organization.
    func constraint(_ reason: String, _ message: String) -> ServiceError {
        ServiceError(400, "ConstraintViolationException", message, reason: reason)
    }
}
