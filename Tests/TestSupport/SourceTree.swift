package import FoundationEssentials

/// The checkout that the tests were built from.
package enum SourceTree {
    /// The folder that holds Package.swift.
    package static let root: URL = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file below a folder of the checkout that ends in one of the given suffixes, sorted by path.
    package static func files(under folder: String, endingIn suffixes: [String]) -> [URL] {
        let base = root.appending(path: folder)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: base.path)) ?? []
        return names.filter { name in suffixes.contains { name.hasSuffix($0) } }
            .sorted()
            .map { base.appending(path: $0) }
    }
}
