# Three of each service, and back to one, while an import runs.
all_files="-f docker-compose.yml -f docker-compose.three.yml"
running() { podman ps -q --filter "name=${project}_$1_" | wc -l; }
for step in up back; do
  tale "three$step" 500
  push "three$step" &
  import=$!
  wait_for 60 more_entries "three$step" 1000
  if [ "$step" = up ]; then
    (cd "$place" && docker-compose $all_files up -d --no-recreate) >"$work/three.said" 2>&1
    count=3
  else
    (cd "$place" && docker-compose up -d --no-recreate) >"$work/three.said" 2>&1
    count=1
  fi
  check "scaled during an import" "$(running engagement-service) and $(running reporting-service) instances, $(entries "three$step") entries there by then" \
    test "$(running engagement-service)" = $count -a "$(running reporting-service)" = $count
  wait $import
  status=$?
  check "the import meanwhile" "$(tally "three$step")" test $status = 0
  check_tale "three$step" "scaled to $count"
done
