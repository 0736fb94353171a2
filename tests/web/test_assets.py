"""Styles are put together from small files; scripts that import each other share one address."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from quizapp.web.assets import FOLDER, read_assets, sheet

LARGEST_SCRIPTS = 15 * 1024  # bytes, packed, all that an item page has


def test_a_sheet_is_its_files_in_order_without_comments(tmp_path: Path) -> None:
    (tmp_path / "2-b.css").write_text("/* two\n*/\n\n.b {\n  color: red;\n  margin: 0 auto;\n}\n")
    (tmp_path / "1-a.css").write_text('.a :focus::after,\n.c > p {\n  content: " · ";\n}\n')
    assert sheet(tmp_path).decode() == '.a :focus::after, .c > p{content: " · "}.b{color: red;margin: 0 auto}'


def test_no_sheet_loses_a_rule() -> None:
    for folder in (FOLDER / "styles").iterdir():
        text = "".join(path.read_text() for path in folder.glob("*.css"))
        written = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        assert sheet(folder).decode().count("{") == written.count("{") > 0


def test_colours_are_named_by_the_tokens_only() -> None:
    for path in (FOLDER / "styles").glob("*/*.css"):
        screen = path.read_text().partition("@media print")[0]
        if path.name != "1-tokens.css":
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b", screen) == [], path


def test_scripts_share_a_version_and_are_packed() -> None:
    scripts = {name: asset for name, asset in read_assets().items() if name.endswith(".js")}
    assert len({asset.hash for asset in scripts.values()}) == 1
    for asset in scripts.values():
        assert gzip.decompress(asset.packed) == asset.body


def test_the_scripts_of_an_item_page_are_small() -> None:
    """All that its first script brings along, and the service worker."""
    scripts, wanted = read_assets(), ["desk.js"]
    for name in wanted:
        found = re.findall(r'"\./([a-z]+\.js)"', scripts[name].body.decode())
        wanted.extend(each for each in found if each not in wanted)
    assert {"attempt.js", "queue.js", "words.js"} <= set(wanted)
    assert sum(len(scripts[name].packed) for name in (*wanted, "worker.js")) < LARGEST_SCRIPTS
