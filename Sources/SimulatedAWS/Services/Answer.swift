/// What a successful call answers.
struct Answer {
    /// The XML inside `…Result`, or the whole JSON.
    var body: [UInt8]
    /// Whether an XML answer has a `…Result` element at all; calls without output have none.
    var hasResult = true
    /// Whether the call changed anything.
    var changed = false
    /// The account that the log names instead of the caller's.
    var account: UInt64?

    /// An XML answer.
    static func xml(changed: Bool = false, _ content: (inout XMLWriter) -> Void) -> Answer {
        var xml = XMLWriter()
        content(&xml)
        return Answer(body: xml.bytes, changed: changed)
    }

    /// An XML answer without output, to a call that changed something.
    static let changedSilently = Answer(body: [], hasResult: false, changed: true)

    /// A JSON answer: the members of the object.
    static func json(_ content: (inout JSONWriter) -> Void) -> Answer {
        var json = JSONWriter()
        json.object(content)
        return Answer(body: json.bytes)
    }

    /// An empty JSON answer to a call that changed something.
    static let changedEmpty = Answer(body: Array("{}".utf8), changed: true)
}
