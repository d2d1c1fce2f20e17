/// A request that has been read and whose sender is known.
struct Call {
    /// What is called.
    let operation: Operation
    /// Who calls.
    let principal: Principal
    /// The host that was called, without its port.
    let host: String
    /// The region that the request was signed for.
    let region: String
    /// The parameters of a query-protocol call.
    let form: FormParameters
    /// The input of a JSON call.
    let input: JSONValue
    /// The server's clock, in seconds since 1970.
    let now: Int
    /// The server's clock that never jumps.
    let elapsed: Duration
}
