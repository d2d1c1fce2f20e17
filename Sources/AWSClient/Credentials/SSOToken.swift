import FoundationEssentials
import Platform

/// The AWS CLI's token file of a sign-in, with the keys that it has.
struct SSOToken: Codable {
    var startUrl: String?
    var region: String?
    var accessToken: String
    var expiresAt: String
    var clientId: String?
    var clientSecret: String?
    var registrationExpiresAt: String?
    var refreshToken: String?

    /// Where the CLI keeps the token of a session's name, or in old profiles of a start URL.
    static func path(in folder: String, for key: String) -> String {
        "\(folder)/\(Digest.hex(Digest.sha1(Array(key.utf8)))).json"
    }

    /// Replaces the file, so that the CLI and the next run find the token.
    func write(to path: String, _ files: FileSource) throws(SystemError) {
        guard let bytes = try? JSONEncoder().encode(self) else { return }
        try files.write(Array(bytes), path)
    }
}
