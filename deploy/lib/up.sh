# shellcheck shell=bash disable=SC2154 # names of the other parts
# deploy/ondo up

start_limit_seconds=${ONDO_START_LIMIT:-240}
work_limit_seconds=${ONDO_WORK_LIMIT:-7200}

up() {
  local asked_port='' asked_apis=''
  while [ $# -gt 0 ]; do
    case $1 in
      --data | --port | --api)
        [ $# -ge 2 ] || die "$1 needs a value"
        case $1 in
          --data) data_dir=$2 ;;
          --port) asked_port=$2 ;;
          --api) asked_apis=$2 ;;
        esac
        shift 2
        ;;
      *) die "up does not know $1; see deploy/ondo help" ;;
    esac
  done
  check_number --port "${asked_port:-8000}" 1024 64000
  check_number --api "${asked_apis:-1}" 1 8
  check_data_dir
  command -v curl >/dev/null || die "curl is not on the PATH; install it"
  find_jdk
  make_home
  recall_settings
  if anything_runs; then
    already_up "${asked_port:-$port}"
    return
  fi
  port=${asked_port:-8000}
  apis=${asked_apis:-1}
  [ "$apis" -eq 1 ] || need_nginx
  check_ports
  one_up_at_a_time
  build_if_needed
  install_jars
  check_database
  bring_up
}

check_number() {
  case $2 in
    '' | *[!0-9]*) die "$1 $2 is not a number" ;;
  esac
  { [ "$2" -ge "$3" ] && [ "$2" -le "$4" ]; } || die "$1 $2 is not within $3…$4"
}

check_data_dir() {
  [ -n "$data_dir" ] || return 0
  [ -d "$data_dir" ] || die "the data directory $data_dir does not exist"
  data_dir=$(cd "$data_dir" && pwd -P)
}

already_up() {
  [ "$1" = "$port" ] ||
    die "this ONDO_HOME already runs on port $port; stop it first (deploy/ondo down),
      or give the second system its own: ONDO_HOME=DIR deploy/ondo up --port $1"
  if status; then
    say "it is already up"
    return 0
  fi
  die "it was started before, and not everything is ready; see deploy/ondo logs, or deploy/ondo down"
}

one_up_at_a_time() {
  if ! mkdir "$run_dir/up.lock" 2>/dev/null; then
    if alive "$run_dir/up.lock/pid" ondo >/dev/null; then
      die "another deploy/ondo up is at work in $ONDO_HOME (pid $(cat "$run_dir/up.lock/pid"))"
    fi
  fi
  echo $$ >"$run_dir/up.lock/pid"
  trap 'rm -rf "$run_dir/up.lock"' EXIT
}

# The servers would only say it in their logs, after half a minute.
check_database() {
  [ -n "${ONDO_DB_URL:-}" ] || return 0
  local answer
  answer=$("$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$run_dir/scheduler-server.jar" \
    -Dloader.main=ondo.store.DatabaseCheck \
    org.springframework.boot.loader.launch.PropertiesLauncher 2>&1 </dev/null) ||
    die "the database of ONDO_DB_URL cannot be used: $(printf '%s\n' "$answer" | tail -n 1)"
}

