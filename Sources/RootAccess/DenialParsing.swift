extension Denial {
    /// Reads AWS's text by its key phrases, never by the whole sentence, which AWS changes.
    package init(message: String, requestID: String?) {
        let phrases: [(String, PolicyType)] = [
            ("service control policy", .serviceControlPolicy),
            ("resource control policy", .resourceControlPolicy),
            ("VPC endpoint policy", .vpcEndpointPolicy),
            ("permissions boundary", .permissionsBoundary),
            ("session policy", .sessionPolicy),
            ("identity-based policy", .identityBasedPolicy),
            ("resource-based policy", .resourceBasedPolicy),
        ]
        self.init(
            policyType: phrases.first { message.contains($0.0) }?.1 ?? .unnamed,
            isExplicit: message.contains("explicit deny") || message.contains("explicitly denies"),
            action: Self.word(after: "is not authorized to perform: ", in: message),
            policyID: Self.policyID(in: message),
            authorizationID: Self.authorizationID(in: message),
            message: message,
            requestID: requestID
        )
    }

    private static func word(after marker: String, in message: String) -> String? {
        guard let range = message.firstRange(of: marker) else { return nil }
        let word = message[range.upperBound...].prefix { $0 != " " && $0 != "\n" && $0 != "," }
        return word.isEmpty ? nil : String(word)
    }

    private static func policyID(in message: String) -> String? {
        for marker in ["service_control_policy/", "resource_control_policy/"] {
            guard let range = message.firstRange(of: marker) else { continue }
            let id = message[range.upperBound...]
                .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
            if !id.isEmpty { return String(id) }
        }
        return nil
    }

    /// A UUID after the words "authorization ID", whatever stands between them.
    private static func authorizationID(in message: String) -> String? {
        let lowercased = message.lowercased()
        guard let range = lowercased.firstRange(of: "authorization id") else { return nil }
        let words: [Substring] = lowercased[range.upperBound...].split { !($0.isHexDigit || $0 == "-") }
        return words.first { $0.count == 36 && $0.count { $0 == "-" } == 4 }.map(String.init)
    }
}
