/// The form body of the AWS query protocol, which STS and IAM speak: `Action=…&Version=…&Name=value`.
package struct QueryForm: Sendable {
    /// The encoded form.
    package private(set) var bytes: [UInt8] = []

    /// Begins the form of an operation.
    package init(action: String, version: String) {
        bytes.reserveCapacity(256)
        add("Action", action)
        add("Version", version)
    }

    /// Adds a parameter; nil adds nothing.
    package mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        PercentEncoding.append(name.utf8, to: &bytes)
        bytes.append(UInt8(ascii: "="))
        PercentEncoding.append(value.utf8, to: &bytes)
    }

    /// Adds a number; nil adds nothing.
    package mutating func add(_ name: String, _ value: Int?) { add(name, value.map(String.init)) }

    /// Adds a secret without making a string of it.
    package mutating func add(_ name: String, secret: Secret?) {
        guard let secret else { return }
        add(name, "")
        secret.withBytes { span in
            for index in span.indices { PercentEncoding.append(CollectionOfOne(span[index]), to: &bytes) }
        }
    }
}
