#!/usr/bin/env bash
# Makes what macOS users download, out of the built application, and has Apple notarize it where the secrets are there:
#   resources/packaging/macos/make.sh "dist/KiT Desktop.app" OUTPUT
#   APPLE_ID, APPLE_TEAM, APPLE_PASSWORD (an app-specific one)  ->  notarized; without them one line says that it is not
# Written from Apple's documents; the workflow runs it, and nobody has tried its parts for signing and notarization.
set -euo pipefail
application=$1 output=$2
version=$(/usr/libexec/PlistBuddy -c "Print CFBundleShortVersionString" "$application/Contents/Info.plist")
stem=KiT-Desktop-$version-macos-$(uname -m)
staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
mkdir -p "$output"
ditto "$application" "$staged/$(basename "$application")"
ln -s /Applications "$staged/Applications"
hdiutil create -quiet -ov -volname "KiT Desktop" -srcfolder "$staged" -format UDZO "$output/$stem.dmg"
cp "$(find "$application" -name components.cdx.json -type f | head -n 1)" "$output/$stem.cdx.json"
if [ -z "${APPLE_ID:-}" ]; then
  echo "No Apple ID among the secrets: the image is not notarized, and macOS warns when the program is opened."
  exit 0
fi
xcrun notarytool submit "$output/$stem.dmg" --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD" --wait
xcrun stapler staple "$output/$stem.dmg"
