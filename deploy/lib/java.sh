# shellcheck shell=bash disable=SC2154 # names of the other parts
# Finds a JDK, builds what is missing.

oldest_java=25
jdk=''

# The major version of a JDK directory, or nothing. A runtime without javac does not count.
java_major() {
  [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

is_new_enough() {
  local major
  major=$(java_major "$1")
  [ -n "$major" ] && [ "$major" -ge "$oldest_java" ]
}

jdk_candidates() {
  local javac
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  # The javac of macOS's /usr/bin is a stub that may open a dialogue, so it is never run.
  if javac=$(command -v javac) && { [ "$javac" != /usr/bin/javac ] || [ "$(uname)" != Darwin ]; }; then
    while [ -L "$javac" ]; do
      local target
      target=$(readlink "$javac")
      case $target in
        /*) javac=$target ;;
        *) javac=$(dirname "$javac")/$target ;;
      esac
    done
    dirname "$(dirname "$javac")"
  fi
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v "$oldest_java+" 2>/dev/null || true
  local place
  for place in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
    "$HOME"/.gradle/jdks/*; do
    [ ! -d "$place" ] || echo "$place"
  done
}

find_jdk() {
  [ -z "$jdk" ] || return 0
  if [ -n "${ONDO_JAVA_HOME:-}" ]; then
    is_new_enough "$ONDO_JAVA_HOME" ||
      die "ONDO_JAVA_HOME=$ONDO_JAVA_HOME is not a JDK $oldest_java or newer (no bin/javac, or older)"
    jdk=$ONDO_JAVA_HOME
    return 0
  fi
  local candidate
  while read -r candidate; do
    if is_new_enough "$candidate"; then
      jdk=$candidate
      return 0
    fi
  done <<LIST
$(jdk_candidates)
LIST
  die "no JDK $oldest_java or newer found (a JRE is not enough). Install one, such as Temurin
      from https://adoptium.net, or set ONDO_JAVA_HOME to its directory."
}

with_maven() {
  find_jdk
  command -v mvn >/dev/null || die "Maven (mvn) is not on the PATH; install Maven 3.8 or newer"
  (cd "$root" && JAVA_HOME=$jdk mvn -B "$@")
}

run_tests() {
  find_jdk
  say "mvn verify with the JDK in $jdk"
  with_maven verify "$@"
  say "all tests passed"
}

# The runnable jar of a module, or nothing.
built_jar() {
  local jar
  for jar in "$root/$1/target/$1"-*.jar; do
    case $jar in
      *-tests.jar | *-sources.jar | *-javadoc.jar) ;;
      *) [ ! -f "$jar" ] || { echo "$jar" && return 0; } ;;
    esac
  done
}

# The file whose time is that of the last build: a reproducible jar itself carries a fixed date.
built_at() { if [ -f "$1.original" ]; then echo "$1.original"; else echo "$1"; fi; }

# Sources that can change a jar and are newer than it.
changed_since() {
  local place
  for place in pom.xml shared-core/pom.xml "$2/pom.xml" shared-core/src/main "$2/src/main" \
    ecosystem/starter-data; do
    [ ! -e "$root/$place" ] || find "$root/$place" -type f -newer "$1" 2>/dev/null | head -n 1
  done
}

needs_build() {
  local module jar
  for module in scheduler-server api-server; do
    jar=$(built_jar "$module")
    [ -n "$jar" ] && [ -z "$(changed_since "$(built_at "$jar")" "$module")" ] || return 0
  done
  return 1
}

build_if_needed() {
  needs_build || return 0
  local began=$SECONDS log=$logs_dir/build.log status=0
  command -v mvn >/dev/null || die "the servers are not built yet, and Maven (mvn) is not on the PATH"
  # The checks of style and tests are for those who change the code, not for those who run it.
  with_maven -q -Dquick -DskipTests -pl scheduler-server,api-server -am package </dev/null >"$log" 2>&1 &
  local build=$!
  while kill -0 "$build" 2>/dev/null; do
    progress "building the servers · $((SECONDS - began)) s (the first time downloads libraries)"
    sleep 1
  done
  wait "$build" || status=$?
  if [ "$status" -ne 0 ]; then
    end_progress
    tail -n 20 "$log" >&2
    die "the build failed; the whole output is in $log"
  fi
  # Maven leaves a jar alone when nothing that counts has changed; it is up to date now.
  touch "$(built_at "$(built_jar scheduler-server)")" "$(built_at "$(built_jar api-server)")"
  progress "building the servers · done in $((SECONDS - began)) s"
  end_progress
}

# The servers run from copies: a build must not pull the jar from under a running process.
install_jars() {
  local module
  for module in scheduler-server api-server; do
    cp "$(built_jar "$module")" "$run_dir/$module.jar.new" || die "no space in $run_dir"
    mv "$run_dir/$module.jar.new" "$run_dir/$module.jar"
  done
}
