import AWSClient
import Platform
import TestSupport
import Testing

@Suite("Shared config files")
struct SharedConfigTests {
    private func config(_ config: String, _ credentials: String = "") throws -> SharedConfig {
        try SharedConfig(
            environment: ["HOME": "/h"],
            files: .inMemory(["/h/.aws/config": config, "/h/.aws/credentials": credentials])
        )
    }

    @Test func `sections, separators, case, blanks, comments and byte order marks`() throws {
        let read = try config(
            "\u{FEFF}# a comment\r\n[default]\r\nREGION = us-east-1\r\noutput: json\r\n  ; another\r\n"
                + "[profile two words]\nregion=x\n[profile 'two words']\nregion = eu-west-1 # kept\n[other]\nregion=y\n"
        )
        #expect(read.profiles["default"]?.values == ["region": "us-east-1", "output": "json"])
        #expect(read.profiles["two words"]?["region"] == "eu-west-1 # kept")
        #expect(read.profiles["other"] == nil)
        #expect(read.profiles.count == 2)
    }

    @Test func `an indented line goes on with the value, and nested blocks are read`() throws {
        let read = try config(
            """
            [profile dev]
            services = local
            s3 =
              max_queue_size = 1000
              addressing_style = path
            region = us-east-1

            [services local]
            sts =
              endpoint_url = http://127.0.0.1:5001
            """
        )
        #expect(read.profiles["dev"]?["region"] == "us-east-1")
        #expect(
            SharedConfig.nested(read.profiles["dev"]?["s3"] ?? "")
                == ["max_queue_size": "1000", "addressing_style": "path"]
        )
        #expect(read.services["local"]?["sts"] == ["endpoint_url": "http://127.0.0.1:5001"])
    }

    @Test func `the credentials file wins key by key`() throws {
        let read = try config(
            "[profile a]\nregion = one\naws_access_key_id = CONFIG\n",
            "[a]\naws_access_key_id = CREDENTIALS\n[b]\nrole_arn = r\n"
        )
        #expect(read.profiles["a"]?.values == ["region": "one", "aws_access_key_id": "CREDENTIALS"])
        #expect(read.profiles["b"]?["role_arn"] == "r")
    }

    @Test func `broken lines are passed over and named`() throws {
        let read = try config("orphan = 1\n[default]\nnonsense\nregion = a\nregion = b\n[default]\noutput = text\n")
        #expect(read.profiles["default"]?.values == ["region": "b", "output": "text"])
        #expect(read.warnings.count == 4)
        #expect(read.warnings.allSatisfy { $0.hasPrefix("/h/.aws/config: ") })
    }

    @Test func `files that are not there are empty`() throws {
        let read = try SharedConfig(environment: ["HOME": "/h"], files: .inMemory([:]))
        #expect(read.profiles.isEmpty)
    }

    @Test func `the environment says where the files are`() throws {
        let read = try SharedConfig(
            environment: [
                "HOME": "/h", "DIR": "/d", "AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "$DIR/${NO}x",
            ],
            files: .inMemory(["/h/c": "[default]\nregion=r\n", "/d/${NO}x": "[z]\na=b\n"])
        )
        #expect(read.profiles["default"]?["region"] == "r")
        #expect(read.profiles["z"]?["a"] == "b")
    }
}
