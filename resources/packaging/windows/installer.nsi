; The Windows installer, for one person and without administrator rights. Built by resources/packaging/windows/make.py:
;   makensis -DVERSION=1.2.3 -DFILES=<the built folder> -DOUTPUT=<the installer> installer.nsi
;
; Exit codes, also with /S (silent): 0 done, 1 broken off by the person, 2 a file could not be written (the version that was
; there is put back), 3 KiT Desktop is running, and nothing was changed. /D=C:\Some\Folder as the last argument says where.
; The uninstaller has the same ones where its last argument is _?=<its folder>; it ends at once, with 0, without that.

Unicode true
; The 32-bit stub, which is the default, cannot be run where the 32-bit half of Windows is missing.
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define NAME "KiT Desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define LINK_KEY "Software\Classes\kit-desktop"
!define EXIT_RUNNING 3

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" InstallLocation
RequestExecutionLevel user
AllowSkipFiles off
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 ProductName "${NAME}"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileDescription "${NAME}, installer"
VIAddVersionKey /LANG=1033 CompanyName "${COMPANY}"
VIAddVersionKey /LANG=1033 LegalCopyright "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${MUI_ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\kit-desktop.exe"
; The Modern UI has no box for an icon on the desktop; this one is made for "Show Readme".
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DESKTOP_ICON)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopIcon
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; NSIS takes the person's own language out of these, else the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGEEX "${__FILEDIR__}" "Kazakh"
!include "${__FILEDIR__}\texts.nsh"

Function MakeDesktopIcon
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\kit-desktop.exe"
FunctionEnd

; Moves the version that is there aside, as a whole: a folder of which anything is in use cannot be moved.
!macro SET_ASIDE
  ${Do}
    ClearErrors
    ; What an installation that was cut short has left. Where the whole is missing it is the better one.
    ${If} ${FileExists} "$INSTDIR\_internal.old\*.*"
      ${If} ${FileExists} "$INSTDIR\_internal\*.*"
        RMDir /r "$INSTDIR\_internal.old"
      ${Else}
        Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
      ${EndIf}
    ${EndIf}
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
    ${EndIf}
    ; Reading the error flag clears it: what comes next belongs inside, or a failure is forgotten.
    ${IfNot} ${Errors}
      Call ${UN}OpenPrograms
      ${IfNot} ${Errors}
        ${ExitDo}
      ${EndIf}
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\_internal.old\*.*"
      Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Sets the error flag where one of the two programs is running: Windows does not let a running program be written to.
!macro OPEN_PROGRAMS UN
Function ${UN}OpenPrograms
  StrCpy $1 "$INSTDIR\kit-desktop.exe"
  Call ${UN}OpenProgram
  ${If} ${Errors}
    SetErrors
    Return
  ${EndIf}
  StrCpy $1 "$INSTDIR\kit-desktop-cli.exe"
  Call ${UN}OpenProgram
FunctionEnd

Function ${UN}OpenProgram
  ${If} ${FileExists} $1
    FileOpen $0 $1 a
    ${If} ${Errors}
      SetErrors
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro OPEN_PROGRAMS ""
!insertmacro OPEN_PROGRAMS "un."

; Called by NSIS when the installation is broken off or fails: the version that was there is put back.
Function .onInstFailed
  ${If} ${FileExists} "$INSTDIR\_internal.old\*.*"
    RMDir /r "$INSTDIR\_internal"
    Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
  ${EndIf}
FunctionEnd

Section
  !define UN ""
  !insertmacro SET_ASIDE
  !undef UN
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal.old"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\kit-desktop.exe"

  WriteRegStr HKCU "${LINK_KEY}" "" "URL:${NAME}"
  WriteRegStr HKCU "${LINK_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${LINK_KEY}\DefaultIcon" "" "$INSTDIR\kit-desktop.exe,0"
  WriteRegStr HKCU "${LINK_KEY}\shell\open\command" "" '"$INSTDIR\kit-desktop.exe" --link "%1"'

  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayName "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\kit-desktop.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" Publisher "${COMPANY}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" EstimatedSize $0
SectionEnd

Section Uninstall
  !define UN "un."
  !insertmacro SET_ASIDE
  !undef UN
  RMDir /r "$INSTDIR\_internal.old"
  Delete "$INSTDIR\kit-desktop.exe"
  Delete "$INSTDIR\kit-desktop-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  ; Without /r: what somebody else has put there stays.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ReadRegStr $0 HKCU "${LINK_KEY}\shell\open\command" ""
  ; Somebody may have another copy, which has taken the links over.
  ${If} $0 == '"$INSTDIR\kit-desktop.exe" --link "%1"'
    DeleteRegKey HKCU "${LINK_KEY}"
  ${EndIf}
  ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(KEEP_DATA)" /SD IDYES IDNO`
    RMDir /r "$APPDATA\${NAME}"
    RMDir /r "$LOCALAPPDATA\${NAME}"
  ${EndIf}
SectionEnd
