"""Faces write only through actions; SQL, clocks and the ends of intervals each have their own rooms."""

from __future__ import annotations

import ast
import re

from tests.house.source import FACES, Module, modules

ALWAYS_WRITES = {
    "save",
    "delete",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "full_clean",
}
WRITES_ON_ROWS = {"create", "update", "acreate", "aupdate"}  # dicts have update too, so the chain is read
ROWS = re.compile(r"\bobjects\b|\.(filter|exclude|all|visible_to|on)\(")
RAW_SQL = {"raw", "extra", "RawSQL", "cursor", "execute", "executemany", "executescript"}
CLOCKS = {"today", "now", "utcnow", "localdate", "localtime", "time", "monotonic"}
CLOCK_OWNERS = {
    "date",
    "datetime",
    "dt.date",
    "dt.datetime",
    "datetime.date",
    "datetime.datetime",
    "timezone",
    "time",
}

MAY_WRITE: dict[str, str] = {  # "path: call" -> why
    "web/say_session.py: request.session.save()": "stores the receipt with its voice, or neither",
}
MAY_SPEAK_SQL = {
    "server/health.py": "asks the database one question to see whether it answers",
    "cli/checks.py": "doctor asks SQLite whether its file is damaged",
}
MAY_ASK_THE_CLOCK = {
    "register/today.py": "the one place that turns the clock into a day, for the faces to pass on",
    "register/actions/importing.py": "the history of imports keeps the moment of each",
    "register/actions/one_change.py": "the chain of changes keeps the moment of each",
    "threads/actions/one_change.py": "the chain of changes keeps the moment of each",
    "accounts/actions/one_change.py": "the chain of changes keeps the moment of each",
    "accounts/actions/keeping.py": "the code of a new account lasts from the moment it is printed",
    "interchange/kept_aside.py": "throws away uploads that nobody came back for",
    "interchange/workbook/waiting.py": "throws away uploads that nobody came back for",
}
MAY_COMPARE_ENDS = {
    "records/dated.py": "the one place that compares ends",
}


def called(call: ast.Call) -> str:
    """The last name of what is called: `save` for `row.save()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def owner(call: ast.Call) -> str:
    """What stands before that name, as text: `Forum.objects.filter(key=key)`."""
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def writes(module: Module) -> list[str]:
    """Each call in the module that would write a row past the actions."""
    found = []
    for call in module.calls():
        name, before = called(call), owner(call)
        if (name in ALWAYS_WRITES and before) or (name in WRITES_ON_ROWS and ROWS.search(before)):
            found.append(f"{module.path}: {before}.{name}()")
    return found


def test_faces_write_only_through_actions() -> None:
    found = [w for m in modules() if m.room in FACES for w in writes(m) if w not in MAY_WRITE]
    assert found == []


def test_the_reader_of_writes_knows_a_row_from_a_dict() -> None:
    tree = ast.parse(
        "row.save()\nForum.objects.filter(key=1).update(name=2)\nfound.update(a=1)\nwrite_letter.create(x)"
    )
    assert writes(Module("web/x.py", tree, 4)) == [
        "web/x.py: row.save()",
        "web/x.py: Forum.objects.filter(key=1).update()",
    ]


def test_raw_sql_stands_only_in_planner_and_records() -> None:
    found = [
        f"{m.path}: {ast.unparse(call.func)}"
        for m in modules()
        if m.room not in ("planner", "records") and m.path not in MAY_SPEAK_SQL
        for call in m.calls()
        if called(call) in RAW_SQL
    ]
    assert found == []


def test_below_the_faces_nobody_asks_the_clock() -> None:
    found = [
        f"{m.path}: {ast.unparse(call.func)}()"
        for m in modules()
        if m.room not in (*FACES, "server") and m.path not in MAY_ASK_THE_CLOCK
        for call in m.calls()
        if called(call) in CLOCKS and owner(call) in CLOCK_OWNERS and not call.args
    ]
    assert found == []


def is_end(side: ast.expr) -> bool:
    """Whether it is the stored end of a row. A question's own terms are numbers of days, and have none."""
    return (
        isinstance(side, ast.Attribute)
        and side.attr in ("until", "closed")
        and "terms" not in ast.unparse(side)
    )


def compared_ends(module: Module) -> list[str]:
    """Where the module compares an `until` or a `closed` itself, in Python or in a filter."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare):
            ordered = any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
            sides = [node.left, *node.comparators]
            if ordered and any(is_end(side) for side in sides):
                found.append(f"{module.path}:{node.lineno} {ast.unparse(node)}")
        if isinstance(node, ast.keyword) and re.search(r"(until|closed)__[lg]te?$", node.arg or ""):
            found.append(f"{module.path}:{node.value.lineno} {node.arg}")
    return found


def test_only_records_dated_compares_ends() -> None:
    found = [
        c
        for m in modules()
        if m.room != "engine" and m.path not in MAY_COMPARE_ENDS  # the engine holds numbers of days
        for c in compared_ends(m)
    ]
    assert found == []
