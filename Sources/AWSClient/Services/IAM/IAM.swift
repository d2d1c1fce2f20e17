/// AWS Identity and Access Management, API version 2010-05-08.
///
/// No operation here has a `UserName`: in a root session any value is taken as the name of an IAM user and is denied.
package enum IAM {}

extension IAM {
    /// The marker of the next page, when the list is cut.
    static func marker(in result: XMLElement) throws(WireError) -> String? {
        // A list that may be cut is never taken for a whole one: what is missing from it would count as absent.
        switch (result.optionalString("IsTruncated"), result.optionalString("Marker")) {
        case ("true", let marker?): return marker
        case ("false", nil): return nil
        case ("true", nil): throw WireError("the list is cut but has no <Marker>")
        default: throw WireError("<IsTruncated> doesn't say whether the list is whole")
        }
    }
}
