/// Configuration files with every quirk that people have in theirs.
enum ConfigurationCases {
    /// One file, and what we do with it.
    struct Case: Sendable {
        let name: String
        let bytes: [UInt8]
        let isCredentials: Bool
        let reading: Reading
    }

    /// How we read a file, beside botocore.
    enum Reading: Sendable {
        /// As botocore.
        case same
        /// Where botocore refuses the whole file, and with it everything that needs AWS, we pass over a line and say so.
        case lenient
        /// botocore's result is an accident of Python's parser, and nobody means it.
        case ours(_ reason: String)
    }

    private static func config(_ name: String, _ text: String, _ reading: Reading = .same) -> Case {
        Case(name: name, bytes: Array(text.utf8), isCredentials: false, reading: reading)
    }

    private static func credentials(_ name: String, _ text: String, _ reading: Reading = .same) -> Case {
        Case(name: name, bytes: Array(text.utf8), isCredentials: true, reading: reading)
    }

    static let all: [Case] = sections + values + blocks + broken + credentialsFiles

    private static let sections = [
        config("an empty file", ""),
        config("blank lines only", "\n\n  \n"),
        config("a default profile", "[default]\nregion = eu-west-1\n"),
        config("a named profile", "[profile a]\nregion = eu-west-1\n"),
        config("a section without the word profile", "[a]\nregion = eu-west-1\n"),
        config("a profile called default", "[profile default]\nregion = eu-west-1\n"),
        config("default in both forms", "[default]\nregion = a\n[profile default]\nregion = b\n"),
        config("default in both forms, the other way round", "[profile default]\nregion = b\n[default]\nregion = a\n"),
        config("a quoted name", "[profile \"my name\"]\nregion = x\n"),
        config("a name in single quotes", "[profile 'my name']\nregion = x\n"),
        config("a name of two words without quotes", "[profile my name]\nregion = x\n"),
        config("a quote that is not closed", "[profile \"my]\nregion = x\n"),
        config("a name with an escaped blank", "[profile my\\ name]\nregion = x\n"),
        config("blanks before a name", "[profile    a]\nregion = x\n"),
        config("a tab before a name", "[profile\ta]\nregion = x\n"),
        config("blanks inside the brackets", "[ profile a ]\nregion = x\n", .ours("a blank was meant to be nothing")),
        config("a name with a dot, a slash and an at", "[profile a.b/c@d]\nregion = x\n"),
        config("a name with a bracket", "[profile a]b]\nregion = x\n"),
        config("a name in Chinese", "[profile 中文]\nregion = x\n"),
        config("names differ by case", "[profile a]\nregion = x\n[profile A]\nregion = y\n"),
        config("a comment after the brackets", "[profile a] # mine\nregion = x\n"),
        config("an empty profile", "[profile a]\n[profile b]\nregion = x\n"),
        config(
            "an sso-session",
            "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start#/\n"
        ),
        config("an sso-session in quotes", "[sso-session \"corp one\"]\nsso_region = eu-west-1\n"),
        config("a services section", "[services local]\nsts =\n  endpoint_url = http://127.0.0.1:1\n"),
        config("sections of other programs", "[plugins]\na = b\n[preview]\nc = d\n[profile a]\nregion = x\n"),
        config("a word that only begins like profile", "[profiles a]\nregion = x\n", .ours("it is another word")),
    ]

