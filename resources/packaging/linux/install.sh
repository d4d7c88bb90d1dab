#!/bin/sh
# Installs KiT Desktop for you alone, into ~/.local, without root; run it again with a newer version to upgrade.
#   sh install.sh             install or upgrade
#   sh install.sh --remove    remove; settings, history and lists stay
# Exit codes: 0 done, 2 wrong usage, 3 KiT Desktop is open, and nothing was changed.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=$HOME/.local/lib/kit-desktop
bin=$HOME/.local/bin

finish() {
  # Neither is needed: a desktop without them finds the entry at its next start.
  update-desktop-database "$data/applications" 2>/dev/null || true
  gtk-update-icon-cache -q "$data/icons/hicolor" 2>/dev/null || true
}

# An open window goes on reading its modules from the folder: those of another version would not fit it.
refuse_while_open() {
  for lock in "$data/KiT Desktop/"*window*.lock; do
    process=$(head -n 1 "$lock" 2>/dev/null) || continue
    if [ "$(cat "/proc/$process/comm" 2>/dev/null)" = kit-desktop ]; then
      echo "KiT Desktop is open. Close its window, then run this again." >&2
      exit 3
    fi
  done
}

case "${1:-}" in
  --remove)
    refuse_while_open
    rm -rf "$target" "$target.new" "$target.old"
    rm -f "$bin/kit-desktop" "$bin/kit-desktop-cli" "$data/applications/kit-desktop.desktop" \
      "$data/metainfo/kz.kazinfoteh.kit-desktop.metainfo.xml" "$data/icons/hicolor/256x256/apps/kit-desktop.png" \
      "$data/icons/hicolor/scalable/apps/kit-desktop.svg"
    finish
    echo "KiT Desktop is removed. Your settings, history and lists stay."
    exit 0 ;;
  "") ;;
  *) echo "usage: sh install.sh [--remove]" >&2; exit 2 ;;
esac

refuse_while_open
mkdir -p "$HOME/.local/lib" "$bin" "$data/applications" "$data/metainfo" "$data/icons/hicolor/256x256/apps" \
  "$data/icons/hicolor/scalable/apps"
# Whole or not at all: the new version is complete before the old one goes.
rm -rf "$target.new" "$target.old"
cp -R "$here/kit-desktop" "$target.new"
if [ -e "$target" ]; then mv "$target" "$target.old"; fi
mv "$target.new" "$target"
rm -rf "$target.old"
ln -sf "$target/kit-desktop" "$bin/kit-desktop"
ln -sf "$target/kit-desktop-cli" "$bin/kit-desktop-cli"
# With the whole path: ~/.local/bin may not be on the desktop's PATH. Quoted as the desktop entry's format wants it: each sign that
# is special to it gets a backslash, and in the file each backslash is two.
program=$(printf %s "$target/kit-desktop" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')
program=$program awk 'sub(/^Exec=kit-desktop/, "") { $0 = "Exec=\"" ENVIRON["program"] "\"" $0 } { print }' \
  "$here/share/kit-desktop.desktop" >"$data/applications/kit-desktop.desktop"
cp "$here/share/kz.kazinfoteh.kit-desktop.metainfo.xml" "$data/metainfo/"
cp "$here/share/kit-desktop.png" "$data/icons/hicolor/256x256/apps/"
cp "$here/share/kit-desktop.svg" "$data/icons/hicolor/scalable/apps/"
finish
echo "KiT Desktop is installed. It is in your menu of programs; in a terminal: kit-desktop"
