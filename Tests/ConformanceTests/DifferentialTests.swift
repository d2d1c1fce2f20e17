import AWSClient
import FoundationEssentials
import TestSupport
import Testing

/// What one of botocore's rule sets says about a service in a region.
private struct ResolvedEndpoint: Decodable, CustomStringConvertible {
    let service: String
    let partition: String
    let region: String
    let fips: Bool
    let dualStack: Bool
    let url: String?
    let signingRegion: String?
    let refusal: String?

    var description: String {
        "\(service) in \(region)\(fips ? ", FIPS" : "")\(dualStack ? ", dual-stack" : ""): \(url ?? refusal ?? "")"
    }
}

@Suite("The same question to botocore and to us", .serialized)
struct DifferentialTests {
    @Test func `ten thousand random requests get the signature that botocore gives them`() throws {
        var random = RandomRequests(seed: 20_260_115)
        let cases = (0..<10_000).map { _ in random.next() }
        let signed = try PythonClients.ask("signing.py", cases, answer: [String].self)
        #expect(signed.count == cases.count)
        let wrong = zip(cases, signed).filter { $0.authorization != $1 }
        #expect(wrong.isEmpty, "\(wrong.count) differ, such as \(wrong.prefix(3).map(\.0.request))")
    }

    @Test func `every service is where botocore's rule sets say, in every region and with every flag`() throws {
        let services = AWSService.allCases.map(\.rawValue)
        let resolved = try PythonClients.ask("endpoints.py", services, answer: [ResolvedEndpoint].self)
        #expect(resolved.count > services.count * 40 * 4)
        for theirs in resolved {
            let service = try #require(AWSService(rawValue: theirs.service))
            let region = try #require(Region(theirs.region))
            #expect(region.partition.id == theirs.partition, "\(theirs)")
            let resolver = try EndpointResolver(environment: [
                "AWS_USE_FIPS_ENDPOINT": "\(theirs.fips)", "AWS_USE_DUALSTACK_ENDPOINT": "\(theirs.dualStack)",
            ])
            let ours = resolver.endpoint(for: service, in: region)
            // Where the rules refuse, a host that does not exist is not reached; nothing is silently replaced.
            guard let url = theirs.url else { continue }
            #expect("\(ours.scheme.rawValue)://\(ours.host)" == url, "\(theirs)")
            let isSigned = service != .sso && service != .ssoOIDC
            #expect(
                !isSigned || ours.signingRegion == theirs.signingRegion,
                "\(theirs), signed for \(ours.signingRegion)"
            )
        }
    }
}
