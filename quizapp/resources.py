"""Where the data that ships with the package lies: inside the wheel, or beside the package in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class ResourceMissingError(Exception):
    """A folder that every installation has is absent: the installation is broken."""


def questions_folder() -> Path:
    """Return the folder that holds one folder a shipped bank.

    Raises ResourceMissingError when the installation has none.
    """
    return shipped("questions")


def migrations_folder() -> Path:
    """Return the folder with ``env.py`` and ``versions/`` from which databases are built.

    Raises ResourceMissingError when the installation has none.
    """
    return shipped("migrations")


def shipped(name: str, package: Path = PACKAGE) -> Path:
    """Return the folder ``name`` from the wheel's ``_shipped``, else from the checkout around ``package``.

    The wheel comes first: in site-packages a stranger's folder of the same name may lie beside us. Raises
    ResourceMissingError when both places lack it.
    """
    places = (package / "_shipped" / name, package.parent / name)
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        looked = " and ".join(str(place) for place in places)
        raise ResourceMissingError(f"The folder '{name}' is missing (looked at {looked}). Install quizapp again.")
    return found
