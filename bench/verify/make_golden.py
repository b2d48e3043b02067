"""Writes the vectors that the unit tests compare with, so that the tests need no Python of their own.

    python3 make_golden.py    (CPython 3.12 or later, whose \\d knows the digits of Unicode 15)
"""

import json
import math
import random
import struct
import sys
from pathlib import Path

import oracle
import recorder_reference

LIB = Path(__file__).resolve().parents[2] / "lib"
UUID = "0123abcd-4567-89ef-0123-456789abcdef"
FILE = "file-" + "0a1b2c3d" * 4

PIECES = [
    *"0123456789.,-+eE{}<>|:' \"\\/\t\n\r\x08\x0c\x00\x1b\x7f",
    *"\x1c\x85\xa0\u1680\u2007\u2028\u202f\u3000\ufeff\u200b\u180e",
    *"\u0663\u0967\uff15\U0001d7d9\U00011f53\u00b2\u2167\ud83d\ude00\U0001f600é漢\ue000",
    "score:", "Score:", "attributes:", "document_id:", "document_id: ", "<|", "|>", UUID, UUID.upper(), f"<|{UUID}|>",
    "file-12", FILE, f"<|{FILE}|>", "<|file-7|>", "0.015625", "1.23456789", "-0.00000", "12345678901234567890.12345",
    "0.1234", "0.123", " attributes: {'a': 1}", ", attributes: {}", "score: 1.5e-07", "score: -.5", " words ", "nan",
]


def floats(rng):
    values = [0.0, 1.0, 0.1, 1e-4, 9.999e-5, 1e-5, 1e15, 1e16, 9999999999999998.0, 1e21, 1e22, 1e100, 5e-324, 2.2250738585072014e-308]
    values += [1.7976931348623157e308, 2**53, 2**53 + 2, 123456789.123456789, 0.3, 2 / 3, 1e-6, 5e-6, 5.000000000000001e-6, 0.000015, 2.5e-5]
    values += [math.inf, math.nan]
    values += [odd / 64 for odd in range(1, 200, 2)]
    values += [number + odd / 64 for number in (7, 1000, 123456, 2**40) for odd in (1, 3, 61, 63)]
    values += [rng.random() for _ in range(80)] + [rng.uniform(-1000, 1000) for _ in range(80)]
    values += [round(rng.random(), rng.randrange(1, 9)) for _ in range(60)]
    values += [rng.random() * 10.0 ** rng.randrange(-12, 24) for _ in range(120)]
    values += [struct.unpack(">d", rng.randbytes(8))[0] for _ in range(24)]
    for value in values:
        yield value
        yield -value


def text(rng, most):
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(most)))


def number(rng):
    whole = rng.choice(["0", "-0", "7", "-12", "12345678901234567890123", str(rng.randrange(10**6))])
    return whole + rng.choice(["", "", ".0", ".5", ".10", ".123456789"]) + rng.choice(["", "", "", "e5", "E-7", "e+22", "e400"])


def document(rng, depth):
    """JSON in many spellings: spaces, escapes that Python would not write, keys that stand twice."""
    pad = rng.choice(["", " ", "\n"])
    shape = rng.randrange(10)
    if depth > 0 and shape < 3:
        keys = ["a", "b", "10", "9", "", "é", "\U0001f600", "\uffff", "__proto__", "constructor", rng.choice(PIECES)]
        members = [f"{spelled(rng, rng.choice(keys))}{pad}:{document(rng, depth - 1)}" for _ in range(rng.randrange(7))]
        return "{" + pad + f",{pad}".join(members) + "}"
    if depth > 0 and shape < 5:
        return "[" + pad + f"{pad},".join(document(rng, depth - 1) for _ in range(rng.randrange(5))) + "]"
    if shape < 7:
        return number(rng)
    return rng.choice([spelled(rng, text(rng, 6)), "true", "false", "null", "NaN", "-Infinity", "Infinity"])


def spelled(rng, value):
    """A string's token, with some characters escaped that need not be and some raw that Python would escape."""
    raw = json.dumps(value)
    if rng.random() < 0.3:
        raw = raw.replace("/", "\\/").replace("\\ud83d", "\\uD83D").replace("\\u00e9", "é")
        raw = raw if "\\u" in raw else raw.replace("a", "\\u0061")
    return raw


