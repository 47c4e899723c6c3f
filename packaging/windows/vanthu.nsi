; The installer for one user: no administrator, Vietnamese first.
;   makensis "-XTarget amd64-unicode" -DVERSION=… -DFROM=FOLDER -DOUT=FILE vanthu.nsi
; FROM holds vanthu.exe, vanthuw.exe and the folder licences. /S installs silently, /D=FOLDER (the last word) elsewhere.
; Exit codes: 0 done, 1 cancelled, 2 nothing changed because the program stays open or a file cannot be written.
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
; The second program lies within reach of the first, with which it shares nearly all.
SetCompressorDictSize 64
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

!define PRODUCT "Văn Thư"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\VanThu"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define LICENCES "$INSTDIR\licences"
Name "${PRODUCT}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\VanThu"
InstallDirRegKey HKCU "Software\VanThu" "InstallDir"
BrandingText "${PRODUCT} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt ${PRODUCT}"
VIAddVersionKey /LANG=1066 "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON vanthu.ico
!define MUI_UNICON vanthu.ico
!define MUI_WELCOMEFINISHPAGE_BITMAP side.bmp
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\VanThu"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_WINDOWTITLE "${PRODUCT}"
!define MUI_LANGDLL_INFO "Ngôn ngữ cài đặt / Language"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\vanthuw.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro TEXT NAME VIETNAMESE ENGLISH
  LangString ${NAME} 1066 "${VIETNAMESE}"
  LangString ${NAME} 1033 "${ENGLISH}"
!macroend
!insertmacro TEXT Program "Văn Thư (bắt buộc)" "Văn Thư (required)"
!insertmacro TEXT Desktop "Biểu tượng trên màn hình nền" "Icon on the desktop"
!insertmacro TEXT Command "Lệnh vanthu trong cửa sổ dòng lệnh" "The command vanthu in consoles"
!insertmacro TEXT TooOld "Văn Thư cần Windows 10 hoặc 11, bản 64 bit." "Văn Thư needs Windows 10 or 11, 64 bit."
!insertmacro TEXT WillClose \
  "Văn Thư đang mở và sẽ được đóng lại. Những gì đang gõ được giữ làm nháp." \
  "Văn Thư is open and will be closed. What is being typed is kept as a draft."
!insertmacro TEXT StaysOpen \
  "Văn Thư vẫn đang mở. Chưa có gì thay đổi. Hãy đóng mọi cửa sổ và lệnh vanthu đang chạy, rồi chạy lại." \
  "Văn Thư is still open. Nothing was changed. Close its windows and running commands, then start this again."
!insertmacro TEXT NotWritten \
  "Không ghi được vào $INSTDIR. Bản đang dùng vẫn nguyên. Hãy kiểm tra đĩa còn chỗ và quyền ghi, rồi cài lại." \
  "$INSTDIR cannot be written. What was installed is as it was. See that the disk has room and may be written, then install again."
!insertmacro TEXT Kept \
  "Đã gỡ Văn Thư. Sổ, tệp đính kèm, bản nháp và bản sao lưu vẫn còn nguyên:" \
  "Văn Thư was removed. The registry, its files, drafts and copies are still there:"
!insertmacro TEXT KeptElsewhere "ở thư mục bạn đã chọn" "in the folder you chose"

; Where the user's search path for commands stands. It can be longer than a text of NSIS, so it is kept in memory of its own.
!include path.nsh

; Closes the program that runs from $INSTDIR and waits until its files can be replaced, or ends with exit code 2.
!macro CLOSING UN
Var /GLOBAL ${UN}Asked
Function ${UN}IsRunning
  ; Windows lets nobody write to the file of a running program.
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\vanthuw.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\vanthuw.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\vanthu.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\vanthu.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd
Function ${UN}CloseWindows
  ; Only the main window is asked: its class is this one. A hidden window of the program must not get WM_CLOSE, which would leave the
  ; program running without results. Other programs have windows of the same class, so the file of the process decides.
  StrCpy $1 0
  ${Do}
    System::Call 'user32::FindWindowExW(p 0, p r1, w "Window Class", p 0) p .r1'
    ${If} $1 = 0
      ${ExitDo}
    ${EndIf}
    StrCpy $4 ""
    System::Call 'user32::GetWindowThreadProcessId(p r1, *i .r2)'
    System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r2) p .r3'
    ${If} $3 <> 0
      System::Call 'kernel32::QueryFullProcessImageNameW(p r3, i 0, w .r4, *i ${NSIS_MAX_STRLEN})'
      System::Call 'kernel32::CloseHandle(p r3)'
    ${EndIf}
    ${If} $4 == "$INSTDIR\vanthuw.exe"
    ${OrIf} $4 == "$INSTDIR\vanthu.exe"
      System::Call 'user32::PostMessageW(p r1, i ${WM_CLOSE}, p 0, p 0)'
    ${EndIf}
  ${Loop}
FunctionEnd
Function ${UN}CloseProgram
  StrCpy $${UN}Asked 0
  ${For} $5 1 60
    Call ${UN}IsRunning
    ${If} $0 = 0
      Return
    ${EndIf}
    ${If} $${UN}Asked = 0
      StrCpy $${UN}Asked 1
      MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(WillClose)" /SD IDOK IDOK +3
      SetErrorLevel 1
      Quit
      Call ${UN}CloseWindows
    ${EndIf}
    Sleep 500
  ${Next}
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(StaysOpen)" /SD IDOK
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro CLOSING ""
!insertmacro CLOSING "un."

