/* bcryptprimitives.dll for Wine 8: ProcessPrng, by what Windows has had for longer. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T size) {
  while (size > 0) {
    ULONG part = size > 0x10000000 ? 0x10000000 : (ULONG)size;
    if (!SystemFunction036(to, part)) return FALSE;
    to += part;
    size -= part;
  }
  return TRUE;
}