BODIES = [
    {"model": "m", "messages": [{"role": "user", "content": "hello"}], "stream": True, "stream_options": {"include_usage": True}},
    {"model": "m", "temperature": 0.0, "top_p": 0.123456789, "messages": [{"role": "user", "content": "pi is 3.14159265, not 3.14"}]},
    {"model": "m", "extra_body": {"project_id": "p", "kept": 1}, "extra_query": {"project_id": "p"}, "messages": []},
    {"model": "m", "messages": [{"extra_body": {"project_id": "p"}, "inner": {"extra_body": {"project_id": "p"}}}]},
    {"model": "m", "extra_body": "project_id", "extra_query": [{"project_id": "p", "extra_query": {"project_id": "p"}}]},
    {"model": "m", "input": f"score: 0.75 attributes: {{'a':\n1}} document_id: {UUID} <|{UUID}|>"},
    {"model": "m", "input": ["document_id: file-12, score:\t.5e-3", "<|file-12|>", ",\u00a0attributes:\u2003{}"]},
    {"model": "m", "document_id": "file-any", "vector_store_id": f"vs_{UUID}", "input": f"{FILE} and {FILE.replace('0', 'f')} and {FILE}"},
    {"model": "m", "z": 1, "é": 2, "\U0001f600": 3, "\uffff": 4, "10": 5, "9": 6, "__proto__": {"x": 1.5}},
    {"model": "m", "big": 10**30, "small": 1e-7, "tie": 0.015625, "text": "tie 0.015625, big 1e22 12345678901234567890.12345 ٣.١٤١٥٩"},
    {"model": "m", "stream_options": {"stream_options": 1}, "tools": [{"stream_options": 2}], "text": "\x7f\u2028 \ud83d / \U0001f600"},
    {},
]
URLS = [
    "https://api.example.com/v1/chat/completions", "http://localhost:8080/v1/models", "http://localhost:11434/api/tags",
    "https://host.example/v1/openai/v1/models", "https://host.example/v1/v1/models", "https://bedrock-runtime.us.example/openai/v1/chat/completions",
    "vertexai:///generate_content", "__masked__/serving-endpoints/v1/chat/completions", "https://h.example/a;b/c;d?q=1#f",
]


def recordings():
    for index, body in enumerate(BODIES):
        for url in URLS if index in (0, 2, 11) else URLS[:1]:
            for test_id in ("tests/a/test_b.py::test_c[x-ü]", None):
                yield {"test_id": test_id, "request": {"method": "post", "url": url, "headers": {}, "body": body, "endpoint": "/e", "model": "m"}, "response": {}}
        yield {"request": {"test_id": "t", "url": URLS[5], "method": "POST", "payload": body}, "response": {}}
        yield {"test_id": "t", "request": {"test_id": "t", "provider": "p", "tool_name": "n", "kwargs": body}, "response": {}}
    yield {"test_id": "t", "request": {"test_id": "t", "provider": "p", "api": "file_processors", "file_id": "file-9"}, "response": {}}
    yield {"request": {"method": "POST", "url": URLS[0], "headers": {}, "body": {"x": 1}, "endpoint": "/e", "model": ""}, "response": {}}


def keys_of(recording):
    """The first 16 digits of each key: enough to tell, and a smaller file."""
    found = recorder_reference.texts(recording)
    return {version: recorder_reference.digest_of(canonical)[:16] for version, canonical in found}


ADDRESSES = [
    *URLS, "", "/", "//h/p", "h:80/p", "http:p;x/y;z", "mailto:a;b", "HTTP://H/P;q", " \x01http://h/p", "http://h/\tp\n", "http://u:p@h:1/p",
    "http://h?q;r", "http://h;p/q", "1x://h/p;q", "x+y.z-1://h/p;q", "é://h/p;q", "//h", "///p;q", "a#b?c", "a?b#c", "http:////p", ":p", "http:",
]


def write(path, vectors):
    lines = [f'  {json.dumps(name)}: [\n' + ",\n".join(f"    {json.dumps(row)}" for row in rows) + "\n  ]" for name, rows in vectors.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")
    print(path.relative_to(LIB.parent), path.stat().st_size, "bytes", {name: len(rows) for name, rows in vectors.items()})


def main():
    if sys.version_info < (3, 12):
        sys.exit("make_golden.py needs CPython 3.12 or later")
    rng = random.Random(20260409)
    bits = [struct.pack(">d", value).hex() for value in floats(rng)]
    strings = [chr(code) for code in range(0x180)] + [text(rng, 12) for _ in range(150)]
    documents = [document(rng, 4) for _ in range(220)]
    rewritten = [text(rng, 14) for _ in range(260)]
    write(LIB / "json" / "testing" / "python.golden.json", {
        "floats": [[row, *oracle.about_float(row).split(" ")] for row in bits],
        "strings": [json.dumps(value) for value in strings],
        "documents": [[value, *oracle.about_document(json.loads(value))] for value in documents],
    })
    write(LIB / "recording" / "key" / "testing" / "python.golden.json", {
        "strings": [[json.dumps(value), *oracle.about_rules(value)] for value in rewritten],
        "urls": [[url, *oracle.about_url(url)] for url in ADDRESSES],
        "recordings": [[json.dumps(recording), keys_of(recording)] for recording in recordings()],
    })


main()
