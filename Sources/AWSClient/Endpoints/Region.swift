/// An AWS region, such as `eu-west-1`.
package struct Region: Sendable, Hashable, CustomStringConvertible {
    /// The region's name.
    package let name: String

    /// Takes a name of lower-case letters, digits and hyphens; nil for anything else, since it becomes part of a host.
    package init?(_ name: String) {
        let isLabel = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isLabel, (1...63).contains(name.utf8.count), !name.hasPrefix("-"), !name.hasSuffix("-") else {
            return nil
        }
        self.name = name
    }

    private init(known name: String) { self.name = name }

    /// Where the commercial partition's global services live.
    package static let usEast1 = Region(known: "us-east-1")

    /// The partition that the region belongs to.
    package var partition: Partition { .of(region: name) }

    package var description: String { name }
}
