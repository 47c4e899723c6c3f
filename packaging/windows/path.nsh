; Adds the program's folder to the user's search path for commands and takes it out again. A text of NSIS ends at NSIS_MAX_STRLEN letters
; and a search path may be longer, so it is read, changed and written in memory of its own; what stands in it keeps its kind and order.

; $8: the open key, $7: the search path in memory with room for $INSTDIR, $6: its kind. $8 is 0 where it cannot be read.
!macro READING UN
Function ${UN}ReadPath
  StrCpy $6 2
  System::Call 'advapi32::RegCreateKeyW(p 0x80000001, w "Environment", *p .r8) i .r0'
  ${If} $0 <> 0
    StrCpy $8 0
    Return
  ${EndIf}
  StrCpy $9 0
  System::Call 'advapi32::RegQueryValueExW(p r8, w "Path", p 0, p 0, p 0, *i 0 r9) i .r0'
  StrLen $1 $INSTDIR
  IntOp $1 $1 * 2
  IntOp $1 $1 + $9
  IntOp $1 $1 + 8
  System::Alloc $1
  Pop $7
  ; System::Alloc clears the memory, so the text ends also where the registry's does not.
  ${If} $9 > 0
    System::Call 'advapi32::RegQueryValueExW(p r8, w "Path", p 0, *i .r6, p r7, *i r9r9) i .r0'
    ${If} $0 <> 0
      Call ${UN}ClosePath
      StrCpy $8 0
    ${EndIf}
  ${EndIf}
FunctionEnd
Function ${UN}WritePath
  System::Call 'kernel32::lstrlenW(p r7) i .r9'
  IntOp $9 $9 + 1
  IntOp $9 $9 * 2
  System::Call 'advapi32::RegSetValueExW(p r8, w "Path", i 0, i r6, p r7, i r9)'
  ; Consoles opened from now on see it.
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
FunctionEnd
Function ${UN}ClosePath
  System::Free $7
  System::Call 'advapi32::RegCloseKey(p r8)'
FunctionEnd
!macroend
!insertmacro READING ""
!insertmacro READING "un."

Function AddToPath
  Call ReadPath
  ${If} $8 = 0
    Return
  ${EndIf}
  System::Call 'shlwapi::StrStrIW(p r7, w "$INSTDIR") p .r0'
  ${If} $0 = 0
    System::Call 'kernel32::lstrlenW(p r7) i .r0'
    ${If} $0 > 0
      System::Call 'kernel32::lstrcatW(p r7, w ";")'
    ${EndIf}
    System::Call 'kernel32::lstrcatW(p r7, w "$INSTDIR")'
    Call WritePath
  ${EndIf}
  Call ClosePath
FunctionEnd

Function un.RemoveFromPath
  Call un.ReadPath
  ${If} $8 = 0
    Return
  ${EndIf}
  ; Where the folder was added behind others, the mark before it goes with it.
  StrCpy $1 ";$INSTDIR"
  System::Call 'shlwapi::StrStrIW(p r7, w r1) p .r0'
  ${If} $0 = 0
    StrCpy $1 "$INSTDIR"
    System::Call 'shlwapi::StrStrIW(p r7, w r1) p .r0'
  ${EndIf}
  ${If} $0 <> 0
    StrLen $2 $1
    IntOp $2 $2 * 2
    IntPtrOp $3 $0 + $2
    System::Call 'kernel32::lstrlenW(p r3) i .r4'
    IntOp $4 $4 + 1
    IntOp $4 $4 * 2
    System::Call 'ntdll::RtlMoveMemory(p r0, p r3, p r4)'
    Call un.WritePath
  ${EndIf}
  Call un.ClosePath
FunctionEnd
