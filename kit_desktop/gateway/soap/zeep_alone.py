"""zeep without what it brings along for transports and replies of its own: ours carry every call, and load nothing.

`requests` and `email` with all that they import are half of `import zeep`, in time and in memory. They are imported after all
where somebody uses them through zeep.
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
    "email.message": ("Message",),
    "requests": ("Response",),
    "requests.structures": ("CaseInsensitiveDict",),
    "requests_file": ("FileAdapter",),
    "requests_toolbelt.multipart.decoder": ("MultipartDecoder",),
}
"""What zeep 4.3 imports of them, by name; it makes none of them before a transport or a reply of its own needs it."""


class _Later(ModuleType):
    """In place of a module: imports it when something of it is used."""

    def __init__(self, name: str, taken: tuple[str, ...]) -> None:
        super().__init__(name)
        for each in taken:
            setattr(self, each, self._made_later(each))

    def _made_later(self, name: str) -> Any:
        def make(*args: Any, **kwargs: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def _others_later() -> Iterator[None]:
    stand_ins = {name: _Later(name, taken) for name, taken in _TAKEN_AT_IMPORT.items() if name not in sys.modules}
    if "importlib.metadata" not in sys.modules:
        # zeep asks for its own version, by which it would name itself to a server: that takes all of `email`.
        metadata: Any = _Later("importlib.metadata", ("PackageNotFoundError",))
        metadata.version = lambda _name: "unknown"
        stand_ins[metadata.__name__] = metadata
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


with _others_later():
    import zeep
    import zeep.plugins
    from zeep.wsdl.bindings.soap import Soap11Binding
