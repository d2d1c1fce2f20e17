package import FoundationEssentials

extension IAM {
    /// An X.509 signing certificate, without its body.
    package struct SigningCertificate: Sendable, Equatable {
        /// The certificate's ID.
        package let certificateID: String
        /// Whether it works.
        package let status: CredentialStatus
        /// When it was uploaded.
        package let uploadDate: Date?
    }

    /// Lists the signing certificates of the user who signs.
    package struct ListSigningCertificates: QueryOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable {
            /// The certificates.
            package let certificates: [SigningCertificate]
            package let nextToken: String?
        }

        package static let service = AWSService.iam
        package static let name = "ListSigningCertificates"
        package static let access = Access.reads
        private var marker: String?

        /// Makes the operation, from the first page.
        package init() {}

        package func continuing(with token: String) -> Self {
            var next = self
            next.marker = token
            return next
        }

        package func encode(into form: inout QueryForm) { form.add("Marker", marker) }

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            var certificates: [SigningCertificate] = []
            for member in try result.members("Certificates") {
                certificates.append(
                    SigningCertificate(
                        certificateID: try member.string("CertificateId"),
                        status: CredentialStatus(rawValue: try member.string("Status")),
                        uploadDate: member.optionalDate("UploadDate")
                    )
                )
            }
            return Output(certificates: certificates, nextToken: try IAM.marker(in: result))
        }
    }

    /// Deletes a signing certificate; `NoSuchEntity` means that it is gone.
    package struct DeleteSigningCertificate: QueryOperation {
        package typealias Output = Void
        package static let service = AWSService.iam
        package static let name = "DeleteSigningCertificate"
        package static let access = Access.changes
        /// The certificate.
        package var certificateID: String

        /// Makes the operation for a certificate.
        package init(certificateID: String) { self.certificateID = certificateID }

        package func encode(into form: inout QueryForm) { form.add("CertificateId", certificateID) }
        package static func decode(_ result: XMLElement) throws(WireError) {}
    }
}
