#!/bin/sh
# From a file to a link and back: signs in, uploads a file, edits a tag of it, makes a playlist, shares it, looks at the share as anybody
# can, takes it back, and sees that it is gone. Needs curl and what every system has; the account must be a curator.
#
#   ANTIPHON_PASSWORD=… sh native-api.sh http://127.0.0.1:4040 admin song.flac
set -eu

server=${1:?the address of the server, as http://127.0.0.1:4040}
user=${2:?the name of an account}
file=${3:?a file with music}
password=${ANTIPHON_PASSWORD:?set it to the password of the account}
api=$server/api/v1

# Fails when the server answers with an error, and shows what it says.
call() { curl --silent --show-error --fail-with-body "$@"; }

# The first text, number or flag of that name in an answer.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }

say() { printf '%s\n' "$*" >&2; }

# ---- Sign in -----------------------------------------------------------------------------------------------------------------------
token=$(call "$api/auth/login" -H 'Content-Type: application/json' \
  -d "{\"username\":\"$user\",\"password\":\"$password\"}" | field accessToken)
auth="Authorization: Bearer $token"
json='Content-Type: application/json'
say "signed in as $user"

# ---- Upload (tus 1.0.0: https://tus.io) -----------------------------------------------------------------------------------------------
name=$(basename "$file")
size=$(wc -c < "$file" | tr -d ' ')
upload=$(call -X POST "$api/uploads" -H "$auth" -H 'Tus-Resumable: 1.0.0' -H "Upload-Length: $size" \
  -H "Upload-Metadata: filename $(printf %s "$name" | base64 | tr -d '\n')" | field id)
# When this breaks off, HEAD of the same address says at which Upload-Offset to go on.
call -X PATCH "$api/uploads/$upload" -H "$auth" -H 'Tus-Resumable: 1.0.0' -H 'Upload-Offset: 0' \
  -H 'Content-Type: application/offset+octet-stream' --data-binary "@$file"
while :; do
  standing=$(call "$api/uploads/$upload" -H "$auth")
  state=$(printf %s "$standing" | field state)
  [ "$state" = receiving ] || [ "$state" = checking ] || break
  sleep 1
done
[ "$state" = placed ] || { say "refused: $standing"; exit 1; }
track=$(printf %s "$standing" | field trackId)
path=$(printf %s "$standing" | field path)
say "uploaded: $path is the track $track"

# ---- Edit a tag: look first, then write what was shown -----------------------------------------------------------------------------------
wish="\"tracks\":[\"$track\"],\"fields\":[{\"field\":\"mood\",\"values\":[\"Written by a script\"]}]"
preview=$(call "$api/tags/preview" -H "$auth" -H "$json" -d "{$wish}")
say "would write: $preview"
call "$api/tags/edits" -H "$auth" -H "$json" -d "{$wish,\"token\":\"$(printf %s "$preview" | field token)\"}" > /dev/null
say "written; the file says now: $(call "$api/tracks/$track/tags" -H "$auth")"

# ---- Make a playlist ---------------------------------------------------------------------------------------------------------------
playlist=$(printf '#EXTM3U\n%s\n' "$path" |
  call "$api/playlists/import?name=From+a+script&format=m3u" -H "$auth" -H 'Content-Type: audio/x-mpegurl' --data-binary @- |
  field id)
say "playlist $playlist"

# ---- Share it: the id and the link -------------------------------------------------------------------------------------------------
share() { call "$api/shares" -H "$auth" -H "$json" -d "{\"items\":[{\"kind\":\"playlist\",\"id\":\"$1\"}],\"description\":\"Shown by a script\"}"; }
unshare() { call -X DELETE "$api/shares/$1" -H "$auth"; }

made=$(share "$playlist")
link=$(printf %s "$made" | field url)
shared=${link##*/}
say "shared: $link"

# ---- Anybody who has the link sees it, until it is taken back -------------------------------------------------------------------------
status() { curl --silent --output "$1" --write-out '%{http_code}' "$server/share/$shared"; }
page=$(mktemp)
trap 'rm -f "$page"' EXIT
[ "$(status "$page")" = 200 ] || { say "the share is not there"; exit 1; }
grep -q 'Shown by a script' "$page" || { say "the share does not show what it should"; exit 1; }
say "anybody sees it"
unshare "$shared"
gone=$(status "$page")
[ "$gone" = 404 ] || { say "after it was taken back the share answers $gone"; exit 1; }
say "taken back: 404"
