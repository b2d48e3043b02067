"""CPython as the judge of what Tapedeck prints: one question a line on stdin, one answer a line on stdout.

    f <16 hex digits>   a double by its bits: repr, repr of round(x, 5), and x with 5 decimals, with spaces between
    s <JSON string>     the string as json.dumps prints it
    n <JSON string>     a JSON list of the string as each version of the recorder's rules leaves it, json.dumps'ed
    d <JSON text>       a JSON list: the value on one line with sorted keys, and with an indent of 2
    u <JSON string>     a JSON list: host and path of the URL
    e <JSON string>     whether the string is a JSON text just as json.dump writes it with an indent of 2: true or false
"""

import json
import struct
import sys
from urllib.parse import urlparse

from recorder_reference import RULES, normalise, numbered_ids

VERSIONS = ("V8", "V7b", "V7a", "V6", "V3c")


def about_float(bits):
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    return f"{json.dumps(value)} {json.dumps(round(value, 5))} {value:.5f}"


def about_rules(text):
    rewritten = [normalise(text, *RULES[version][:3]) for version in VERSIONS]
    return [json.dumps(value) for value in [*rewritten, numbered_ids(text, "a test")]]


def about_document(value):
    return [json.dumps(value, sort_keys=True), json.dumps(value, indent=2) + "\n"]


def about_url(url):
    parsed = urlparse(url)
    return [parsed.netloc, parsed.path]


def answer(line):
    question, _, rest = line.partition(" ")
    if question == "f":
        return about_float(rest)
    value = json.loads(rest)
    if question == "s":
        return json.dumps(value)
    if question == "n":
        return json.dumps(about_rules(value))
    if question == "d":
        return json.dumps(about_document(value))
    if question == "e":
        return json.dumps(json.dumps(json.loads(value), indent=2) + "\n" == value)
    if question == "u":
        return json.dumps(about_url(value))
    raise ValueError(f"unknown question {question!r}")


if __name__ == "__main__":
    for line in sys.stdin:
        print(answer(line.rstrip("\n")))
