"""The hot reads: Core statements built once at import, because building one costs more than running it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, and_, bindparam, case, cast, literal, select

from quizapp.core.attempt import AttemptState
from quizapp.db.joined import Joined
from quizapp.db.models import Base
from quizapp.db.prepared import Prepared
from quizapp.db.types import UtcDateTime

NOW: Final = bindparam("now", type_=UtcDateTime())
ANSWERED: Final = 2  # what a place adds to its code in ``spots``; see ``spot_codes``
FLAGGED: Final = 1

# The tables themselves, not their classes: what runs on a bare connection needs nothing of the ORM.
TABLES: Final = Base.metadata.tables
_person, _role, _sign_in = TABLES["person"].c, TABLES["person_role"].c, TABLES["sign_in"].c
_attempt, _placed, _response = TABLES["attempt"].c, TABLES["attempt_item"].c, TABLES["response"].c
_event, _item = TABLES["response_event"].c, TABLES["item"].c
_item_revision, _passage_revision = TABLES["item_revision"].c, TABLES["passage_revision"].c


def spot_codes() -> ColumnElement[str | None]:
    """Return an attempt's saved places as one text: a number each, place * 4, + 2 when answered, + 1 when flagged."""
    saved = TABLES["response"].alias("spot")
    answered = case((saved.c.data.is_(None), 0), else_=ANSWERED)
    flagged = case((saved.c.flag, FLAGGED), else_=0)
    codes = Joined(cast(saved.c.place * 4 + answered + flagged, String))
    return select(codes).where(saved.c.attempt_id == _attempt.id).correlate(TABLES["attempt"]).scalar_subquery()


def _role_names() -> ColumnElement[str | None]:
    """Return a person's roles as one text, so that a person is one row."""
    names = Joined(_role.role)
    return select(names).where(_role.person_id == _person.id).correlate(TABLES["person"]).scalar_subquery()


PERSON: Final[tuple[Any, ...]] = (
    _person.id.label("person_id"),
    _person.public_id.label("person_public_id"),
    _person.name.label("person_name"),
    _person.guest,
    _role_names().label("roles"),
)
_SIGNED_IN: Final = and_(
    _sign_in.token_hash == bindparam("token_hash"), _sign_in.revoked_at.is_(None), _sign_in.expires_at > NOW
)

PERSON_OF_TOKEN: Final = select(*PERSON).join(TABLES["sign_in"], _sign_in.person_id == _person.id).where(_SIGNED_IN)

HEAD: Final[tuple[Any, ...]] = (
    _attempt.id.label("attempt_id"),
    _attempt.public_id.label("attempt_public_id"),
    _attempt.title,
    _attempt.language,
    _attempt.state,
    _attempt["items"],
    _attempt.passage_revision_id,
    _attempt.behaviour,
    _attempt.stamp_at,
    _attempt.due_at,
    _attempt.limit_seconds,
    _attempt.extra_seconds,
)
PLACED: Final[tuple[Any, ...]] = (
    _placed.place,
    _placed.item_revision_id,
    _placed.rule,
    _placed.rule_version,
    _placed.score_den,
    _placed.points,
    _placed.shown_order,
    _placed.process,
)
SAVED: Final[tuple[Any, ...]] = (_response.version, _response.data, _response.flag, _response.locked)


# The one read of an item page and of a save. It starts from the sign-in. No row: nobody is signed in. A row without an
# attempt: it is not this person's (or there is none, which looks alike). Without a place: the attempt has none there.
def _snapshot(*at: ColumnElement[bool]) -> Select[Any]:
    mine = and_(_attempt.person_id == _person.id, _attempt.public_id == bindparam("attempt"))
    given = and_(_response.attempt_id == _placed.attempt_id, _response.place == _placed.place)
    return (
        select(*PERSON, *HEAD, *PLACED, *SAVED, spot_codes().label("spots"))
        .select_from(TABLES["sign_in"])
        .join(TABLES["person"], _person.id == _sign_in.person_id)
        .outerjoin(TABLES["attempt"], mine)
        .outerjoin(TABLES["attempt_item"], and_(_placed.attempt_id == _attempt.id, *at))
        .outerjoin(TABLES["response"], given)
        .where(_SIGNED_IN)
    )


SNAPSHOT: Final = Prepared(_snapshot(_placed.place == bindparam("place")))
SHEET: Final = _snapshot().order_by(_placed.place)  # all items of the attempt instead of one

_ITEM: Final[tuple[Any, ...]] = (_item_revision.id, _item.author_id, _item_revision.type, _item_revision.bound)
_PASSAGE: Final[tuple[Any, ...]] = (
    _passage_revision.id.label("passage_id"),
    _passage_revision.language,
    _passage_revision.text,
    _passage_revision.glossary,
    _passage_revision.shown,
)
ITEM_REVISIONS: Final = (
    select(*_ITEM)
    .join(TABLES["item"], _item.id == _item_revision.item_id)
    .where(_item_revision.id.in_(bindparam("ids", expanding=True)))
)
PASSAGE_REVISION: Final = select(*_PASSAGE).where(_passage_revision.id == bindparam("id"))
PAGE: Final = (*_ITEM, *_PASSAGE)
PAGE_REVISIONS: Final = (
    select(*PAGE)
    .select_from(TABLES["item_revision"])
    .join(TABLES["item"], _item.id == _item_revision.item_id)
    .join(TABLES["passage_revision"], literal(1) == 1)
    .where(_item_revision.id == bindparam("item"), _passage_revision.id == bindparam("passage"))
)


def with_page(statement: Select[Any]) -> Select[Any]:
    """Let a statement bring the revisions of a page, too; ``item`` and ``passage`` are their ids."""
    theirs = (
        statement.add_columns(*PAGE)
        .join(TABLES["item_revision"], _item_revision.id == bindparam("item"))
        .join(TABLES["item"], _item.id == _item_revision.item_id)
    )
    return theirs.join(TABLES["passage_revision"], _passage_revision.id == bindparam("passage"))


# What the answer writer asks only when a save did not go through.
EARLIER_SAVE: Final = select(_event.version).where(
    _event.attempt_id == bindparam("attempt"),
    _event.key == bindparam("key"),
    _event.payload_hash == bindparam("hash"),
)
IS_OPEN: Final = select(_attempt.id).where(
    _attempt.id == bindparam("attempt"), _attempt.state == AttemptState.OPEN.value
)
CURRENT_SAVE: Final = select(*SAVED).where(
    _response.attempt_id == bindparam("attempt"), _response.place == bindparam("place")
)