Function un.onInit
  StrCpy $LANGUAGE 1066
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Renames within $INSTDIR, again for three seconds where a scanner holds the file; $2 is 1 once that was in vain.
!macro MOVE FROM TO
  ${If} $2 = 0
    StrCpy $2 1
    ${For} $3 1 15
      ClearErrors
      Rename "$INSTDIR\${FROM}" "$INSTDIR\${TO}"
      ${IfNot} ${Errors}
        StrCpy $2 0
        ${ExitFor}
      ${EndIf}
      Sleep 200
    ${Next}
  ${EndIf}
!macroend

Section "$(Program)"
  SectionIn RO
  Call CloseProgram
  SetOutPath "$INSTDIR"
  ; The new programs are written whole beside the old ones before any of these is moved away.
  SetOverwrite try
  ClearErrors
  File "/oname=vanthu.exe.new" "${FROM}/vanthu.exe"
  File "/oname=vanthuw.exe.new" "${FROM}/vanthuw.exe"
  IfErrors undo
  Delete "$INSTDIR\vanthu.exe.old"
  Delete "$INSTDIR\vanthuw.exe.old"
  StrCpy $2 0
  ${If} ${FileExists} "$INSTDIR\vanthu.exe"
    !insertmacro MOVE vanthu.exe vanthu.exe.old
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\vanthuw.exe"
    !insertmacro MOVE vanthuw.exe vanthuw.exe.old
  ${EndIf}
  !insertmacro MOVE vanthu.exe.new vanthu.exe
  !insertmacro MOVE vanthuw.exe.new vanthuw.exe
  StrCmp $2 0 written
undo:
  ${If} ${FileExists} "$INSTDIR\vanthu.exe.old"
    Delete "$INSTDIR\vanthu.exe"
    Rename "$INSTDIR\vanthu.exe.old" "$INSTDIR\vanthu.exe"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\vanthuw.exe.old"
    Delete "$INSTDIR\vanthuw.exe"
    Rename "$INSTDIR\vanthuw.exe.old" "$INSTDIR\vanthuw.exe"
  ${EndIf}
  Delete "$INSTDIR\vanthu.exe.new"
  Delete "$INSTDIR\vanthuw.exe.new"
  MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
  SetErrorLevel 2
  Quit
written:
  Delete "$INSTDIR\vanthu.exe.old"
  Delete "$INSTDIR\vanthuw.exe.old"
  SetOverwrite on
  RMDir /r "${LICENCES}"
  SetOutPath "${LICENCES}"
  File "${FROM}/licences/*"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\vanthuw.exe"
  WriteRegStr HKCU "Software\VanThu" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\VanThu" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${APP_PATHS}\vanthu.exe" "" "$INSTDIR\vanthu.exe"
  WriteRegStr HKCU "${APP_PATHS}\vanthuw.exe" "" "$INSTDIR\vanthuw.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\vanthuw.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "$(Desktop)" DesktopIcon
  WriteRegDWORD HKCU "Software\VanThu" "DesktopIcon" 1
  CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\vanthuw.exe"
SectionEnd

Section "$(Command)" SearchPath
  WriteRegDWORD HKCU "Software\VanThu" "SearchPath" 1
  Call AddToPath
SectionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; Vietnamese stands first also where Windows speaks English, as it often does on a clerk's desk.
  StrCpy $LANGUAGE 1066
  !insertmacro MUI_LANGDLL_DISPLAY
  ; An upgrade keeps to what was chosen, and brings back no icon that was thrown away.
  ReadRegStr $0 HKCU "Software\VanThu" "InstallDir"
  ${If} $0 != ""
    ReadRegDWORD $1 HKCU "Software\VanThu" "DesktopIcon"
    ${If} $1 <> 1
    ${OrIfNot} ${FileExists} "$DESKTOP\${PRODUCT}.lnk"
      !insertmacro UnselectSection ${DesktopIcon}
    ${EndIf}
    ReadRegDWORD $1 HKCU "Software\VanThu" "SearchPath"
    ${If} $1 <> 1
      !insertmacro UnselectSection ${SearchPath}
    ${EndIf}
  ${EndIf}
FunctionEnd

Section Uninstall
  Call un.CloseProgram
  ; Only what was installed goes. Registry, files, drafts and copies stay where they are.
  Delete "$INSTDIR\vanthu.exe"
  Delete "$INSTDIR\vanthuw.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "${LICENCES}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  Call un.RemoveFromPath
  DeleteRegKey HKCU "${APP_PATHS}\vanthu.exe"
  DeleteRegKey HKCU "${APP_PATHS}\vanthuw.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\VanThu"
  StrCpy $0 "$(KeptElsewhere)"
  ${If} ${FileExists} "$LOCALAPPDATA\vanthu\data\registry.db"
    StrCpy $0 "$LOCALAPPDATA\vanthu\data\registry.db"
  ${ElseIf} ${FileExists} "$APPDATA\vanthu\data\registry.db"
    StrCpy $0 "$APPDATA\vanthu\data\registry.db"
  ${EndIf}
  DetailPrint "$(Kept) $0"
  MessageBox MB_OK|MB_ICONINFORMATION "$(Kept)$\r$\n$0" /SD IDOK
SectionEnd
