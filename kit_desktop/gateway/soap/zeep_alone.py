"""zeep without what it brings along for transports of its own: ours carry every call, and load nothing.

`requests` with all that it imports is much of `import zeep`, in time and in memory. It is imported after all where somebody
uses it through zeep. Only what nobody else imports may be stood in for: another thread that imports it at that moment gets the
stand-in (the keyring needs `importlib.metadata`, and with it `email`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["Soap11Binding", "zeep"]

_TAKEN_AT_IMPORT = {
    "requests": ("Response",),
    "requests.structures": ("CaseInsensitiveDict",),
    "requests_file": ("FileAdapter",),
    "requests_toolbelt.multipart.decoder": ("MultipartDecoder",),
}
"""What zeep 4.3 imports of them, by name; it makes none of them before a transport or a reply of its own needs it."""


class _Later(ModuleType):
    """In place of a module: imports it when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _TAKEN_AT_IMPORT[self.__name__]:
            return lambda *args, **kwargs: getattr(self._real(), name)(*args, **kwargs)  # noqa: PLW0108  # imports when called
        return getattr(self._real(), name)

    def _real(self) -> ModuleType:
        # Another thread may import it while zeep is being imported, and must not be given this again.
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


@contextmanager
def _others_later() -> Iterator[None]:
    stand_ins = {name: _Later(name) for name in _TAKEN_AT_IMPORT if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


with _others_later():
    import zeep
    import zeep.plugins
    from zeep.wsdl.bindings.soap import Soap11Binding
