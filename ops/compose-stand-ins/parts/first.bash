# The first start: everything of the page up, an entry through the door, its figure, and an import of an invented log.
begun=$SECONDS
for name in postgresql kafka engagement-service reporting-service; do
  wait_for 120 healthy "$name"
  status=$?   # PostgreSQL is well, ends its first start, and is well again: not asked twice
  check "$name is healthy" "after $((SECONDS - begun)) s more" test $status = 0
done
check "Grafana" "left out: it has no stand-in" true

jq -c --arg now "$(date -u +%Y-%m-%dT%H:%M:%SZ)" '.time = $now' <<<'{"specversion":"1.0","id":"first","source":"/tools/first","type":"dev.engagement.request-opened.v1","subject":"first:1","datacontenttype":"application/json","data":{"activity":"incident","service":"first","team":"first"}}' >"$work/first.json"
post() { curl -sS -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $push_key" -H 'Content-Type: application/cloudevents+json' --data-binary @"$work/first.json" "$1/v1/events"; }
status=$(post http://127.0.0.1:8080)
check "the first entry through the door" "$status" test "$status" = 201
status=$(post http://127.0.0.1:8080)
check "the same entry once more" "$status" test "$status" = 200
status=$(curl -s -o "$work/answer" -w '%{http_code}' 127.0.0.1:8081/v1/scorecard)
check "figures without a key" "$status" test "$status" = 401
is_counted() { [ "$(ask '8081/v1/requests?where=service:first' | jq '.requests | length')" = 1 ]; }
wait_for 60 is_counted
check "it is in the figures" "$(ask '8081/v1/requests?where=service:first' | jq '.requests | length') request" is_counted
check "the reading side's role may not open the record" refused \
  eval '! podman exec -e PGPASSWORD="$(cat "$place/secrets/reporting-password")" "$(container postgresql)" psql -h postgresql -U reporting -d engagement -c "select 1"'

targets() { curl -fsS 127.0.0.1:9090/api/v1/targets | jq '[.data.activeTargets[] | select(.health == "up")] | length'; }
rules() { curl -fsS 127.0.0.1:9090/api/v1/rules | jq "[.data.groups[] | .interval as \$every | .rules[] | select($1)] | length"; }
wrong='.health == "err" or .health != "ok" and $every < 60'   # those of every 15 minutes have their turn later
wait_for 120 eval '[ "$(targets)" = 2 ] && [ "$(rules "$wrong")" = 0 ]'
check "Prometheus' targets that are up" "$(targets) of 2" test "$(targets)" = 2
check "its rules: evaluated, in error, loaded" "$(rules '.health == "ok"'), $(rules '.health == "err"'), $(rules true)" test "$(rules "$wrong")" = 0 -a "$(rules true)" -gt 0

say "an import of an undisturbed log"
tale calm 500
push calm
check "an import through the door" "$(tally calm)" grep -q " 0 rejected" "$work/calm.said"
visible
figures calm
check "its entries of $(lines calm) in the record" "$(entries calm)" test "$(entries calm)" = "$(lines calm)"
check "requests in its figures" "$(jq -s '.[2] | .. | .requests? // empty' "$work/calm.figures" | head -n 1)" test -s "$work/calm.figures"

for name in door engagement-service reporting-service postgresql kafka prometheus; do
  read -r peak limit killed <<<"$(memory "$name" | paste -sd ' ')"
  check "$name's memory under the import" "at most $((peak >> 20)) of $((limit >> 20)) MiB, $killed killed for it" \
    test "$limit" = "$(state "$name" .HostConfig.Memory)" -a "$killed" = 0
  user=$(ps -o uid= -p "$(state "$name" .State.Pid)" | tr -d ' ')
  case $name in
    door | *-service | prometheus)
      check "$name's root is read-only, and it may do nothing special" "$(state "$name" .HostConfig.ReadonlyRootfs), capabilities $(podman top "$(container "$name")" capeff | sort -u | grep -v EFF | paste -sd ' ')" \
        eval '! podman exec "$(container "$name")" sh -c "echo >/there" && [ "$(podman top "$(container "$name")" capeff | sort -u | grep -v EFF)" = none ]' ;;
  esac
  check "$name does not run as root" "user $user" test "$user" -gt 0
done
