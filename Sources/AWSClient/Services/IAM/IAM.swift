/// AWS Identity and Access Management, API version 2010-05-08.
///
/// No operation here has a `UserName`: in a root session any value is taken as the name of an IAM user and is denied.
package enum IAM {}

extension IAM {
    /// The marker of the next page, when the list is cut.
    static func marker(in result: XMLElement) throws(WireError) -> String? {
        guard result.optionalString("IsTruncated") == "true" else { return nil }
        guard let marker = result.optionalString("Marker") else {
            throw WireError("the list is cut but has no <Marker>")
        }
        return marker
    }
}
