/// What `rootward apply --format json` and `journal show --format json` print.
struct RunOutput: Decodable {
    /// What became of one credential.
    struct Item: Decodable {
        let account: String
        let kind: String
        let id: String
        let outcome: String
        let verified: Bool
        let reason: String?
    }

    let run: String
    let items: [Item]
}
