"""How the tests and these scripts talk: a folder with the question in it, and the answer beside it."""

import json
import sys
from pathlib import Path


def question():
    return json.loads((Path(sys.argv[1]) / "question.json").read_text(encoding="utf-8"))


def answer(value):
    (Path(sys.argv[1]) / "answer.json").write_text(json.dumps(value), encoding="utf-8")


def folder():
    return Path(sys.argv[1])
