import FoundationEssentials
import TestSupport
import Testing

/// The arrows of the house: a module may import what stands here and nothing else.
private let allowedImports: [String: Set<String>] = [
    "Platform": ["Glibc", "FoundationEssentials", "Synchronization"],
    "AWSClient": ["Glibc", "FoundationEssentials", "Synchronization", "Platform"],
    "RootAccess": ["Glibc", "FoundationEssentials", "Synchronization", "Platform", "AWSClient"],
    "TerminalUI": ["FoundationEssentials"],
    "Terminal": ["Glibc", "TerminalUI", "CTerminal"],
    "Console": ["FoundationEssentials", "RootAccess", "TerminalUI"],
    "SimulatedAWS": ["Glibc", "FoundationEssentials", "Synchronization", "Platform", "COpenSSL"],
    "aws-simulator": [
        "Glibc", "FoundationEssentials", "SimulatedAWS", "Platform", "ArgumentParser",
        "NIOCore", "NIOPosix", "NIOHTTP1",
    ],
    "rootward": [
        "Glibc", "FoundationEssentials", "Synchronization", "ArgumentParser", "AWSClient", "Console", "Platform",
        "RootAccess", "SimulatedAWS", "Terminal", "TerminalUI",
    ],
]

/// A C library is seen from one folder only.
private let allowedInFolder: [String: String] = [
    "CCurl": "Sources/AWSClient/Transport/",
    "COpenSSL": "Sources/AWSClient/Signing/",
    "CExpat": "Sources/AWSClient/Wire/",
]

/// One import line of a source file.
struct ImportLine: CustomTestStringConvertible {
    let file: String
    let module: String
    let imported: String
    var testDescription: String { "\(file): import \(imported)" }

    /// Every import line under Sources.
    static let all: [ImportLine] = SourceTree.files(under: "Sources", endingIn: [".swift"]).flatMap(inFile)

    private static func inFile(_ url: URL) -> [ImportLine] {
        let path = String(url.path.dropFirst(SourceTree.root.path.count)).drop { $0 == "/" }
        let module = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line -> ImportLine? in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1 else { return nil }
            guard at == 0 || ["package", "internal", "private", "fileprivate", "public"].contains(words[0]) else {
                return nil
            }
            let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
            let name = kinds.contains(words[at + 1]) && words.count > at + 2 ? words[at + 2] : words[at + 1]
            return ImportLine(
                file: String(path),
                module: module,
                imported: String(name.split(separator: ".")[0])
            )
        }
    }
}

@Suite("The house")
struct ImportTests {
    @Test func `the import lines were found`() {
        #expect(!ImportLine.all.isEmpty)
    }

    @Test func `a module imports only what lies below it`() {
        for line in ImportLine.all {
            if let folder = allowedInFolder[line.imported], line.module == "AWSClient" {
                #expect(line.file.hasPrefix(folder), "\(line.file) imports \(line.imported)")
                continue
            }
            let allowed = allowedImports[line.module] ?? []
            #expect(allowed.contains(line.imported), "\(line.file) imports \(line.imported)")
        }
    }

    @Test func `no file is public or reaches into another module's privacy`() throws {
        for url in SourceTree.files(under: "Sources", endingIn: [".swift"])
            + SourceTree.files(under: "Tests", endingIn: [".swift"])
        {
            let text = try String(contentsOf: url, encoding: .utf8)
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                #expect(!words.contains("@testable"), "\(url.path)")
                #expect(words.first != "public" && words.first != "open", "\(url.path): \(line)")
            }
        }
    }

    @Test func `C stands in the four shim modules only`() {
        for url in SourceTree.files(under: "Sources", endingIn: [".c", ".h", ".modulemap", ".cpp", ".m"]) {
            let path = url.path.dropFirst(SourceTree.root.path.count)
            let home = path.split(separator: "/").dropFirst().first ?? ""
            #expect(["CCurl", "COpenSSL", "CExpat", "CTerminal"].contains(home), "\(path)")
        }
    }

    @Test func `TerminalUI knows no AWS word and RootAccess no terminal word`() throws {
        let foreign: [String: [String]] = [
            "TerminalUI": ["aws", "amazon", "iam", "sts", "credential", "policy", "organization"],
            "RootAccess": ["ncurses", "curses", "keymap", "viewport", "frame"],
        ]
        for (module, words) in foreign {
            for url in SourceTree.files(under: "Sources/\(module)", endingIn: [".swift"]) {
                let text = try String(contentsOf: url, encoding: .utf8).lowercased()
                let found = Set(text.split { !$0.isLetter }.map(String.init))
                for word in words { #expect(!found.contains(word), "\(url.path): \(word)") }
            }
        }
    }
}
