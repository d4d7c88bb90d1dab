"""What is said when the settings were not as they should be, or could not be saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kit_desktop.core.settings.presets import Presets
from kit_desktop.core.settings.store import LoadedSettings, SettingsProblem

translate = QCoreApplication.translate


def settings_problem_words(loaded: LoadedSettings) -> str:
    """What was wrong, in sentences, or an empty text."""
    said = [_presets_words(loaded.presets), _own_words(loaded)]
    settings, lost = loaded.settings, {SettingsProblem.DAMAGED_FILE, SettingsProblem.UNREADABLE}
    if loaded.problem in lost and not settings.address and "address" not in settings.locked:
        said.insert(0, translate("Startup", "Nothing is looked up until the gateway address is set in the settings."))
    if not settings.keep_history and not loaded.knows_how_long:
        said.append(translate("Startup", "Until it is corrected, answers are not saved; those already saved stay."))
    return " ".join(filter(None, said))


def _presets_words(presets: Presets) -> str:
    if presets.is_unreadable:
        return translate(
            "Startup", "Your administrator’s file {file} cannot be read. Nothing is looked up until it is corrected."
        ).format(file=presets.file)
    if presets.wrong:
        return translate("Startup", "Your administrator’s file {file} has something that is not understood: {keys}.").format(
            file=presets.file, keys=", ".join(presets.wrong)
        )
    return ""


def _own_words(loaded: LoadedSettings) -> str:
    if loaded.problem is SettingsProblem.DAMAGED_FILE:
        name = loaded.set_aside.name if loaded.set_aside else "?"
        return translate(
            "Startup", "The settings file was damaged. It was saved as {name}; the default settings are used."
        ).format(name=name)
    if loaded.problem is SettingsProblem.DAMAGED_VALUES:
        names = list(dict.fromkeys(_setting_name(key) for key in loaded.damaged_keys if key != "address"))
        said = []
        if "address" in loaded.damaged_keys:
            said.append(
                translate(
                    "Startup",
                    "The gateway address in the settings cannot be used. Nothing is looked up until it is corrected in the"
                    " settings.",
                )
            )
        if names:
            said.append(
                translate("Startup", "Some settings were damaged and are back at their defaults: {keys}.").format(
                    keys=", ".join(names)
                )
            )
        return " ".join(said)
    if loaded.problem is SettingsProblem.UNREADABLE:
        return translate("Startup", "The settings file cannot be read. The defaults are used.")
    if loaded.problem is SettingsProblem.NOT_SAVED:
        return translate(
            "Startup",
            "The settings could not be saved. Perhaps the disk is full or read-only. The program tries again when it closes.",
        )
    return ""


def _setting_name(key: str) -> str:
    """A setting as the settings window calls it; what no window shows has no name but its own in the file."""
    watching, history = translate("Startup", "watching"), translate("Startup", "history")
    list_pace, allowed = translate("Startup", "pace of lists"), translate("Startup", "what is allowed")
    return {
        "plain_http_address": translate("Startup", "consent to an unencrypted connection"),
        "timeout": translate("Startup", "time limit"),
        "language": translate("Startup", "language"),
        "appearance": translate("Startup", "appearance"),
        "id_kind": translate("Startup", "kind of id"),
        "mask_number": translate("Startup", "hiding phone numbers"),
        "mask_login": translate("Startup", "hiding the login"),
        "offer_clipboard": translate("Startup", "offering an id from the clipboard"),
        "xml_indented": translate("Startup", "indented XML"),
        "window": translate("Startup", "place of the window"),
        "accounts": translate("Startup", "accounts"),
        "keep_history": history,
        "history_days": history,
        "history_entries": history,
        "watch_first": watching,
        "watch_longest": watching,
        "watch_minutes": watching,
        "list_parallel": list_pace,
        "list_rate": list_pace,
        "log_level": translate("Startup", "level of the log"),
        "proxy": translate("Startup", "proxy"),
        "allow_http": allowed,
        "allow_csv": allowed,
        "allow_practice": allowed,
    }.get(key, key)
