#!/usr/bin/env bash
# Before the build, on a macOS runner: makes Apple's certificate usable, where the secrets have one, and prints the identity that
# build.spec signs with (KIT_DESKTOP_SIGNED_BY).
#   CERTIFICATE (a .p12, base64), CERTIFICATE_PASSWORD  ->  an identity, or nothing and a line that says so
set -euo pipefail
if [ -z "${CERTIFICATE:-}" ]; then
  echo "No Apple certificate among the secrets: the program is not signed, and macOS warns when it is opened." >&2
  exit 0
fi
keychain=${RUNNER_TEMP:?}/signing.keychain-db
password=$(uuidgen)
file=$(mktemp)
trap 'rm -f "$file"' EXIT
base64 --decode >"$file" <<<"$CERTIFICATE"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$file" -k "$keychain" -P "${CERTIFICATE_PASSWORD:-}" -T /usr/bin/codesign >&2
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"$/\1/p' | head -n 1
