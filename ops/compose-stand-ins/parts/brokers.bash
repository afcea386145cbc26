# An installation of its own on three brokers; the one that leads most is killed during an import.
(cd "$place" && docker-compose $all_files down -v --remove-orphans) >"$work/down.said" 2>&1
all_files="-f docker-compose.yml -f docker-compose.brokers.yml"
(cd "$place" && docker-compose $all_files up -d) >"$work/brokers.said" 2>&1
wait_for 180 eval 'ask 8081/actuator/health && ask 8080/actuator/health'
check "three brokers: all is well" "$(ask 8081/actuator/health | jq -r .status)" ask 8081/actuator/health

# Kafka's own tools, in a container of the brokers.
topics() {
  podman exec "$(container kafka-3)" sh -c 'printf "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\n" >/tmp/client &&
    exec java -Djava.security.auth.login.config=/tmp/login -cp "/opt/kafka/libs/*" org.apache.kafka.tools.TopicCommand --bootstrap-server kafka-3:9092 --command-config /tmp/client "$@"' -- "$@"
}
sed 's/^/KafkaClient { /; s/$/ };/' "$place/secrets/kafka-login" | podman exec -i "$(container kafka-3)" sh -c 'cat >/tmp/login'
topics --describe >"$work/topics" 2>"$work/topics.fault"
copied=$(grep -c 'Topic: engagement\..*ReplicationFactor: 3.*min.insync.replicas=2' "$work/topics")
check "topics with three copies, of which two count" "$copied of 5" test "$copied" = 5

for name in kafka kafka-2 kafka-3; do
  tale="broker${name#kafka}"
  tale "$tale" 500
  push "$tale" &
  import=$!
  wait_for 60 more_entries "$tale" 1000
  there=$(entries "$tale")
  podman kill --signal KILL "$(container "$name")" >/dev/null
  wait $import
  status=$?
  check "$name killed after $there entries: the import" "$(tally "$tale")" test $status = 0
  check_tale "$tale" "while $name is dead"
  podman start "$(container "$name")" >/dev/null 2>&1
  begun=$SECONDS
  wait_for 120 healthy "$name"
  in_sync() { topics --describe --under-replicated-partitions >"$work/behind" 2>&1 && [ ! -s "$work/behind" ]; }
  [ "$name" = kafka-3 ] || { wait_for 120 in_sync; check "$name is back: partitions that lack a copy" "$(grep -c Topic: "$work/behind") after $((SECONDS - begun)) s" in_sync; }
done
