extension World {
    /// IAM's reads of a root user, from the credentials that IAM's replicas show.
    func read(_ call: Call, seen: RootCredentials, of account: SimulatedAccount) throws(ServiceError) -> Answer {
        switch call.operation {
        case .getUser: return user(account, password: seen.password)
        case .getAccountSummary: return Self.summary(seen)
        case .getLoginProfile:
            guard let password = seen.password else {
                throw .noSuchEntity("Login Profile for User root cannot be found.")
            }
            return .xml { xml in
                xml.element("LoginProfile") {
                    $0.element("CreateDate", Timestamp.extended(Int(password.created)))
                    $0.element("PasswordResetRequired", "false")
                }
            }
        case .getAccessKeyLastUsed: return try lastUse(call, seen)
        case .listAccessKeys:
            return try page(call, "AccessKeyMetadata", seen.accessKeys, of: account) { xml, key in
                xml.element("AccessKeyId", key.id)
                xml.element("Status", key.isActive ? "Active" : "Inactive")
                xml.element("CreateDate", Timestamp.extended(Int(key.created)))
            }
        case .listMFADevices:
            return try page(call, "MFADevices", seen.mfaDevices, of: account) { xml, device in
                xml.element("SerialNumber", device.serialNumber)
                xml.element("EnableDate", Timestamp.extended(Int(device.enabled)))
            }
        default:
            return try page(call, "Certificates", seen.signingCertificates, of: account) { xml, certificate in
                xml.element("CertificateId", certificate.id)
                xml.element("CertificateBody", Self.certificateBody)
                xml.element("Status", certificate.isActive ? "Active" : "Inactive")
                xml.element("UploadDate", Timestamp.extended(Int(certificate.uploaded)))
            }
        }
    }

    private static let certificateBody =
        "-----BEGIN CERTIFICATE-----\nMIIBszCCARwCCQDsimulated\n-----END CERTIFICATE-----"

    private func user(_ account: SimulatedAccount, password: RootCredentials.Password?) -> Answer {
        .xml { xml in
            xml.element("User") {
                // AWS leaves the name of a root user out, except that an account with an alias shows the alias.
                if account.number % 7 == 0 { $0.element("UserName", "alias-\(account.id)") }
                $0.element("Arn", "arn:aws:iam::\(account.id):root")
                $0.element("UserId", account.id)
                $0.element("CreateDate", Timestamp.extended(Int(account.joined)))
                $0.element("PasswordLastUsed", ifPresent: password?.lastUsed.map { Timestamp.extended(Int($0)) })
            }
        }
    }

    private static func summary(_ seen: RootCredentials) -> Answer {
        let facts: [(String, Int)] = [
            ("AccountPasswordPresent", seen.password == nil ? 0 : 1),
            ("AccountAccessKeysPresent", seen.accessKeys.count),
            ("AccountSigningCertificatesPresent", seen.signingCertificates.count),
            ("AccountMFAEnabled", seen.mfaDevices.isEmpty ? 0 : 1),
            ("Users", 3), ("MFADevices", 2), ("MFADevicesInUse", 1), ("AccessKeysPerUserQuota", 2),
        ]
        return .xml { xml in
            xml.element("SummaryMap") {
                for (key, value) in facts {
                    $0.element("entry") {
                        $0.element("key", key)
                        $0.element("value", String(value))
                    }
                }
            }
        }
    }

    private func lastUse(_ call: Call, _ seen: RootCredentials) throws(ServiceError) -> Answer {
        guard let id = call.form["AccessKeyId"] else { throw Validation.missing("accessKeyId") }
        guard let key = seen.accessKeys.first(where: { $0.id == id }) else {
            // The model names no error for a key that is not the caller's; AWS answers a denial for it.
            throw .accessDenied(
                DenialText.text(call.principal, call.operation.rawValue, resource: "access key \(id)")
            )
        }
        return .xml { xml in
            xml.element("AccessKeyLastUsed") {
                $0.element("LastUsedDate", ifPresent: key.lastUse.map { Timestamp.extended(Int($0.time)) })
                $0.element("ServiceName", key.lastUse?.service ?? "N/A")
                $0.element("Region", key.lastUse?.region ?? "N/A")
            }
        }
    }

    /// One page of a list; IAM may give fewer items than asked for and still be truncated, so here it sometimes does.
    private func page<Item>(
        _ call: Call,
        _ name: String,
        _ items: [Item],
        of account: SimulatedAccount,
        _ write: (inout XMLWriter, Item) -> Void
    ) throws(ServiceError) -> Answer {
        var limit = try Validation.integer(call.form["MaxItems"], "maxItems", 1...1_000) ?? 100
        var start = 0
        if let marker = call.form["Marker"] {
            guard let offset = PageToken.offset(of: marker, list: name, account: account.number), offset <= items.count
            else { throw .validation("Invalid Marker: \(marker)") }
            start = offset
        }
        if configuration.hasUnevenPages, SeededGenerator.mix(account.number &+ configuration.seed) & 1 == 0 {
            limit = 1
        }
        let end = min(start + limit, items.count)
        return .xml { xml in
            xml.element(name) { list in
                for item in items[start..<end] { list.element("member") { write(&$0, item) } }
            }
            xml.element("IsTruncated", end < items.count ? "true" : "false")
            if end < items.count {
                xml.element("Marker", PageToken.token(offset: end, list: name, account: account.number))
            }
        }
    }
}
