# The folder of uploads on a disk of 8 MiB: an upload that is larger, one beside a full disk, an import under way when the disk fills, room again.
imports=/var/lib/engagement/imports
in_folder() { nsenter -t "$(state engagement-service .State.Pid)" -m "$@"; }
in_folder mount -t tmpfs -o "size=8m,mode=700,uid=$(ps -o uid= -p "$(state engagement-service .State.Pid)" | tr -d ' ')" small-disk $imports
cat >"$work/mapping.yaml" <<'YAML'
source: /tools/upload
connection: upload
format: csv
request: id
time: {column: when}
rules:
  - tell: request-opened
    data: {activity: incident, service: upload}
YAML
# A log of so many rows of 2 kB, from that number on.
rows() {
  awk -v from="$2" -v many="$3" 'BEGIN { for (pad = "x"; length(pad) < 2000;) pad = pad pad
    print "id,when,note"; for (i = from; i < from + many; i++) print i ",2026-03-02T10:00:00Z," substr(pad, 1, 1970) }' >"$work/$1.csv"
}
rows fits 1 3000
rows late 3001 3000
rows large 10001 10000
free_blocks() { in_folder stat -f -c %a $imports; }
upload() { curl -s -m 120 -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $push_key" -F "mapping=@$work/mapping.yaml" -F "log=@$work/$1.csv" http://127.0.0.1:8080/v1/imports; }
job() { curl -fsS -H "Authorization: Bearer $push_key" "http://127.0.0.1:8080/v1/imports/$1"; }
ended() { job "$1" | jq -e '.endedAt != null'; }
jobs_known() { curl -fsS -H "Authorization: Bearer $push_key" http://127.0.0.1:8080/v1/imports | jq '.imports | length'; }
# Checks that the last upload has become a job that ends well with so many entries.
check_job() {
  local id
  id=$(jq -r .id "$work/answer")
  wait_for 120 ended "$id"
  check "$1" "$status, $(job "$id" | jq -r '"\(.state), \(.recorded) recorded, \(.duplicates) duplicates, \(.refused) refused"')" \
    test "$status" = 202 -a "$(job "$id" | jq -r '"\(.state) \(.recorded) \(.refused)"')" = "done $2 0"
}
# Bytes of the uploads in the folder. Tomcat leaves an empty file where it could not write a single byte; the service deletes it after a day.
kept() { in_folder find $imports -type f -name '[0-9u]*' -printf '%s\n' | awk '{sum += $1} END {print sum + 0}'; }
# Checks that an upload is refused as one for which there is no room, and leaves neither a job nor a file.
check_refused() {
  local before left
  before=$(jobs_known)
  left=$(kept)
  status=$(upload large)
  check "$1" "$status $(jq -r '.type + ", " + .title' "$work/answer")" test "$status $(jq -r .type "$work/answer")" = "507 urn:engagement:problem:not-stored"
  check "$1: jobs and bytes that it left" "$(($(jobs_known) - before)) and $(($(kept) - left))" \
    test "$(jobs_known)" = "$before" -a "$(kept)" = "$left"
}

check_refused "an upload of 20 MB to 8 MiB of room"
status=$(upload fits)
check_job "an upload of 6 MB after it" 3000
status=$(upload late)
in_folder dd if=/dev/zero of=$imports/full bs=64k 2>/dev/null
check "the disk under an import that was accepted, in blocks free" "$(free_blocks)" test "$(free_blocks)" = 0
check_job "that import" 3000
in_folder dd if=/dev/zero of=$imports/full-too bs=64k 2>/dev/null
check_refused "an upload to a full disk"
say "health of the engagement-service meanwhile: $(curl -s -H "Authorization: Bearer $(cat "$place/secrets/prometheus-key")" 127.0.0.1:8080/actuator/health | jq -r .status)"
tale full 500
push full
check "entries that tools push meanwhile" "$(tally full)" grep -q " 0 rejected" "$work/full.said"
in_folder rm $imports/full $imports/full-too
in_folder mount -o remount,size=64m $imports
status=$(upload large)
check_job "room again, without a restart: the same upload" 10000
check "entries of 16000 in the record" "$(entries upload:)" test "$(entries upload:)" = 16000
check_tale full "a full disk for uploads"
in_folder umount $imports
