# What ops/try-compose is written in: an engine, checks, an invented record, questions. Sourced.

say() { echo "$(date -u +%H:%M:%S)        $*"; }
failures=0
# Prints one line of the result: what, whether it holds (a command), and the figure.
check() {
  local what=$1 figure=$2
  shift 2
  if "$@" >/dev/null 2>&1; then
    echo "$(date -u +%H:%M:%S) ok     $what: $figure"
  else
    echo "$(date -u +%H:%M:%S) FAILED $what: $figure"
    failures=$((failures + 1))
  fi
}

# podman's Docker API for docker-compose, with settings of its own: nothing of the machine's is changed.
start_engine() {
  cat >"$work/containers.conf" <<'CONF'
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=10000:10000"]
[engine]
runtime = "runc"
CONF
  export CONTAINERS_CONF=$work/containers.conf DOCKER_HOST=unix://$work/podman.sock COMPOSE_PROJECT_NAME=$project
  podman system service --time=0 "$DOCKER_HOST" >"$work/engine.said" 2>&1 &
  engine=$!
  wait_for 30 test -S "$work/podman.sock"
}

# Tries the command every half second until it succeeds, for at most so many seconds.
wait_for() {
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.5
  done
}

# An administrator's folder with all that the operations page uses there. Grafana has no stand-in.
make_place() {
  mkdir -p "$place" "$work/bin"
  cp -r "$home"/docker-compose*.yml "$home/ops" "$place"
  cat >"$place/mvnw" <<SH
#!/bin/sh
cd "$home" && exec ./mvnw -q -B -ntp -Dspotless.check.skip=true -Dimage.base=docker://eclipse-temurin:25-jre "\$@"
SH
  printf '#!/bin/sh\nexec "%s/engagement" "$@"\n' "$home" >"$place/engagement"
  cat >"$work/bin/docker-compose" <<SH
#!/bin/sh
for word; do
  shift
  set -- "\$@" "\$word"
  [ "\$word" != up ] || set -- "\$@" --scale grafana=0
done
exec $(command -v docker-compose) "\$@"
SH
  chmod +x "$place/mvnw" "$place/engagement" "$work/bin/docker-compose"
  PATH=$work/bin:$home/ops/compose-stand-ins/bin:$PATH
}

# Prints the first block of commands in that section of the operations page.
page() { awk -v title="## $1" '/^## /{in_it = $0 == title} in_it && /^```/{block++; next} in_it && block == '"${2:-1}"'*2-1' "$home/docs/operations.md"; }

container() { podman ps -aq --filter "name=^${project}_$1_${2:-1}\$"; }
state() { podman inspect -f "{{$2}}" "$(container "$1")"; }
# Whether its health check says so; a container without one is as well as it runs.
healthy() { [ "$(state "$1" .Config.Healthcheck)" = "<nil>" ] || podman healthcheck run "$(container "$1")"; }
sql() { podman exec "$(container postgresql)" psql -h /var/run/postgresql -U engagement -d "$1" -Atc "$2"; }
entries() { sql engagement "select count(*) from event where aggregate_identifier like '$1%'"; }
more_entries() { [ "$(entries "$1")" -gt "$2" ]; }

ask() { curl -fsS --retry 20 --retry-all-errors --retry-delay 1 -H "Authorization: Bearer $(cat "$place/secrets/prometheus-key")" "http://127.0.0.1:$1"; }
push() { ENGAGEMENT_KEY=$push_key "$home/engagement" import "$work/$1.ndjson" --url "${2:-http://127.0.0.1:8080}" >"$work/$1.said" 2>&1; }
# What the last import said of its lines.
tally() { { grep ' lines: ' "$work/$1.said" || tail -n 1 "$work/$1.said"; } | tail -n 1; }

# An invented log: small desks, each with requests and people of its own; 57 entries and 12 requests a desk.
tale() {
  local desk
  for desk in $(seq "$2"); do
    sed "s/\"D-/\"$1$desk-D-/g; s/desk:D-/$1$desk:D-/; s|/tools/desk|/tools/$1$desk|; s/\"service\":\"desk\"/\"service\":\"$1\"/; s/\"team\":\"desk\"/\"team\":\"$1\"/" "$log"
  done >"$work/$1.ndjson"
}
# One of a desk's lines says again what another said.
lines() { jq -r '.source + " " + .id' "$work/$1.ndjson" | sort -u | wc -l; }

# Prints the most memory that a container had, its limit, both in bytes, and how often something was killed for it; either kind of cgroups.
memory() {
  local group
  group=$(sed -n 's/^[0-9]*:memory://p' "/proc/$(state "$1" .State.Pid)/cgroup")
  if [ -n "$group" ]; then
    group=/sys/fs/cgroup/memory$group
    cat "$group/memory.max_usage_in_bytes" "$group/memory.limit_in_bytes"
    awk '$1 == "oom_kill" {print $2}' "$group/memory.oom_control"
  else
    group=/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$(state "$1" .State.Pid)/cgroup")
    cat "$group/memory.peak" "$group/memory.max"
    awk '$1 == "oom_kill" {print $2}' "$group/memory.events"
  fi
}

# Waits until all that was recorded before now is in the figures; at most three minutes.
is_visible() { [ "$(ask '8081/v1/scorecard?from=1901-01-01T00:00:00Z&to=1901-01-02T00:00:00Z' | jq -r '.asOf.completeTo // ""')" \> "$1" ]; }
visible() { wait_for "${1:-180}" is_visible "$(date -u +%Y-%m-%dT%H:%M:%S.999Z)"; }

# All figures of one tale, as of one instant, without its name.
figures() {
  local by
  for by in urgency team service; do
    ask "8081/v1/scorecard?by=$by&where=service:$1&happened=$happened" | sed "s/\"$1\"/\"desk\"/g" | jq -S '.groups | sort_by(tostring)'
  done >"$work/$1.figures"
}

# Whether a tale has exactly its entries, and the figures of the undisturbed one.
check_tale() {
  local name=$1 what=$2
  local begun=$SECONDS
  visible 240
  local status=$?
  check "$what: all are in the figures" "after $((SECONDS - begun)) s more" test $status = 0
  check "$what: entries of $(lines "$name") in the record" "$(entries "$name")" test "$(entries "$name")" = "$(lines "$name")"
  figures "$name"
  check "$what: lines of figures, with $(jq -s '[.. | numbers] | length' "$work/calm.figures") numbers, that differ from the undisturbed import's" \
    "$(diff "$work/calm.figures" "$work/$name.figures" | grep -c '^>')" cmp "$work/calm.figures" "$work/$name.figures"
  diff "$work/calm.figures" "$work/$name.figures" | head -n 12 >&2
}
