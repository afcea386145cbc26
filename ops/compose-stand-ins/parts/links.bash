# Two of each service. Each link is cut for a minute and then slow for a minute (200 ms more one way, 1 packet of 100 lost) while an import runs.
# The kernel need not know netem: late-packets.c holds the packets. LINK_SECONDS and LINKS make a shorter run.
links=${LINKS:-postgresql kafka door}
link_seconds=${LINK_SECONDS:-60}
two=(docker-compose up -d --no-recreate --scale engagement-service=2 --scale reporting-service=2)
(cd "$place" && "${two[@]}") >"$work/two.said" 2>&1
gcc -O2 -o "$work/late-packets" "$here/late-packets.c"
instances="engagement-service:8080:1 engagement-service:8080:2 reporting-service:8081:1 reporting-service:8081:2"

inside() { nsenter -t "$(state "$1" .State.Pid)" -n "${@:2}"; }
# Health of an instance, asked at its own address: its word and each part that is not well.
health_of() {
  local name port number address
  IFS=: read -r name port number <<<"$1"
  address=$(podman inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$(container "$name" "$number")")
  curl -s -m 15 -H "Authorization: Bearer $(cat "$place/secrets/prometheus-key")" "http://$address:$port/actuator/health" \
    | jq -r '[.status] + [(.components // {}) | to_entries[] | select(.value.status != "UP") | "\(.key) \(.value.status)"] | .[]'
}
all_well() {
  local one
  for one in $instances; do [ "$(health_of "$one")" = UP ] || return 1; done
  ask 8081/actuator/health && ask 8080/actuator/health
}
# Notes every five seconds what each instance says: seconds since the beginning, name, word.
watch_health() {
  local begun=$SECONDS one word
  while :; do
    for one in $instances; do
      { { health_of "$one" || true; } | { grep . || echo "no answer"; } | while read -r word; do echo "$((SECONDS - begun)) ${one%%:*} $word"; done; } &
    done
    wait
    sleep 5
  done
}
# What a service said other than that it is well, each with the second it began and the last it was heard.
heard() { awk -v name="$1" '$2 == name && $3 != "UP" { at = $1; $1 = $2 = ""; sub(/^ +/, ""); if (!($0 in since)) { since[$0] = at; order[++n] = $0 } until_[$0] = at }
  END { for (i = 1; i <= n; i++) printf("%s%s %s to %s s", (i > 1 ? ", " : ""), order[i], since[order[i]], until_[order[i]]); if (!n) printf("UP") }' "$2"; }

# The packets of a link as its end sees them: what arrives, and what leaves.
packets() {
  case $1 in
    postgresql) arriving="-p tcp --dport 5432 ! -i lo" leaving="-p tcp --sport 5432 ! -o lo" ;;
    kafka) arriving="-p tcp --dport 9092 ! -i lo" leaving="-p tcp --sport 9092 ! -o lo" ;;
    door) arriving="-p tcp -m multiport --sports 8080,8081" leaving="-p tcp -m multiport --dports 8080,8081" ;;
  esac
}
harm() {
  packets "$2"
  if [ "$1" = cut ]; then
    inside "$2" iptables -A INPUT $arriving -j DROP
    inside "$2" iptables -A OUTPUT $leaving -j DROP
  else
    inside "$2" "$work/late-packets" 200 &
    late=$!
    inside "$2" iptables -A INPUT $arriving -m statistic --mode random --probability 0.01 -j DROP
    inside "$2" iptables -A INPUT $arriving -j NFQUEUE --queue-num 0 --queue-bypass
  fi
}
heal() {
  inside "$2" iptables -F
  [ "$1" = cut ] || { sleep 0.3; kill $late; }
}

wait_for 120 all_well
status=$?
check "two of each: all four instances are well" "$(for one in $instances; do health_of "$one"; done | paste -sd ' ')" test $status = 0
for link in $links; do
  for fault in cut slow; do
    tale="$fault$link"
    tale "$tale" 500
    push "$tale" &
    import=$!
    wait_for 60 more_entries "$tale" 1000
    there=$(entries "$tale")
    watch_health >"$work/$tale.health" &
    watcher=$!
    begun=$SECONDS
    harm $fault $link
    sleep $((link_seconds / 2))
    question=$(curl -s -o "$work/answer" -m 25 -w '%{http_code} after %{time_total} s' -H "Authorization: Bearer $(cat "$place/secrets/prometheus-key")" '127.0.0.1:8081/v1/scorecard')
    while [ $((SECONDS - begun)) -lt "$link_seconds" ]; do sleep 0.5; done
    then=$(entries "$tale")
    heal $fault $link
    begun=$SECONDS
    wait_for 120 all_well
    status=$?
    well=$((SECONDS - begun))
    kill $watcher
    wait $import
    imported=$?
    what="$link $fault for $link_seconds s"
    check "$what: the import, $there entries there before and $then at the end" "$(tally "$tale") ($(grep -c 'trying again' "$work/$tale.said") tries more)" test $imported = 0
    say "$what: a scorecard in the middle: $question"
    for name in engagement-service reporting-service; do
      say "$what: $name said: $(heard "$name" "$work/$tale.health")"
    done
    check "$what: all four instances are well" "$well s after its end" test $status = 0
    check_tale "$tale" "$what"
  done
done
(cd "$place" && docker-compose up -d --no-recreate) >"$work/one.said" 2>&1
