# Each container is killed once while an import runs. Docker would start it again by itself; podman does not after `podman kill`.
for name in engagement-service reporting-service postgresql kafka door prometheus; do
  tale="kill${name%%-*}"
  tale "$tale" 500
  push "$tale" &
  import=$!
  wait_for 60 more_entries "$tale" 1000
  there=$(entries "$tale")
  podman kill --signal KILL "$(container "$name")" >/dev/null
  podman start "$(container "$name")" >/dev/null 2>&1
  begun=$SECONDS
  wait $import
  status=$?
  check "$name killed after $there entries: the import" "$(tally "$tale") ($(grep -c 'trying again' "$work/$tale.said") tries more)" test $status = 0
  check_tale "$tale" "$name killed"
  wait_for 120 eval 'healthy "$name" && ask 8081/actuator/health && ask 8080/actuator/health'
  status=$?
  check "$name killed: all is well" "$((SECONDS - begun)) s after its start, all of this included" test $status = 0
done
