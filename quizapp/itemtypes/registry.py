"""The registry: every item type there is, found in this package and through the entry points of installed ones.

A module (or package) beside this one is an item type when it names its object ``TYPE``; another distribution adds one
by an entry point of the group ``quizapp.itemtypes`` that points at such an object.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from jinja2 import BaseLoader, FileSystemLoader, PrefixLoader

import quizapp.itemtypes
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable
from quizapp.itemtypes.contract import ItemType

GROUP: Final = "quizapp.itemtypes"


@cache
def item_types() -> Mapping[str, ItemType[Any]]:
    """Return name -> item type, ours first. Raises Unavailable for an entry point that cannot be used."""
    found: dict[str, ItemType[Any]] = {}
    for origin, item_type in (*_ours(), *_installed()):
        if item_type.name in found:
            raise Unavailable(
                msg(
                    "Two item types are called “%(name)s”; %(origin)s brings the second.",
                    name=item_type.name,
                    origin=origin,
                )
            )
        found[item_type.name] = item_type
    return MappingProxyType(found)


def item_type(name: str) -> ItemType[Any]:
    """Return the item type called ``name``. Raises Unavailable when it is not installed."""
    try:
        return item_types()[name]
    except KeyError:
        raise Unavailable(msg("The item type “%(name)s” is not installed here.", name=name[:80])) from None


@cache
def item_type_loader() -> BaseLoader:
    """Return the loader of ``itemtypes/<look>.html``: our looks, then those beside the modules of installed types."""
    folders = dict.fromkeys(
        (_folder(quizapp.itemtypes.__name__), *(_folder(type(kind).__module__) for kind in item_types().values()))
    )
    return PrefixLoader({"itemtypes": FileSystemLoader([str(folder) for folder in folders])})


def _ours() -> Iterator[tuple[str, ItemType[Any]]]:
    for module in pkgutil.iter_modules(quizapp.itemtypes.__path__, f"{quizapp.itemtypes.__name__}."):
        found = getattr(importlib.import_module(module.name), "TYPE", None)
        if isinstance(found, ItemType):
            yield module.name, found


def _installed() -> Iterator[tuple[str, ItemType[Any]]]:
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found = point.load()
        except (ImportError, AttributeError) as fault:
            raise Unavailable(
                msg("The item type “%(name)s” (%(value)s) cannot be loaded.", name=point.name, value=point.value)
            ) from fault
        if not isinstance(found, ItemType):
            raise Unavailable(msg("“%(value)s” is not an item type.", value=point.value))
        yield point.value, found


def _folder(module: str) -> Path:
    return Path(str(sys.modules[module].__file__)).parent
