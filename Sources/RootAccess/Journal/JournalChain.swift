import AWSClient
package import FoundationEssentials

/// Ties each line to the one before by its SHA-256 digest, so that a changed or missing line is found.
///
/// A line is a JSON object whose last member is `"digest"`: the digest of everything before that member. The object
/// holds the digest of the line before as `previous`.
package struct JournalChain: Sendable {
    private static let marker = #","digest":""#
    /// `,"digest":"` and 64 hexadecimal digits and `"}`.
    private static let tailLength = marker.utf8.count + 64 + 2

    private var sequence = 0
    private var previous = ""

    /// Begins a chain.
    package init() {}

    /// The bytes of the next line, with its line feed.
    package mutating func line(for event: JournalEvent, at time: Date) -> [UInt8] {
        let line = JournalLine(sequence: sequence, previous: previous, at: time, event: event)
        guard var bytes = try? HarmlessJSON.encode(line) else {
            preconditionFailure("a journal line of plain values always encodes")
        }
        bytes.removeLast()
        let digest = Digest.hex(Digest.sha256(bytes))
        sequence += 1
        previous = digest
        return bytes + Array("\(Self.marker)\(digest)\"}\n".utf8)
    }

    /// Reads a line back and checks it against the line before.
    ///
    /// - Throws: What is wrong with it, as the end of a sentence that begins with the line's number.
    package mutating func check(_ bytes: ArraySlice<UInt8>) throws(Flaw) -> JournalLine {
        let body = bytes.dropLast(Self.tailLength)
        let tail = String(decoding: bytes.suffix(Self.tailLength), as: UTF8.self)
        let digest = Digest.hex(Digest.sha256(Array(body)))
        guard tail == "\(Self.marker)\(digest)\"}" else { throw .altered }
        guard let line = try? HarmlessJSON.decode(JournalLine.self, from: Array(body) + [UInt8(ascii: "}")]) else {
            throw .unreadable
        }
        guard line.sequence == sequence, line.previous == previous else { throw .outOfOrder }
        sequence += 1
        previous = digest
        return line
    }

    /// What can be wrong with a line.
    package enum Flaw: String, Error, Sendable, Equatable {
        case altered = "does not match its digest: it was altered"
        case unreadable = "can't be read by this version"
        case outOfOrder = "does not follow the line before: a record is missing or was moved"
    }
}
