"""What the import contracts cannot say: the full list of a room's libraries, purity of core, calls nobody makes."""

import ast
import sys
from collections.abc import Iterator

from tests.house import dotted, imported, trees

# What a room may import besides the standard library and quizapp. A library that no room names is not a dependency.
LIBRARIES = {
    "core": {"jinja2", "markdown_it", "markupsafe", "nh3", "rapidfuzz"},
    "itemtypes": {"jinja2", "markupsafe", "wtforms"},
    "bank": {"yaml"},
    "drafting": {"Sastrawi", "babel", "pycrfsuite"},
    "anki": {"backports", "fsrs", "genanki", "markupsafe"},
    "db": {"alembic", "sqlalchemy"},
    "exchange": {"xlsxwriter"},
    "services": {"argon2", "sqlalchemy"},
    "web": {
        "babel",
        "flask",
        "flask_babel",
        "flask_login",
        "flask_wtf",
        "itsdangerous",
        "jinja2",
        "limits",
        "markupsafe",
        "werkzeug",
        "wtforms",
    },
    "cli": {"click", "granian", "rich", "segno"},
}
# core takes time, chance and bytes as arguments; these modules would let it fetch them.
IMPURE = {
    "io",
    "logging",
    "os",
    "pathlib",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
}
IMPURE_CALLS = {"open", "print", "input"}
CLOCKS = {"now", "utcnow", "today"}
NEVER_IMPORTED = {"marshal", "pickle", "shelve", "anki", "dill"}  # run what they read; anki: its licence is not ours
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load", "yaml.unsafe_load"}


def package() -> Iterator[tuple[str, str, ast.Module]]:
    """Yield (path, room, tree) of every module of the package."""
    for path, tree in trees().items():
        if path.startswith("quizapp/"):
            yield path, path.split("/")[1].removesuffix(".py"), tree


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_each_room_uses_its_own_libraries_only() -> None:
    own = sys.stdlib_module_names | {"quizapp"}
    strangers = [
        f"{path}: {name}"
        for path, room, tree in package()
        for name in imported(tree)
        if name.split(".")[0] not in own | LIBRARIES.get(room, set())
    ]
    assert strangers == []


def test_core_fetches_nothing() -> None:
    core = [(path, tree) for path, room, tree in package() if room == "core"]
    found = [f"{path}: {name}" for path, tree in core for name in imported(tree) if name.split(".")[0] in IMPURE]
    for path, tree in core:
        for call in calls(tree):
            name = dotted(call.func)
            last = name.rpartition(".")[2]
            if name in IMPURE_CALLS or last in CLOCKS or (name.startswith("random.") and name != "random.Random"):
                found.append(f"{path}:{call.lineno}: {name}")
    assert found == []


def test_nothing_runs_what_it_reads() -> None:
    found = [
        f"{path}: {name}"
        for path, _, tree in package()
        for name in imported(tree)
        if name.split(".")[0] in NEVER_IMPORTED
    ]
    for path, _, tree in package():
        for call in calls(tree):
            shell = any(word.arg == "shell" for word in call.keywords)
            if shell or dotted(call.func) in NEVER_CALLED:
                found.append(f"{path}:{call.lineno}: {dotted(call.func)}")
    assert found == []


def test_every_module_says_what_belongs_in_it() -> None:
    first_lines = {path: (ast.get_docstring(tree) or "").partition("\n")[0] for path, tree in trees().items()}
    assert [path for path, line in first_lines.items() if not line.endswith((".", ":", ";"))] == []
