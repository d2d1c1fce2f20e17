extension World {
    /// The tags of an account, an organizational unit, the root or a policy; only accounts have any here.
    func listTags(_ call: Call) throws(ServiceError) -> Answer {
        let id = try requiredText(call, "ResourceId")
        guard position(of: id) != nil || unitPosition(of: id) != nil || policies.contains(where: { $0.id == id }) else {
            throw ServiceError(400, "TargetNotFoundException", "You specified a target that doesn't exist.")
        }
        let tags = position(of: id).flatMap { accountTags[accounts[$0].number] } ?? [:]
        return try list(call, "Tags", tags.sorted { $0.key < $1.key }) { json, tag in
            json.object {
                $0.member("Key", tag.key)
                $0.member("Value", tag.value)
            }
        }
    }
}
