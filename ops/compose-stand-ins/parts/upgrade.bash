# An installation of an older version goes on under this one, by the steps of the page's Upgrades. The older one is the last before the
# reading side had a role of its own. There is one PostgreSQL among the stand-ins: benchmarks/try-upgrade leads over a major version.
from=${TRY_FROM:-2bd75e97}
old=$work/old
mkdir "$old"
git -C "$home" archive "$from" | tar -x -C "$old"
for main in engagement-service=dev.engagement.service.EngagementService reporting-service=dev.engagement.reporting.ReportingService; do
  podman image exists "engagement-$from/${main%=*}:0.1.0-SNAPSHOT" && continue
  say "building the ${main%=*} of $from"
  # The older build finds two main classes unless it is told one.
  (cd "$old" && ./mvnw -q -B -ntp -Dspotless.check.skip=true -DskipTests package jib:dockerBuild -pl "${main%=*}" -am \
    -Dimage.base=docker://eclipse-temurin:25-jre -Dimage.prefix="engagement-$from" -Djib.container.mainClass="${main#*=}") || exit 2
done

# Puts the files of a version into the administrator's folder.
put() { (cd "$place" && rm -rf ops docker-compose*.yml && cp -r "$1"/docker-compose*.yml "$1/ops" .); }
in_postgresql() { podman exec -i "$(container postgresql)" "$1" -h /var/run/postgresql -U engagement "${@:2}"; }

(cd "$place" && docker-compose down -v) >"$work/upgrade.said" 2>&1
cp "$work/calm.figures" "$work/fresh.figures"
put "$old"
sed -i "s|image: engagement/|image: engagement-$from/|" "$place/docker-compose.yml"
rm "$place/secrets/reporting-password"
(cd "$place" && docker-compose up -d) >>"$work/upgrade.said" 2>&1
wait_for 240 ask 8081/actuator/health
wait_for 240 curl -fsS 127.0.0.1:8080/actuator/health
push calm
check "$from: an import through the door" "$(tally calm)" grep -q " 0 rejected" "$work/calm.said"
visible
figures calm
cp "$work/calm.figures" "$work/older.figures"
cp "$work/fresh.figures" "$work/calm.figures"
before=$(sql engagement 'select count(*) from event')

say "1. back up; 3. a role for the reading side; 2. reporting first"
for name in engagement outbox; do
  in_postgresql pg_dump -Fc -d "$name" >"$work/$name.dump"
  check "backup of $name" "$(wc -c <"$work/$name.dump") bytes" test -s "$work/$name.dump"
done
put "$home"
begun=$SECONDS
(
  set -e
  cd "$place"
  openssl rand -hex 24 >secrets/reporting-password
  chmod 644 secrets/reporting-password
  docker-compose stop reporting-service
  sql postgres 'drop database outbox'
  sql postgres 'drop database reporting'
  docker-compose up -d --no-deps postgresql   # with the new secret
  wait_for 60 sql engagement 'select 1'
  in_postgresql psql -d engagement -v ON_ERROR_STOP=1 -f /docker-entrypoint-initdb.d/reporting.sql
  in_postgresql pg_restore -d outbox --no-owner --role=reporting <"$work/outbox.dump"
  docker-compose up -d --no-deps reporting-service
  wait_for 180 healthy reporting-service
) >>"$work/upgrade.said" 2>&1
status=$?
[ $status = 0 ] || tail -n 20 "$work/upgrade.said" >&2
check "the new reading side beside the old command side" "healthy after $((SECONDS - begun)) s" test $status = 0
(cd "$place" && docker-compose up -d) >>"$work/upgrade.said" 2>&1
for name in kafka engagement-service reporting-service; do
  wait_for 180 healthy "$name"
done
wait_for 180 ask 8081/actuator/health
check "the new version: entries of $before" "$(sql engagement 'select count(*) from event') after $((SECONDS - begun)) s" \
  test "$(sql engagement 'select count(*) from event')" = "$before"
check_tale calm "upgraded from $from"
check "lines of the old version's own figures that are other ones now" "$(diff "$work/older.figures" "$work/calm.figures" | grep -c '^<')" true
push calm
check "told again, all are known" "$(tally calm)" grep -q " 0 recorded" "$work/calm.said"
