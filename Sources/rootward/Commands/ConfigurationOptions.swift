import ArgumentParser
import Platform
import RootAccess

/// Which configuration file is used.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: "The configuration file; $XDG_CONFIG_HOME/rootward/config.json otherwise, if it is there.")
    var config: String?

    /// Reads the file; the defaults where there is none and none was named.
    func read(_ environment: [String: String]) throws -> Configuration {
        guard let path = config ?? Self.defaultPath(environment) else { return Configuration() }
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try PrivateFiles.read(path)
        } catch {
            throw Refusal("The configuration file could not be read. \(error)")
        }
        guard let bytes else {
            guard config == nil else { throw Refusal("There is no configuration file \(path).") }
            return Configuration()
        }
        do throws(Problem) {
            return try Configuration(file: bytes)
        } catch {
            throw Refusal("\(path): \(HarmlessText(error.description))")
        }
    }

    private static func defaultPath(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return "\(folder)/rootward/config.json"
        }
        return environment["HOME"].map { "\($0)/.config/rootward/config.json" }
    }
}
