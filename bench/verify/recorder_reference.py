"""The recorder's request keys, a second time: written from the rules in docs/format.md with nothing but Python's own
`re`, `round`, `json` and `urllib`, so that it shares no code and no trap with the TypeScript in lib/recording/key.

    python3 recorder_reference.py verdicts ROOT    one JSON line a recording: its path, what matches its name, its verdict
    python3 recorder_reference.py totals ROOT      the number of recordings a verdict, as one JSON object
"""

import hashlib
import itertools
import json
import os
import re
import sys
from collections import Counter
from urllib.parse import urlparse

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SHARED_FIRST = {"/api/tags", "/v1/models"}
SHARED = SHARED_FIRST | {"/v1/openai/v1/models"}


def literals(digits):
    def fix(text):
        return re.sub(r"-?\d+\.\d{4,}", lambda match: f"{float(match.group()):.{digits}f}", text)

    return fix


def scores(text):
    text = re.sub(r"score:\s*[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", "score: __NORMALIZED__", text)
    return re.sub(r",?\s*attributes:\s*\{[^}]*\}", "", text)


def uuids(text):
    text = re.sub(rf"document_id:\s*{UUID}", "document_id: __NORMALIZED__", text)
    return re.sub(rf"<\|{UUID}\|>", "<|__NORMALIZED__|>", text)


def files(text):
    text = re.sub(r"document_id:\s*file-\d+", "document_id: __NORMALIZED__", text)
    return re.sub(r"<\|file-\d+\|>", "<|__NORMALIZED__|>", text)


def normalise(value, digits, rewrites, project, outermost=True):
    """Objects directly in a list count as outermost: the recorder's recursion forgets to say otherwise."""
    if isinstance(value, dict):
        result = {key: normalise(item, digits, rewrites, project, False) for key, item in value.items()}
        if project and outermost:
            for key in ("extra_body", "extra_query"):
                if isinstance(result.get(key), dict):
                    result[key].pop("project_id", None)
        return result
    if isinstance(value, list):
        return [normalise(item, digits, rewrites, project, True) for item in value]
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, str):
        for rewrite in rewrites:
            value = rewrite(value)
        return literals(digits)(value)
    return value


def numbered_ids(body, test_id):
    seen = {}

    def number(kind, found):
        if not test_id:
            return found
        known = seen.setdefault(kind, {})
        return known.setdefault(found, f"{kind}-{len(known) + 1}")

    def walk(value):
        if isinstance(value, dict):
            result = {}
            for key, item in value.items():
                if key == "document_id" and isinstance(item, str) and item.startswith("file-"):
                    result[key] = number("file", item)
                elif key in ("vector_db_id", "vector_store_id", "bank_id") and isinstance(item, str):
                    result[key] = re.sub(UUID, lambda match: number("uuid", match.group()), item)
                else:
                    result[key] = walk(item)
            return result
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, str):
            return re.sub(r"file-[a-f0-9]{32}", lambda match: number("file", match.group()), value)
        return value

    return walk(body)


# name -> (digits, string rewrites, project rule, bedrock rule, shared paths)
RULES = {
    "V8": (5, (scores, uuids), True, True, SHARED),
    "V7b": (5, (scores, files), True, True, SHARED),
    "V7a": (5, (scores,), True, True, SHARED),
    "V6": (5, (), True, True, SHARED),
    "V5": (5, (), False, True, SHARED),
    "V4": (5, (), False, False, SHARED_FIRST),
    "V3c": (6, (), False, False, SHARED_FIRST),
}
ORDER = ("V8", "V6", "V7b", "V7a", "V5", "V4", "V3c", "V2", "V3b", "V1")
HTTP_ORDER = ("V8", "V6", "V7b", "V7a", "V5")


