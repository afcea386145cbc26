# The door for the internet: TLS by a certificate that signs itself, and who is slow or sends too much.
all_files="-f docker-compose.yml -f docker-compose.internet.yml"
certify() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$place/privkey.pem" -out "$place/fullchain.pem" 2>/dev/null
}
certify
page 'A door for the internet' >"$work/internet.page"
(cd "$place" && ENGAGEMENT_HOST=localhost bash -eu "$work/internet.page") >"$work/internet.said" 2>&1
status=$?
[ $status = 0 ] || tail -n 20 "$work/internet.said" >&2
check "the page's commands for TLS" "$(wc -l <"$work/internet.page") lines" test $status = 0
tls() { curl -sS --cacert "$place/secrets/door-certificate" -H "Authorization: Bearer $(cat "$place/secrets/prometheus-key")" "$@"; }
wait_for 120 eval 'tls -f https://localhost/actuator/health && tls -f https://localhost:8443/actuator/health'

shown=$(tls -o "$work/answer" -w '%{http_version} %{http_code}' https://localhost/v1/scorecard)
check "the figures by TLS: HTTP version and status" "$shown" test "$shown" = "2 200"
shown=$(tls -o "$work/answer" -w '%{ssl_verify_result} %{http_code}' https://localhost:8443/v1/charters)
check "where tools push by TLS: status" "$shown" test "$shown" = "0 200"
check "TLS 1.1" refused eval '! tls --tls-max 1.1 https://localhost/'
for address in https://localhost/v1/scorecard https://localhost:8443/v1/charters; do
  tls -D "$work/headers" -o "$work/answer" "$address"
  missing=
  for header in strict-transport-security x-content-type-options x-frame-options referrer-policy content-security-policy; do
    [ "$(grep -ci "^$header:" "$work/headers")" = 1 ] || missing="$missing $header"
  done
  check "security headers of $address that are missing" "${missing:-none}" test -z "$missing"
done

certify
cp "$place/fullchain.pem" "$place/secrets/door-certificate" && cp "$place/privkey.pem" "$place/secrets/door-key"
(cd "$place" && ENGAGEMENT_HOST=localhost docker-compose $all_files kill -s HUP door) >"$work/renewed.said" 2>&1
wait_for 20 tls -f https://localhost/actuator/health
check "a renewed certificate, without a restart" "$(tls -o "$work/answer" -w '%{http_code}' https://localhost/v1/scorecard)" tls -f https://localhost/v1/scorecard

# The caller's own address is handed on; a header that claims another one counts for nothing.
ENGAGEMENT_HOST=localhost
cat >"$place/told.yml" <<'YAML'
version: "3.8"
services:
  engagement-service:
    environment: {SERVER_TOMCAT_ACCESSLOG_ENABLED: "true", SERVER_TOMCAT_ACCESSLOG_DIRECTORY: /dev, SERVER_TOMCAT_ACCESSLOG_PREFIX: stdout, SERVER_TOMCAT_ACCESSLOG_SUFFIX: "", SERVER_TOMCAT_ACCESSLOG_FILE_DATE_FORMAT: "", SERVER_TOMCAT_ACCESSLOG_BUFFERED: "false", SERVER_TOMCAT_ACCESSLOG_REQUESTATTRIBUTESENABLED: "true", SERVER_TOMCAT_ACCESSLOG_PATTERN: "told %a %U"}
YAML
export ENGAGEMENT_HOST
(cd "$place" && docker-compose $all_files -f told.yml up -d) >"$work/told.said" 2>&1
wait_for 120 tls -f https://localhost:8443/actuator/health
gateway=$(podman network inspect "${project}_inside" | jq -r '.[0].subnets[0].gateway')
tls -H 'X-Forwarded-For: 192.0.2.7' https://localhost:8443/v1/charters -o "$work/answer"
told=$(podman logs "$(container engagement-service)" 2>/dev/null | sed -n 's/^told \(.*\) \/v1\/charters$/\1/p' | tail -n 1)
check "whom the service takes for the caller (here the network's gateway)" "${told:-nobody}" test "$told" = "$gateway"

head -c 26214401 /dev/zero >"$work/large"
status=$(tls -o "$work/answer" -w '%{http_code}' --data-binary @"$work/large" https://localhost:8443/webhooks/none)
check "a delivery of 25 MiB and a byte" "$status $(jq -r .title "$work/answer")" test "$status" = 413
status=$(head -c 1048577 /dev/zero | tls -o "$work/answer" -w '%{http_code}' --data-binary @- https://localhost/v1/replays)
check "a question of 1 MiB and a byte" "$status" test "$status" = 413

echo '{tool: github, secrets: [none]}' >"$place/connections/slow.yaml"
# Opens so many connections to that port, each of which says this and then a byte a second, and asks meanwhile; with `cut`, all must be ended.
attack() {
  local what=$1 port=$2 many=$3 ends=$4 start=$5 worst=0 took
  "$JAVA_HOME/bin/java" "$here/SlowClients.java" "$port" "$many" "$start" 45 2>&1 | tail -n 1 >"$work/slow" &
  local attacker=$!
  sleep 5
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    took=$(tls -o "$work/answer" -w '%{time_total} %{http_code}' --max-time 20 https://localhost/v1/scorecard | awk '{print $2 == 200 ? int($1 * 1000) : 99999}')
    [ "$took" -le "$worst" ] || worst=$took
  done
  wait $attacker
  if [ "$ends" = cut ]; then
    check "$many connections with slow $what" "$(cat "$work/slow")" grep -q "^$many of $many ended" "$work/slow"
  else
    say "$many connections with slow $what: $(cat "$work/slow"); they wait at the door"
  fi
  check "the slowest of ten questions meanwhile" "$worst ms" test "$worst" -lt 5000
}
rest='Host: x\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 100000\r\n\r\n'
attack headers 443 3000 cut 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '
attack deliveries 8443 900 cut "POST /webhooks/slow HTTP/1.1\r\n$rest"
attack entries 8443 900 cut "POST /v1/events HTTP/1.1\r\nAuthorization: Bearer $push_key\r\n$rest"
attack forms 443 900 stay "POST /v1/replays HTTP/1.1\r\n$rest"
check "the door's memory under them" "$(($(memory door | head -n 1) >> 20)) MiB, $(memory door | tail -n 1) killed" test "$(memory door | tail -n 1)" = 0
(cd "$place" && docker-compose up -d) >"$work/back.said" 2>&1
wait_for 120 ask 8081/actuator/health
