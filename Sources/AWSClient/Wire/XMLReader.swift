private import CExpat

/// Reads an AWS answer into a small tree; expat does the parsing.
///
/// A document type declaration is refused: AWS sends none, and entities are how XML attacks a reader.
package enum XMLReader {
    /// Deeper than any answer of AWS.
    private static let depthLimit = 32

    /// Reads a whole document.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> XMLElement {
        guard let parser = unsafe XML_ParserCreate("UTF-8") else { throw WireError("no memory for an XML parser") }
        defer { unsafe XML_ParserFree(parser) }
        let builder = TreeBuilder(depthLimit: depthLimit)
        let status = withExtendedLifetime(builder) {
            unsafe XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
            unsafe XML_SetElementHandler(
                parser,
                { data, name, _ in unsafe TreeBuilder.from(data)?.begin(name) },
                { data, _ in unsafe TreeBuilder.from(data)?.end() }
            )
            unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
                unsafe TreeBuilder.from(data)?.append(text, Int(count))
            }
            unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
                unsafe TreeBuilder.from(data)?.refusal = "it declares a document type"
            }
            return unsafe bytes.withUnsafeBytes {
                unsafe XML_Parse(
                    parser,
                    $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(clamping: $0.count),
                    1
                )
            }
        }
        if let refusal = builder.refusal { throw WireError("the XML was refused: \(refusal)") }
        guard status == XML_STATUS_OK, let root = builder.root else {
            let code = unsafe XML_GetErrorCode(parser)
            let text = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "unknown error"
            throw WireError("the XML is broken in line \(unsafe XML_GetCurrentLineNumber(parser)): \(text)")
        }
        return root
    }
}

/// Collects expat's events; lives for one `XML_Parse`.
private final class TreeBuilder {
    private let depthLimit: Int
    private var open: [XMLElement] = []
    // Bytes and not a string, because expat may cut text anywhere.
    private var text: [UInt8] = []
    private(set) var root: XMLElement?
    var refusal: String?

    init(depthLimit: Int) { self.depthLimit = depthLimit }

    static func from(_ data: UnsafeMutableRawPointer?) -> TreeBuilder? {
        unsafe data.map { unsafe Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    func begin(_ name: UnsafePointer<CChar>?) {
        guard refusal == nil, let name = unsafe name else { return }
        guard open.count < depthLimit else {
            refusal = "it is nested deeper than \(depthLimit) elements"
            return
        }
        let full = unsafe String(cString: name)
        let local = full.utf8.lastIndex(of: UInt8(ascii: ":")).map { full[full.utf8.index(after: $0)...] }
        text.removeAll(keepingCapacity: true)
        open.append(XMLElement(name: local.map(String.init) ?? full))
    }

    func append(_ characters: UnsafePointer<CChar>?, _ count: Int) {
        guard refusal == nil, let characters = unsafe characters else { return }
        let bytes = unsafe UnsafeRawBufferPointer(start: characters, count: count)
        unsafe text.append(contentsOf: bytes)
    }

    func end() {
        guard refusal == nil, var element = open.popLast() else { return }
        // Only leaves have text in AWS's XML; between elements there is layout.
        if element.children.isEmpty { element.text = String(decoding: text, as: UTF8.self) }
        text.removeAll(keepingCapacity: true)
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }
}
