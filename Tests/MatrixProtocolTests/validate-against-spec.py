"""Checks JSON against a folder of the Matrix specification (its first argument), a line in, a line out.

{"kind": "event", "schema": "m.reaction", "content": {...}}                           -> {"errors": [...]}
{"kind": "operation", "method": "put", "path": "/_matrix/...", "under": ["room"], "body": {...}} -> {"errors": [...]}
{"kind": "examples"}                            -> {"examples": [{"name": "m.reaction", "event": {...}}, ...]}

An operation's body may hold no key that the specification does not name, so that a slip of the pen is found.
"""

import json
import pathlib
import sys

import jsonschema
import yaml

SPEC = pathlib.Path(sys.argv[1])
OPERATIONS = json.loads(next(SPEC.glob("client-server-openapi-*.json")).read_text())["paths"]


def schema_of(path):
    """The schema in a file, with the files that it refers to in their places."""
    return resolve(yaml.safe_load(path.read_text()), path.parent, keep_siblings=True)


def resolve(value, folder, keep_siblings):
    if isinstance(value, list):
        return [resolve(item, folder, keep_siblings) for item in value]
    if not isinstance(value, dict):
        return value
    resolved = {key: resolve(item, folder, keep_siblings) for key, item in value.items() if key != "$ref"}
    if isinstance(value.get("$ref"), str):
        path = folder / value["$ref"]
        target = resolve(yaml.safe_load(path.read_text()), path.parent, keep_siblings)
        # In a schema both apply; in an example the nearer one overrides.
        if not resolved:
            return target
        return {"allOf": [target, resolved]} if keep_siblings else target | resolved
    return resolved


# What an object's schema names keys by; one without any of these is free by the specification.
KEYS = {"properties", "additionalProperties", "patternProperties"}


def closed(schema, is_part=False):
    """The schema with every object closed against keys that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = dict(schema)
    for key, value in schema.items():
        if key == "allOf":
            result[key] = [closed(part, is_part=True) for part in value]
        elif key == "properties":
            result[key] = {name: closed(part) for name, part in value.items()}
        elif key == "items":
            result[key] = closed(value)
    if not is_part and ("allOf" in schema or schema.get("type") == "object" and schema.keys() & KEYS):
        result["unevaluatedProperties"] = False
    return result


def errors(schema, value):
    found = jsonschema.Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in found]


def check_event(line):
    schema = schema_of(SPEC / "event-schemas" / f"{line['schema']}.yaml")
    event = {
        "type": line["schema"].split("$")[0],
        "event_id": "$event:example.org",
        "room_id": "!room:example.org",
        "sender": "@steward:example.org",
        "origin_server_ts": 1,
        "content": line["content"],
    }
    if "state_key" in schema.get("properties", {}):
        is_person = schema["properties"]["state_key"].get("pattern", "").startswith("^@")
        event["state_key"] = "@ana:example.org" if is_person else ""
    return errors(schema, event)


def check_operation(line):
    operation = OPERATIONS[line["path"]][line["method"]]
    body = line["body"]
    for key in reversed(line["under"]):
        body = {key: body}
    found = errors(closed(operation["requestBody"]["content"]["application/json"]["schema"]), body)
    # Here the specification names no keys, as it is what an event holds.
    levels = body.get("power_level_content_override")
    if levels is None:
        return found
    schema = schema_of(SPEC / "event-schemas" / "m.room.power_levels.yaml")["properties"]["content"]
    return found + errors(closed(schema), levels)


def examples():
    folder = SPEC / "event-examples"
    return [
        {"name": path.stem, "event": resolve(yaml.safe_load(path.read_text()), path.parent, keep_siblings=False)}
        for path in sorted(folder.glob("*.yaml"))
    ]


for text in sys.stdin:
    line = json.loads(text)
    if line["kind"] == "examples":
        answer = {"examples": examples()}
    else:
        answer = {"errors": check_event(line) if line["kind"] == "event" else check_operation(line)}
    print(json.dumps(answer), flush=True)
