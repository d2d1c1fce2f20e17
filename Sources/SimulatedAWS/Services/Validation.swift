/// AWS's sentences about parameters.
enum Validation {
    /// A required parameter is not there.
    static func missing(_ name: String) -> ServiceError {
        .validation(
            "1 validation error detected: Value null at '\(name)' failed to satisfy constraint: "
                + "Member must not be null"
        )
    }

    /// A parameter is not spelled as it must be.
    static func pattern(_ value: String, _ name: String, _ pattern: String) -> ServiceError {
        .validation(
            "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: \(pattern)"
        )
    }

    /// There is no such action in this version of the service.
    static func invalidAction(_ name: String, _ version: String) -> ServiceError {
        ServiceError(400, "InvalidAction", "Could not find operation \(name) for version \(version)")
    }

    /// A whole number within its limits; `nil` when it was not given.
    static func integer(_ text: String?, _ name: String, _ range: ClosedRange<Int>) throws(ServiceError) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text) else {
            throw ServiceError(400, "MalformedInput", "\(text) at '\(name)' is not a number.")
        }
        guard range.contains(number) else {
            let side = number > range.upperBound ? "less than or equal to" : "greater than or equal to"
            let bound = number > range.upperBound ? range.upperBound : range.lowerBound
            throw .validation(
                "1 validation error detected: Value '\(number)' at '\(name)' failed to satisfy constraint: "
                    + "Member must have value \(side) \(bound)"
            )
        }
        return number
    }

    /// Whether a byte may stand in the names of IAM: `[\w+=,.@-]`.
    static func isNameCharacter(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || "_+=,.@-".utf8.contains(byte)
    }
}
