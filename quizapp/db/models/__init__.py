"""The tables as typed classes, by noun group; ``Base.metadata`` knows them all."""

from quizapp.db.models.assignment import AssignmentPersonRow, AssignmentRow, QuizItemRow
from quizapp.db.models.attempt import (
    AttemptItemRow,
    AttemptRow,
    MarkRow,
    ResponseCheckRow,
    ResponseEventRow,
    ResponseRow,
)
from quizapp.db.models.audit import AuditRow, AuditSealRow
from quizapp.db.models.bank import (
    BankMediumRow,
    BankRow,
    FactEditionRow,
    FactRow,
    ItemEditionRow,
    ItemRow,
    MediumRow,
    NoteTimeRow,
    QuizRow,
)
from quizapp.db.models.base import Base
from quizapp.db.models.cohort import ClassCodeRow, CohortRow, CohortTeacherRow, EnrolmentRow
from quizapp.db.models.deck import CardStateRow, DeckDownloadRow
from quizapp.db.models.drafted import DraftedItemRow, DraftingRow
from quizapp.db.models.person import PersonRoleRow, PersonRow, SetupLinkRow, SignInRow
from quizapp.db.models.remark import RemarkRow
from quizapp.db.models.report import ItemReportRow
from quizapp.db.models.revision import ItemRevisionRow, PassageRevisionRow
from quizapp.db.models.workshop import BankBaseRow, EntryHistoryRow, UnfinishedEditRow

__all__ = [
    "AssignmentPersonRow",
    "AssignmentRow",
    "AttemptItemRow",
    "AttemptRow",
    "AuditRow",
    "AuditSealRow",
    "BankBaseRow",
    "BankMediumRow",
    "BankRow",
    "Base",
    "CardStateRow",
    "ClassCodeRow",
    "CohortRow",
    "CohortTeacherRow",
    "DeckDownloadRow",
    "DraftedItemRow",
    "DraftingRow",
    "EnrolmentRow",
    "EntryHistoryRow",
    "FactEditionRow",
    "FactRow",
    "ItemEditionRow",
    "ItemReportRow",
    "ItemRevisionRow",
    "ItemRow",
    "MarkRow",
    "MediumRow",
    "NoteTimeRow",
    "PassageRevisionRow",
    "PersonRoleRow",
    "PersonRow",
    "QuizItemRow",
    "QuizRow",
    "RemarkRow",
    "ResponseCheckRow",
    "ResponseEventRow",
    "ResponseRow",
    "SetupLinkRow",
    "SignInRow",
    "UnfinishedEditRow",
]
