extension SimulatedAWS {
    /// The whole world as JSON: what is enabled, and every account with the credentials that it truly has.
    package func stateAsJSON() -> [UInt8] {
        read { world in
            var json = JSONWriter()
            json.object {
                $0.member("organization", world.organizationID)
                $0.member("managementAccount", SimulatedAccount.id(world.managementNumber))
                $0.member("features", each: world.enabledFeatures) { $0.string($1) }
                $0.member("trustedAccess", each: world.serviceAccess) { $0.string($1.principal) }
                $0.member("delegatedAdministrators", each: world.delegatedAdministrators) { json, administrator in
                    json.object {
                        $0.member("servicePrincipal", administrator.principal)
                        $0.member("account", SimulatedAccount.id(administrator.account))
                    }
                }
                $0.member("accounts", each: world.accounts) { json, account in
                    Self.write(account, path: world.path(of: account), to: &json)
                }
            }
            return json.bytes
        }
    }

    /// The log of calls as JSON.
    package func callsAsJSON() -> [UInt8] {
        let calls = calls
        var json = JSONWriter()
        json.array { json in
            for call in calls {
                json.object {
                    $0.member("operation", call.operation)
                    if let account = call.accountID { $0.member("account", account) }
                    if let code = call.errorCode { $0.member("error", code) }
                    $0.member("changed", literal: call.changed ? "true" : "false")
                }
            }
        }
        return json.bytes
    }

    private static func write(_ account: SimulatedAccount, path: String, to json: inout JSONWriter) {
        let credentials = account.credentials
        json.object {
            $0.member("id", account.id)
            $0.member("name", account.name)
            $0.member("email", account.email)
            $0.member("state", account.state.rawValue)
            $0.member("joinedMethod", account.isInvited ? "INVITED" : "CREATED")
            $0.member("ouPath", path)
            $0.member("hasPassword", literal: credentials.password == nil ? "false" : "true")
            if let used = credentials.password?.lastUsed {
                $0.member("passwordLastUsed", Timestamp.extended(Int(used)))
            }
            $0.member("accessKeys", each: credentials.accessKeys) { json, key in
                json.object {
                    $0.member("id", key.id)
                    $0.member("status", key.isActive ? "Active" : "Inactive")
                    if let use = key.lastUse { $0.member("lastUsed", Timestamp.extended(Int(use.time))) }
                }
            }
            $0.member("mfaDevices", each: credentials.mfaDevices) { $0.string($1.serialNumber) }
            $0.member("signingCertificates", each: credentials.signingCertificates) { $0.string($1.id) }
        }
    }
}
