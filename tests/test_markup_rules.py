"""What the content security policy would refuse never enters a template, a style or a script."""

import re

import pytest

from tests.house import PACKAGE, texts

# A link a person may follow, or an XML namespace; nothing is loaded from them.
NAMED_HOSTS = {"www.w3.org", "creativecommons.org"}
HOST = re.compile(r"(?:https?:|[\"'(=\s])//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
TEMPLATES = dict(texts(".html", under=PACKAGE))
REFUSED = {
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b|<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_templates_hold_nothing_the_policy_refuses(what: str) -> None:
    assert TEMPLATES
    found = [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
        for path, text in TEMPLATES.items()
        for match in REFUSED[what].finditer(text)
    ]
    assert found == []


def test_unescaped_output_is_never_asked_for() -> None:
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+false", re.IGNORECASE)
    assert [path for path, text in TEMPLATES.items() if unsafe.search(text)] == []


def test_nothing_is_loaded_from_another_host() -> None:
    files = dict(texts(".html", ".css", ".js", ".svg", ".webmanifest", under=PACKAGE))
    found = [
        f"{path}: {host}" for path, text in files.items() for host in HOST.findall(text) if host not in NAMED_HOSTS
    ]
    assert found == []
