package import FoundationEssentials

extension IAM {
    /// An MFA device that is assigned to the user.
    package struct MFADevice: Sendable, Equatable {
        /// The serial number: an ARN for virtual devices and passkeys, a bare number for hardware tokens.
        package let serialNumber: String
        /// When it was assigned.
        package let enableDate: Date?
    }

    /// Lists the MFA devices of the user who signs.
    package struct ListMFADevices: QueryOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable {
            /// The devices.
            package let devices: [MFADevice]
            package let nextToken: String?
        }

        package static let service = AWSService.iam
        package static let name = "ListMFADevices"
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
            var devices: [MFADevice] = []
            for member in try result.members("MFADevices") {
                devices.append(
                    MFADevice(
                        serialNumber: try member.string("SerialNumber"),
                        enableDate: member.optionalDate("EnableDate")
                    )
                )
            }
            return Output(devices: devices, nextToken: try IAM.marker(in: result))
        }
    }

    /// Takes an MFA device from the user; for root of any kind, the whole job.
    package struct DeactivateMFADevice: QueryOperation {
        package typealias Output = Void
        package static let service = AWSService.iam
        package static let name = "DeactivateMFADevice"
        package static let access = Access.changes
        /// The device.
        package var serialNumber: String

        /// Makes the operation for a device.
        package init(serialNumber: String) { self.serialNumber = serialNumber }

        package func encode(into form: inout QueryForm) { form.add("SerialNumber", serialNumber) }
        package static func decode(_ result: XMLElement) throws(WireError) {}
    }
}
