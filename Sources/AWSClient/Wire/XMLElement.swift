import FoundationEssentials

/// One element of an AWS XML answer: a name without its namespace prefix, text, and elements inside.
package struct XMLElement: Sendable, Equatable {
    /// The name, without prefix.
    package let name: String
    /// The text directly inside; empty when there is none.
    package var text = ""
    /// The elements directly inside, in order.
    package var children: [XMLElement] = []

    /// Makes an element.
    package init(name: String, text: String = "", children: [XMLElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The first element of that name directly inside.
    package subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The text of an element that must be there.
    func string(_ name: String) throws(WireError) -> String {
        guard let element = self[name] else { throw WireError("<\(name)> is missing in <\(self.name)>") }
        return element.text
    }

    /// The text of an element that may be missing; an empty element counts as missing.
    func optionalString(_ name: String) -> String? {
        guard let text = self[name]?.text, !text.isEmpty else { return nil }
        return text
    }

    /// The time in an element that must be there.
    func date(_ name: String) throws(WireError) -> Date {
        guard let date = Timestamp.date(fromISO8601: try string(name)) else {
            throw WireError("<\(name)> is not a time")
        }
        return date
    }

    /// The time in an element that may be missing or may say something else, such as `N/A`.
    func optionalDate(_ name: String) -> Date? {
        optionalString(name).flatMap(Timestamp.date(fromISO8601:))
    }

    /// The `<member>` elements of a list that must be there; an empty list is an empty element.
    func members(_ name: String) throws(WireError) -> [XMLElement] {
        guard let list = self[name] else { throw WireError("<\(name)> is missing in <\(self.name)>") }
        return list.children.filter { $0.name == "member" }
    }
}
