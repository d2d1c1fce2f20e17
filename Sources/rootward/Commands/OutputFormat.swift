import ArgumentParser

/// How a command prints its result on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
}

/// How a command prints what is no table.
enum DocumentFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
