#!/bin/sh
# Cài Văn Thư cho một người dùng, không cần quyền quản trị. Installs for one user without any rights.
#   ./install.sh [--prefix FOLDER]      FOLDER is ~/.local unless it is named
set -eu
prefix=$HOME/.local
case "${1:-}" in
  "") ;;
  --prefix) prefix=${2:?--prefix FOLDER} ;;
  --prefix=*) prefix=${1#--prefix=} ;;
  *) sed -n 's/^#   //p' "$0"; exit 2 ;;
esac
from=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$prefix/share/vanthu"
prefix=$(cd "$prefix" && pwd)
list=$prefix/share/vanthu/installed

# Before anything is replaced: a program that does not start here must not take the place of one that does.
VANTHU_LOG=off "$from/bin/vanthu" --version || {
  echo "Chương trình không chạy được trên máy này; chưa có gì thay đổi. The program does not start here; nothing was changed." >&2
  exit 1
}
[ ! -e "$list" ] || mv -f "$list" "$list.former"
: >"$list"
(cd "$from" && find bin share -type f) | while read -r file; do
  mkdir -p "$prefix/$(dirname "$file")"
  echo "$file" >>"$list"
  # Renamed into place: a running program keeps the file it was started from.
  cp "$from/$file" "$prefix/$file.new"
  mv -f "$prefix/$file.new" "$prefix/$file"
done
# What an earlier version installed and this one does not have goes.
if [ -e "$list.former" ]; then
  while read -r file; do grep -Fxq "$file" "$list" || rm -f "$prefix/$file"; done <"$list.former"
  rm -f "$list.former"
fi
# The menu starts the program also where the prefix is not among the folders of commands.
entry=$prefix/share/applications/vn.vanthu.VanThu.desktop
{ sed '/^Exec=/d' "$entry" && echo "Exec=\"$prefix/bin/vanthu\""; } >"$entry.new"
mv -f "$entry.new" "$entry"
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$prefix/share/applications" || true; fi

echo "Đã cài vào $prefix. Mở Văn Thư từ trình đơn ứng dụng, hoặc chạy: $prefix/bin/vanthu"
echo "Gỡ bỏ, sổ vẫn giữ nguyên: $prefix/share/vanthu/uninstall.sh"
echo "Installed in $prefix. Open Văn Thư from the menu; the last line above removes it and keeps the registry."
