/// AWS Security Token Service, API version 2011-06-15.
package enum STS {}

extension STS {
    /// Reads a `<Credentials>` element, which every operation that issues credentials answers with.
    static func credentials(in result: XMLElement) throws(WireError) -> Credentials {
        guard let element = result["Credentials"] else { throw WireError("<Credentials> is missing") }
        return Credentials(
            accessKeyID: try element.string("AccessKeyId"),
            secretAccessKey: Secret(try element.string("SecretAccessKey")),
            sessionToken: Secret(try element.string("SessionToken")),
            expiration: try element.date("Expiration")
        )
    }
}