bring_up() {
  local began=$SECONDS i=1
  remember_settings
  unset ONDO_DATA_DIR
  [ -z "$data_dir" ] || export ONDO_DATA_DIR=$data_dir
  ONDO_SCHEDULER_URL=http://127.0.0.1:$(scheduler_port)
  export ONDO_SCHEDULER_URL
  # Where the links of a PDF lead.
  export ONDO_PUBLIC_URL=${ONDO_PUBLIC_URL:-http://127.0.0.1:$port}
  export ONDO_INTERNAL_TOKEN_FILE=$ONDO_HOME/internal-token
  export ONDO_DEV=true
  export ONDO_DEV_KEY_FILE=$ONDO_HOME/dev-key
  trap 'interrupted' INT
  start_scheduler
  await scheduler "$start_limit_seconds" scheduler_answers
  say "scheduler started in $((SECONDS - began)) s"
  while [ "$i" -le "$apis" ]; do
    start_api "$i"
    i=$((i + 1))
  done
  [ "$apis" -eq 1 ] || start_nginx
  await_results
  i=1
  while [ "$i" -le "$apis" ]; do
    await "api-$i" "$start_limit_seconds" is_ready "api-$i"
    i=$((i + 1))
  done
  [ "$apis" -eq 1 ] || await nginx 30 is_ready nginx
  await scheduler "$start_limit_seconds" is_ready scheduler
  say "ready after $((SECONDS - began)) s"
  show_example
}

interrupted() {
  end_progress
  warn "interrupted; what was started goes on in the background (deploy/ondo status, deploy/ondo down)"
  exit 130
}

is_ready() { [ "$(health "$1")" = ready ]; }

# Any answer that the token opens: the server listens, its tables are migrated.
scheduler_answers() {
  local answer
  answer=$(scheduler_call GET /internal/batches 2>/dev/null) || return 1
  [ "$(answer_status "$answer")" = 200 ]
}

# await NAME SECONDS CHECK…: until the check holds, with a line that shows the time.
await() {
  local name=$1 limit=$2 began=$SECONDS
  shift 2
  until "$@"; do
    need_running "$name"
    [ $((SECONDS - began)) -lt "$limit" ] ||
      die "$name is not ready after $limit s; see deploy/ondo logs $name (and deploy/ondo down)"
    progress "starting $name · $((SECONDS - began)) s"
    sleep 1
  done
}

need_running() {
  [ ! -f "$run_dir/$1.failed" ] || {
    end_progress
    tail -n 15 "$logs_dir/$1.log" >&2
    die "$1 $(cat "$run_dir/$1.failed"); its log is $logs_dir/$1.log"
  }
  supervisor_of "$1" >/dev/null || die "the supervisor of $1 is gone; see deploy/ondo logs $1"
}

# First ingest and first night; on a later start both are history, and the APIs are ready at once.
await_results() {
  local began=$SECONDS answer body ingest night ingest_seconds=''
  while :; do
    need_running scheduler
    need_running api-1
    if answer=$(scheduler_call GET /internal/batches 2>/dev/null) &&
      [ "$(answer_status "$answer")" = 200 ]; then
      body=$(answer_body "$answer")
      ingest=$(section ingest "$body")
      night=$(section night "$body")
      fail_if_failed ingest "$ingest"
      # Before the ingest is known the night shown is one of an earlier life.
      [ "$(text_field status "$ingest")" = PENDING ] || fail_if_failed night "$night"
      if is_completed "$ingest" && [ -z "$ingest_seconds" ]; then
        ingest_seconds=$((SECONDS - began))
      fi
      if is_completed "$ingest" && is_completed "$night"; then
        end_progress
        say "data loaded, first night computed (seen after $ingest_seconds s and $((SECONDS - began)) s)"
        return 0
      fi
      show_progress "$ingest" "$night" $((SECONDS - began))
    fi
    [ $((SECONDS - began)) -lt "$work_limit_seconds" ] ||
      die "no results after $work_limit_seconds s; see deploy/ondo logs scheduler"
    sleep 1
  done
}

is_completed() { [ "$(text_field status "$1")" = COMPLETED ]; }

fail_if_failed() {
  [ "$(text_field status "$2")" = FAILED ] || return 0
  local advice='deploy/ondo logs scheduler; the servers go on running'
  [ "$1" != ingest ] ||
    advice="correct it and run: deploy/ondo ingest ${data_dir:-DIR}; the servers go on running"
  die "the $1 failed: $(message detail "$2")
      ($advice)"
}

show_progress() {
  local rows step percent
  rows=$(number_field rows "$1")
  step=$(text_field step "$2")
  percent=$(number_field percent "$2")
  if ! is_completed "$1"; then
    progress "loading the data · ${rows:-0} rows · $(text_field detail "$1") · $3 s"
    return 0
  fi
  progress "first night: ${step:-waiting} · ${percent:-0} % · $3 s"
}

# A real question and the real answer, so that a newcomer sees the product and not a promise.
show_example() {
  local path answer body region scores
  path="/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245&metric=hazard&from=2030&to=2100&step=10"
  answer=$(api_call GET "$path") || die "the API does not answer on port $port"
  [ "$(answer_status "$answer")" = 200 ] ||
    die "the first question was refused ($(answer_status "$answer")): $(problem "$answer")"
  body=$(answer_body "$answer" | tr -d '\n')
  # Excerpt: the first region with scores.
  region=$(printf '%s' "$body" | sed -n 's/.*"regionScores"[^{]*{[^"]*"\([0-9A-Za-z]*\)".*/\1/p')
  [ -n "$region" ] || die "the API answers, and no region has a heat score; see deploy/ondo logs scheduler"
  region=${ONDO_EXAMPLE_REGION:-$region}
  scores=$(section "$region" "$body")
  say ""
  say "Ondo is up:  http://127.0.0.1:$port"
  say "API key of this development system:  $ONDO_HOME/dev-key"
  say ""
  say "Try:  curl -H \"Authorization: Bearer \$(cat $ONDO_HOME/dev-key)\" \\"
  say "        'http://127.0.0.1:$port$path'"
  say "It answers for region $region, heat score 0…100 under SSP2-4.5:"
  say "  2030: $(number_field 2030 "$scores")   2050: $(number_field 2050 "$scores")   2100: $(number_field 2100 "$scores")"
  say ""
  say "Next: deploy/ondo assess FILE.csv · deploy/ondo status · deploy/ondo logs · deploy/ondo down"
}
