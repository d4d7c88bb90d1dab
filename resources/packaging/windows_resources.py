"""What Windows reads out of our programs: the version resource and the manifest."""

from __future__ import annotations

from typing import Any

import project

_MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="{name}" version="{version}" processorArchitecture="amd64"/>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges><requestedExecutionLevel level="asInvoker" uiAccess="false"/></requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application><supportedOS Id="{{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}}"/></application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""


def manifest(program: str) -> str:
    """Sharp on every screen, UTF-8 as the code page, paths longer than 260 characters; Windows 10 and 11."""
    return _MANIFEST.format(name=program, version=".".join(map(str, project.version_numbers())))


def version(program: str, description: str) -> Any:
    """What Explorer shows under Properties, Details. Windows only: PyInstaller's part for it is there alone."""
    from PyInstaller.utils.win32 import versioninfo as v  # noqa: PLC0415  # as said

    numbers = project.version_numbers()
    texts = {
        "CompanyName": project.COMPANY,
        "FileDescription": description,
        "FileVersion": project.VERSION,
        "InternalName": program,
        "LegalCopyright": project.copyright_line(),
        "OriginalFilename": f"{program}.exe",
        "ProductName": project.NAME,
        "ProductVersion": project.VERSION,
    }
    table = v.StringTable("040904B0", [v.StringStruct(key, text) for key, text in texts.items()])
    return v.VSVersionInfo(
        ffi=v.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[v.StringFileInfo([table]), v.VarFileInfo([v.VarStruct("Translation", [0x0409, 1200])])],
    )
