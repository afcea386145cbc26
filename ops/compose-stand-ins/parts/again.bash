# `down` and `up`: everything is there again. Nothing but volumes outlives it.
before=$(sql engagement 'select count(*) from event')
(cd "$place" && docker-compose down && docker-compose up -d) >"$work/again.said" 2>&1
begun=$SECONDS
wait_for 180 ask 8081/actuator/health
check "down and up: entries of $before" "$(sql engagement 'select count(*) from event') after $((SECONDS - begun)) s" test "$(sql engagement 'select count(*) from event')" = "$before"
check_tale calm "down and up"
