#!/bin/sh
# Gỡ Văn Thư, giữ nguyên sổ. Removes what install.sh put here; the registry stays where it is.
set -eu
prefix=$(cd "$(dirname "$0")/../.." && pwd)
list=$prefix/share/vanthu/installed
[ -e "$list" ] || { echo "$list?" >&2; exit 1; }
while read -r file; do
  rm -f "$prefix/$file"
  folder=$(dirname "$file")
  # Folders go as far as they are empty.
  while [ "$folder" != . ] && rmdir "$prefix/$folder" 2>/dev/null; do folder=$(dirname "$folder"); done
done <"$list"
rm -f "$list"
rmdir "$prefix/share/vanthu" 2>/dev/null || true
if command -v update-desktop-database >/dev/null && [ -d "$prefix/share/applications" ]; then
  update-desktop-database -q "$prefix/share/applications" || true
fi
echo "Đã gỡ chương trình. Sổ, tệp đính kèm và bản nháp vẫn ở ${XDG_DATA_HOME:-$HOME/.local/share}/vanthu, hoặc nơi bạn đã chọn."
echo "Removed. The registry, its files and drafts stay there, or where you chose to keep them."
