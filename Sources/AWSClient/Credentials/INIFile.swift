/// The sections of an AWS configuration file, read as the AWS CLI reads them.
///
/// Source: botocore's `configloader.py` over Python's `configparser`; where Python refuses the whole file (a section or a
/// key twice, a line that is none), we go on and say so, since one bad line must not lock anybody out.
package struct INIFile: Sendable, Equatable {
    /// One section: keys in lower case, and values as they stand, with continuation lines after newlines.
    package struct Section: Sendable, Equatable {
        /// What stands between the brackets.
        package let name: String
        /// The values by key.
        package fileprivate(set) var values: [String: String] = [:]
    }

    /// The sections in order; one that comes twice is one.
    package private(set) var sections: [Section] = []
    /// What was passed over, as clauses with the line's number.
    package private(set) var warnings: [String] = []

    /// Reads a file; bytes that are not UTF-8 become replacement characters.
    package init(_ bytes: [UInt8]) {
        var text = String(decoding: bytes, as: UTF8.self)[...]
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        var reader = Reader()
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (number, line) in lines.enumerated() { take(line, number + 1, &reader) }
        finishValue(&reader)
    }

    /// Where the reader stands: the open section, and the value that an indented line would go on with.
    private struct Reader {
        var section: Int?
        var key: String?
        var indent = 0
        var lines: [Substring] = []
    }

    private mutating func take(_ line: Substring, _ number: Int, _ reader: inout Reader) {
        let content = line.trimmed
        guard let first = content.first else {
            if reader.key != nil { reader.lines.append("") }
            return
        }
        guard first != "#", first != ";" else { return }
        let indent = line.prefix { $0.isBlank }.count
        if reader.key != nil, indent > reader.indent {
            reader.lines.append(content)
        } else if first == "[", let end = content.lastIndex(of: "]"), end > content.index(after: content.startIndex) {
            finishValue(&reader)
            open(String(content[content.index(after: content.startIndex)..<end]), number, &reader)
        } else if let separator = content.firstIndex(where: { $0 == "=" || $0 == ":" }), reader.section != nil {
            finishValue(&reader)
            reader.key = content[..<separator].trimmed.lowercased()
            reader.indent = indent
            reader.lines = [content[content.index(after: separator)...].trimmed]
        } else {
            warnings.append("line \(number) is neither a section nor a setting")
        }
    }

    private mutating func open(_ name: String, _ number: Int, _ reader: inout Reader) {
        if let known = sections.firstIndex(where: { $0.name == name }) {
            warnings.append("section [\(name)] comes again in line \(number)")
            reader.section = known
        } else {
            reader.section = sections.count
            sections.append(Section(name: name))
        }
    }

    private mutating func finishValue(_ reader: inout Reader) {
        guard let key = reader.key, let section = reader.section else { return }
        while reader.lines.count > 1, reader.lines.last?.isEmpty == true { reader.lines.removeLast() }
        if sections[section].values[key] != nil {
            warnings.append("\(key) comes twice in section [\(sections[section].name)]; the last one counts")
        }
        sections[section].values[key] = reader.lines.joined(separator: "\n")
        reader.key = nil
        reader.lines = []
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}

extension Substring {
    /// Without blanks at either end.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