    private static let values = [
        config("blanks around everything", "[profile a]\n region  =   eu-west-1  \n"),
        config("no blanks", "[profile a]\nregion=eu-west-1\n"),
        config("a colon", "[profile a]\nregion: eu-west-1\n"),
        config("a colon before an equals sign", "[profile a]\nendpoint_url: http://h/?a=b\n"),
        config("an equals sign before a colon", "[profile a]\nendpoint_url = http://127.0.0.1:5000\n"),
        config("an equals sign in a value", "[profile a]\ncredential_process = p --x=y\n"),
        config("capitals in a key", "[profile a]\nRegion = eu-west-1\n"),
        config("a blank inside a key", "[profile a]\nmy key = v\n"),
        config("quotes round a value are kept", "[profile a]\nregion = \"eu-west-1\"\n"),
        config("a comment behind a value is kept", "[profile a]\nregion = eu-west-1 # home\n"),
        config("a semicolon behind a value is kept", "[profile a]\nregion = eu-west-1 ; home\n"),
        config("whole-line comments", "# one\n[profile a]\n; two\nregion = x\n# three\noutput = json\n"),
        config("an indented comment between settings", "[profile a]\nregion = x\n  # note\noutput = json\n"),
        config("an empty value", "[profile a]\nregion =\noutput = json\n"),
        config("a value of blanks", "[profile a]\nregion =    \noutput = json\n"),
        config("a percent sign", "[profile a]\nx = 100%(y)s\n"),
        config("a dollar and a tilde", "[profile a]\nca_bundle = ~/$HOME/ca.pem\n"),
        config("a value in Greek", "[profile a]\nrole_session_name = Ωmega\n"),
        config("CRLF", "[profile a]\r\nregion = x\r\ns3 =\r\n  addressing_style = path\r\n"),
        config("no line break at the end", "[profile a]\nregion = x"),
        config("tabs for blanks", "[profile a]\n\tregion\t=\tx\n\toutput\t=\tjson\n"),
        config("every setting indented alike", "[profile a]\n  region = x\n  output = json\n"),
        config("a setting indented less", "[profile a]\n    region = x\n  output = json\n"),
        config("a blank line between settings", "[profile a]\nregion = x\n\noutput = json\n"),
        config("a blank line at the end of a value", "[profile a]\nregion = x\n\n\n[profile b]\nregion = y\n"),
        config("a byte order mark", "\u{FEFF}[profile a]\nregion = x\n", .lenient),
    ]

    private static let blocks = [
        config("a nested block", "[profile a]\ns3 =\n  addressing_style = path\n  max_queue_size = 1\nregion = x\n"),
        config("a nested block with a blank line", "[profile a]\ns3 =\n  a = 1\n\n  b = 2\nregion = x\n"),
        config("a nested block with a comment", "[profile a]\ns3 =\n  a = 1\n  # note\n  b = 2\n"),
        config("a nested block of equals signs", "[profile a]\ns3 =\n  a = 1=2\n"),
        config("two services", "[services l]\nsts =\n  endpoint_url = u\niam =\n  endpoint_url = v\n"),
        config("a block indented by tabs", "[profile a]\ns3 =\n\taddressing_style = virtual\n"),
        config("a block indented unevenly", "[profile a]\ns3 =\n    a = 1\n  b = 2\n"),
        config("an indented line goes on", "[profile a]\ncredential_process = p\n  --flag\n  --more\nregion = x\n"),
        config("an indented line after a comment goes on", "[profile a]\nx = 1\n# note\n  2\ny = 3\n"),
        config("a value on the next line", "[profile a]\nregion =\n  eu-west-1\n", .lenient),
        config("a block with a line that is none", "[profile a]\ns3 =\n  a = 1\n  nothing\n", .lenient),
    ]

    private static let broken = [
        config("a setting before any section", "region = x\n[profile a]\nregion = y\n", .lenient),
        config("a line without separator", "[profile a]\nregion = x\nnonsense\noutput = json\n", .lenient),
        config("a key twice", "[profile a]\nregion = x\nregion = y\n", .lenient),
        config("a key twice but for case", "[profile a]\nregion = x\nREGION = y\n", .lenient),
        config("a section twice", "[profile a]\nregion = x\n[profile b]\n[profile a]\noutput = json\n", .lenient),
        config("a bracket that is not closed", "[profile a\nregion = x\n", .lenient),
        Case(
            name: "a byte that is not UTF-8",
            bytes: Array("[profile a]\nregion = x\nnote = ".utf8) + [0xFF, 0x0A],
            isCredentials: false,
            reading: .lenient
        ),
        config(
            "a DEFAULT section in capitals",
            "[DEFAULT]\nregion = x\n[profile a]\noutput = json\n",
            .ours("Python puts its keys into every section; AWS documents no such thing")
        ),
    ]

    private static let credentialsFiles = [
        credentials("a profile is a section", "[a]\naws_access_key_id = AK\naws_secret_access_key = s/+=\n"),
        credentials("a section with the word profile", "[profile a]\naws_access_key_id = AK\n"),
        credentials("a name of two words", "[my name]\naws_access_key_id = AK\n"),
        credentials("a secret with a comment sign", "[a]\naws_secret_access_key = abc#def ;ghi\n"),
        credentials("default and another", "[default]\naws_access_key_id = A\n[b]\naws_access_key_id = B\n"),
    ]
}
