# Sourced by mvnw and engagement: finds a JDK 25 or later and exports JAVA_HOME, or says what to install.
# With jdk_needs=java a Java runtime is enough.
# Looked for in: JAVA_HOME, the java on the path, then the usual folders of the system.

jdk_release() {
  # Prints the feature release of the JDK in folder $1; nothing if it lacks what is needed.
  [ -x "$1/bin/${jdk_needs:-javac}" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p'
  fi
}

jdk_fits() {
  jdk_found=$(jdk_release "$1")
  [ -n "$jdk_found" ] && [ "$jdk_found" -ge 25 ]
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && jdk_fits "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  jdk_on_path=$(command -v "${jdk_needs:-javac}" 2>/dev/null || true)
  if [ -n "$jdk_on_path" ]; then
    jdk_on_path=$(readlink -f "$jdk_on_path" 2>/dev/null || printf %s "$jdk_on_path")
    jdk_on_path=${jdk_on_path%/bin/*}
  fi
  set +f
  for jdk_home in "$jdk_on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/*; do
    if [ -n "$jdk_home" ] && jdk_fits "$jdk_home"; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  jdk_kind=JDK
  [ "${jdk_needs:-javac}" = javac ] || jdk_kind='Java runtime'
  echo "Engagement needs a $jdk_kind 25 or later, and found none: neither in JAVA_HOME, nor on the path, nor in the usual folders." >&2
  echo "Install one (for example Eclipse Temurin 25 from https://adoptium.net), or set JAVA_HOME to where it is, and try again." >&2
  return 1
}
