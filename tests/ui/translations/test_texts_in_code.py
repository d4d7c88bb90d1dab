"""Every text for people goes through translation, in the one form that lupdate reads in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "kit_desktop"
WITH_TEXTS = sorted([PACKAGE / "app.py", PACKAGE / "core/lists/export/words.py", *PACKAGE.joinpath("ui").rglob("*.py")])

TAKES_TEXT = {
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "information", "critical", "question",
    "say", "setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHeaderLabels", "setHorizontalHeaderLabels",
    "setInformativeText", "setPlaceholderText", "setPlainText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix",
    "setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "show_text", "showMessage", "warning",
    "QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QMenu", "QMessageBox", "QProgressDialog", "QPushButton",
    "QRadioButton", "QToolButton", "PlainLabel",
}  # fmt: skip
"""Methods and classes whose text arguments are seen by people."""

SAME_IN_EVERY_LANGUAGE = {
    "Esc", "F5", "Enter", "Del", "Tab", "Shift+Tab",
    "KiT Desktop", "KiT Desktop ", " – KiT Desktop", "MsgID", "UserMsgID", "English", "Русский", "Қазақша",
    "Excel (*.xlsx);;CSV (*.csv)", "Excel (*.xlsx)", "Fusion", "XML (*.xml);;* (*)",
    # Names as the keyrings give them, looked up to be shown in the window's language.
    "Windows Credential Manager", "macOS Keychain", "Secret Service", "Secret Service (libsecret)",
    "Lists",  # a context of translation
    "Other status: undelivered", "KiT_Notify1", "Message is not found",  # what a list's columns are measured by, never shown
    # For KiT's support and for developers, who read letters, diagnostics and reports of whatever language the window has.
    "Reply:", "Request:", "program: KiT Desktop ", "request: not kept in the history", "reply: cut off", "caused by ",
    "system language: ", ", others known: ", "  plain http agreed to: ", "plain http agreed to: ",
}  # fmt: skip

NOT_FOR_PEOPLE = re.compile(
    r"(Ctrl|Alt)\+.*|(style|<meta|<table|<tr|<td)\b.*|[dMyHms,.: T-]+|SendSMSService\.wsdl"
    r"|KiT-Desktop\.txt"  # keys, markup, dates, files
)
LIKE_A_TEXT = re.compile(r"[^\W\d_]{2,}[ ,][^\W\d_]|^[A-ZА-ЯЁ][a-zа-яё]")


@dataclass(frozen=True)
class Text:
    """A text as it stands in the code: what lupdate should find there."""

    context: str
    source: str
    comment: str
    counted: bool


def is_translation(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="tr") | ast.Name(id="translate" | "tr" | "QT_TRANSLATE_NOOP"):
            return True
        case ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication" | "QApplication")):
            return True
    return False


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call for a translation, and the class that it stands in."""

    def within(node: ast.AST, name: str) -> Iterator[tuple[ast.Call, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and is_translation(child):
                yield child, name
            yield from within(child, child.name if isinstance(child, ast.ClassDef) else name)

    return within(tree(path), "")


def read(call: ast.Call, class_name: str) -> Text:
    """The text of a call. Raises ValueError with the reason where lupdate would not find it, or not rightly."""
    if call.keywords:
        raise ValueError("lupdate drops calls with keywords")
    literals = [arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in call.args]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
        if not class_name:
            raise ValueError("outside a class, tr has no context")
        literals.insert(0, class_name)
    elif len(literals) > 3:
        raise ValueError("lupdate misreads translate with a count: use tr of a QObject (Counted of kit_desktop/ui/formats.py)")
    if None in literals[:3] or len(literals) < 2:
        raise ValueError("only literals are found by lupdate")
    context, source, comment, *count = [*literals, ""] if len(literals) == 2 else literals
    text = Text(context or "", source or "", comment or "", bool(count))
    if ("%Ln" in text.source) is not text.counted or "%n" in text.source:
        raise ValueError("%Ln and a count belong together: its thousands are those of the language")
    return text


def test_translation_is_asked_for_with_literals() -> None:
    faults = []
    for path in WITH_TEXTS:
        for call, class_name in calls(path):
            try:
                read(call, class_name)
            except ValueError as exc:
                faults.append(f"{path.name}:{call.lineno}: {exc}: {ast.unparse(call)[:100]}")
    assert not faults


def test_lupdate_finds_every_text_of_the_code() -> None:
    """It is silent about what it cannot read: literals in extra parentheses, calls inside f-strings."""
    ts = ET.parse(ROOT / "resources" / "i18n" / "kit_ru.ts").getroot()
    found = {
        Text(
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.findtext("comment") or "",
            message.get("numerus") == "yes",
        )
        for context in ts.iter("context")
        for message in context.iter("message")
    }
    there = {read(*call): path.name for path in WITH_TEXTS for call in calls(path)}
    assert {(name, text) for text, name in there.items() if text not in found} == set()
    assert found - set(there) == set()


def texts_outside(path: Path) -> Iterator[tuple[int, str]]:
    """Strings that people would read, and that go through no translation."""

    def within(node: ast.AST, sink: bool) -> Iterator[tuple[int, str]]:
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.Expr(value=ast.Constant()) | ast.Raise():
                    continue
                case ast.Call() if is_translation(child) or is_log_or_argument(child):
                    continue
                case ast.Constant(value=str(text)) if reads_like_text(text, sink=sink):
                    yield child.lineno, text
                case ast.Call():
                    yield from within(child, called(child) in TAKES_TEXT)
                case _:
                    yield from within(child, sink and isinstance(child, (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.Tuple)))

    return within(tree(path), sink=False)


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_log_or_argument(call: ast.Call) -> bool:
    """The log and the command line's own help are in English."""
    name = ast.unparse(call.func)
    return name.startswith(("_log.", "argparse.", "parser.add_argument", "QApplication.setApplicationName"))


def reads_like_text(text: str, *, sink: bool) -> bool:
    if text in SAME_IN_EVERY_LANGUAGE or NOT_FOR_PEOPLE.fullmatch(text):
        return False
    return bool(re.search(r"[^\W\d_]{2}", text) if sink else LIKE_A_TEXT.search(text))


def test_no_text_for_people_stays_outside_translation() -> None:
    assert [f"{path.name}:{line}: {text!r}" for path in WITH_TEXTS for line, text in texts_outside(path)] == []


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ('self.tr(f"Hello {name}")', "literals"),
        ("self.tr(words)", "literals"),
        ('translate(context, "Hello")', "literals"),
        ('translate("Wording", "%Ln day(s)", "", days)', "count"),
        ('self.tr("%Ln day(s)")', "belong together"),
        ('self.tr("Hello", n=3)', "keywords"),
    ],
)
def test_the_test_refuses(code: str, complaint: str) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    with pytest.raises(ValueError, match=complaint):
        read(call, "SomeWidget")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Saved")', True),
        ('QPushButton("ok", self)', True),
        ('label.setText(f"{n} rows")', True),
        ('x = ["two words"]', True),
        ('label.setObjectName("outcome_title")', False),
        ('label.setText(self.tr("Saved"))', False),
        ('label.setText(f"{n} · {m}")', False),
    ],
)
def test_the_scan_sees(code: str, found: bool, tmp_path: Path) -> None:
    path = tmp_path / "example.py"
    path.write_text(code, encoding="utf-8")
    assert bool(list(texts_outside(path))) is found
