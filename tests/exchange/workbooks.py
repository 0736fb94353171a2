"""Workbooks for tests: as another program writes them, and by hand where no honest program would write such a thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.cell import WriteOnlyCell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def written(rows: Iterable[Sequence[Any]], formats: Mapping[int, str] | None = None, title: str = "X MIPA 1") -> bytes:
    """Return an .xlsx of one sheet as openpyxl writes it; ``formats`` is number formats by column from 1."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        cells = [WriteOnlyCell(sheet, value) for value in row]
        for place, cell in enumerate(cells, 1):
            if formats and place in formats and cell.value is not None:
                cell.number_format = formats[place]
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def relations(*found: tuple[str, str, str]) -> str:
    """Return a part of relations from (id, kind, target)."""
    inner = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in found)
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def parts(sheet: str, **others: str) -> dict[str, str]:
    """Return the parts of a least workbook around one sheet part; ``strings`` and ``styles`` add those parts."""
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Kelas" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("s1", "worksheet", "worksheets/sheet1.xml"),
            *((f"x{kind}", kind, f"{kind}.xml") for kind in others),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        **{f"xl/{kind}.xml": text for kind, text in others.items()},
    }


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet_xml(rows: str, namespace: str = MAIN) -> str:
    """Return a sheet part around row elements."""
    return f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'


def inline(*cells: str) -> str:
    """Return a row element of texts kept in the cells themselves."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells) + "</row>"
