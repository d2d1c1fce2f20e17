"""Reads every file of a list with botocore's parser: what it holds, or why the whole file is refused."""

import base64

import botocore.exceptions
from botocore.configloader import load_config, raw_config_parse
from exchange import answer, folder, question


def text(value):
    """Values as strings, nested blocks as tables."""
    return value if isinstance(value, dict) else {"": value}


def sections(found):
    return {
        name: {key: text(value) for key, value in values.items()} for name, values in found.items()
    }


read = []
for number, case in enumerate(question()):
    path = folder() / str(number)
    path.write_bytes(base64.b64decode(case["bytes"]))
    try:
        if case["isCredentials"]:
            read.append({"profiles": sections(raw_config_parse(str(path)))})
        else:
            found = load_config(str(path))
            read.append(
                {
                    "profiles": sections(found["profiles"]),
                    "ssoSessions": sections(found["sso_sessions"]),
                    "services": sections(found["services"]),
                }
            )
    except botocore.exceptions.ConfigParseError as refusal:
        read.append({"refusal": str(refusal)})
answer(read)