def dump(value):
    return json.dumps(value, sort_keys=True)


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(version, request, test_id):
    url = urlparse(request["url"])
    body = request["body"]
    shared = SHARED_FIRST
    if version in RULES:
        digits, rewrites, project, bedrock, shared = RULES[version]
        body = normalise(body, digits, rewrites, project)
        if bedrock and isinstance(body, dict) and "bedrock" in url.netloc:
            body.pop("stream_options", None)
    elif version == "V3b":
        body = numbered_ids(body, test_id)
    members = {"method": request["method"].upper(), "endpoint": url.path, "body": body}
    if version != "V1" and url.path not in shared:
        members["test_id"] = test_id
    return dump(members)


def kind_of(request):
    if "tool_name" in request:
        return "tool"
    if request.get("api") == "file_processors":
        return "file-processor"
    if "payload" in request:
        return "http"
    return "inference" if "body" in request else None


def texts(data):
    """(version, canonical text) for each version that applies, in the order in which they are tried."""
    request = data["request"]
    test_id = data.get("test_id", request.get("test_id"))
    kind = kind_of(request)
    if kind == "tool":
        yield "tool", dump({name: request.get(name) for name in ("provider", "tool_name", "kwargs")})
    elif kind == "file-processor":
        chunking = {"type": "static", "static": {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}}
        yield (
            "file-processor",
            dump({"api": "file_processors", "file_id": request.get("file_id"), "test_id": test_id, "chunking_strategy": chunking}),
        )
    elif kind == "http":
        for version in HTTP_ORDER:
            digits, rewrites, project, _, _ = RULES[version]
            payload = normalise(request["payload"], digits, rewrites, project)
            yield version, dump({"test_id": test_id, "url": request["url"], "method": request["method"].upper(), "payload": payload})
    elif kind == "inference":
        for version in ORDER:
            yield version, canonical(version, request, test_id)


PRODUCT = ("Llama Stack", "LlamaStack")


def undo(value, product):
    """The rename of 2026-04-24 backwards, in a string or in every string of a value."""
    if isinstance(value, dict):
        return {undo(key, product): undo(item, product) for key, item in value.items()}
    if isinstance(value, list):
        return [undo(item, product) for item in value]
    if not isinstance(value, str):
        return value
    value = re.sub(r"ogx(?=_(?:and_models|api|client))", "llama_stack", value)
    return value.replace("ogx", "llama-stack").replace("OGX", product)


def undone(data):
    seen = {dump(data)}
    for product, in_request in itertools.product(PRODUCT, (False, True)):
        before = dict(data)
        if isinstance(data.get("test_id"), str):
            before["test_id"] = undo(data["test_id"], product)
        if in_request:
            request = dict(data["request"])
            for name in ("body", "payload", "kwargs"):
                if name in request:
                    request[name] = undo(request[name], product)
            before["request"] = request
        if dump(before) not in seen:
            seen.add(dump(before))
            yield before


NAME = re.compile(r"(?:models-)?([0-9a-f]{64}|[0-9a-f]{12})(?:-[0-9a-f]{8})?\.json")


def verdict(name, data):
    found = NAME.fullmatch(name)
    if not found or kind_of(data["request"]) is None:
        return [], "none"
    key = found.group(1)
    matches = [version for version, text in texts(data) if digest_of(text).startswith(key)]
    if matches:
        status = "current" if matches[0] in ("V8", "tool", "file-processor") else "older"
        return matches, f"{status} {matches[0]}"
    for before in undone(data):
        for version, text in texts(before):
            if digest_of(text).startswith(key):
                return [], f"renamed {version}"
    return [], "mismatch"


def verdicts(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".json"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    matches, outcome = verdict(name, json.load(file))
                yield {"path": os.path.relpath(path, root).replace(os.sep, "/"), "matches": matches, "verdict": outcome}


if __name__ == "__main__":
    command, root = sys.argv[1:]
    if command == "verdicts":
        for row in verdicts(root):
            print(json.dumps(row))
    elif command == "totals":
        counts = Counter(row["verdict"] for row in verdicts(root))
        print(json.dumps(dict(sorted(counts.items())), indent=2))
    else:
        sys.exit(f"unknown command {command}")
