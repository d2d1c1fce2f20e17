/// An operation of the AWS query protocol, which STS and IAM speak: a form in, XML out.
package protocol QueryOperation: AWSOperation {
    /// Adds the operation's own parameters.
    func encode(into form: inout QueryForm)
    /// Reads the `…Result` element; an empty element when the operation has no output.
    static func decode(_ result: XMLElement) throws(WireError) -> Output
}

extension QueryOperation {
    package func encode(into request: inout HTTPRequest) throws(WireError) {
        var form = QueryForm(action: Self.name, version: Self.service.apiVersion)
        encode(into: &form)
        request.method = .post
        request.headers.add("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        request.body = form.bytes
    }

    package static func decode(_ response: HTTPResponse) throws(WireError) -> Output {
        let root = try XMLReader.read(response.body)
        guard root.name == name + "Response" else { throw WireError("the answer is a <\(root.name.prefix(40))>") }
        return try decode(root[name + "Result"] ?? XMLElement(name: name + "Result"))
    }
}
