# shellcheck shell=bash disable=SC2154 # names of the other parts
# The processes of a system: is it alive, who has the port, start, stop, status, logs.

# The number in a pid file if a process with that number runs and its command line holds the word;
# numbers are reused, and a wrong process must never be stopped.
alive() {
  local file=$1 word=$2 pid
  [ -s "$file" ] || return 1
  read -r pid _ <"$file" || true
  case $pid in
    '' | *[!0-9]*) return 1 ;;
  esac
  case "$(ps -ww -p "$pid" -o command= 2>/dev/null)" in
    *"$word"*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

supervisor_of() { alive "$run_dir/$1.supervisor" "supervise $1 $run_dir"; }

child_of() { alive "$run_dir/$1.child" "$run_dir"; }

process_names() {
  local i=1
  [ "$apis" -eq 1 ] || echo nginx
  while [ "$i" -le "$apis" ]; do
    echo "api-$i"
    i=$((i + 1))
  done
  echo scheduler
}

anything_runs() {
  local name
  for name in $(process_names); do
    if supervisor_of "$name" >/dev/null || child_of "$name" >/dev/null; then
      return 0
    fi
  done
  return 1
}

is_port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_holder() {
  local holder=''
  if command -v lsof >/dev/null; then
    holder=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 {print $1 " (pid " $2 ")"}')
  elif command -v ss >/dev/null; then
    holder=$(ss -ltnpH "sport = :$1" 2>/dev/null |
      sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/p' | head -n 1)
  fi
  echo "${holder:-another program}"
}

need_free_port() {
  if is_port_taken "$1"; then
    die "port $1 ($2) is held by $(port_holder "$1").
      Stop it, or choose other ports: deploy/ondo up --port $((port + 100))"
  fi
}

check_ports() {
  local i=1
  need_free_port "$port" "for clients"
  need_free_port "$(scheduler_port)" scheduler
  need_free_port "$(scheduler_management_port)" "scheduler management"
  while [ "$i" -le "$apis" ]; do
    need_free_port "$(api_port "$i")" "api-$i"
    need_free_port "$(api_management_port "$i")" "api-$i management"
    i=$((i + 1))
  done
}

# start_supervised NAME COMMAND…
start_supervised() {
  local name=$1 own_session=''
  shift
  ! command -v setsid >/dev/null || own_session=setsid
  # shellcheck disable=SC2094 # the supervisor appends to the log by its name
  $own_session nohup "$BASH" "$here/lib/supervise" "$name" "$run_dir" "$logs_dir/$name.log" "$@" \
    </dev/null >/dev/null 2>>"$logs_dir/$name.log" &
  echo $! >"$run_dir/$name.supervisor"
}

start_scheduler() {
  ONDO_SCHEDULER_PORT=$(scheduler_port) ONDO_MANAGEMENT_PORT=$(scheduler_management_port) \
    start_supervised scheduler "$jdk/bin/java" -Xmx512m -XX:+UseSerialGC \
    -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -jar "$run_dir/scheduler-server.jar"
}

# Behind our own nginx a client's address is the one that nginx saw.
start_api() {
  local forwarded=none proxies='(?!)'
  [ "$apis" -eq 1 ] || { forwarded=native && proxies='127\.0\.0\.1'; }
  ONDO_FORWARDED=${ONDO_FORWARDED:-$forwarded} ONDO_PROXIES=${ONDO_PROXIES:-$proxies} \
    ONDO_PORT=$(api_port "$1") ONDO_MANAGEMENT_PORT=$(api_management_port "$1") \
    ONDO_INSTANCE="api-$1" \
    start_supervised "api-$1" "$jdk/bin/java" -Xmx256m -XX:+UseSerialGC \
    -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -jar "$run_dir/api-server.jar"
}

need_nginx() {
  command -v nginx >/dev/null ||
    die "--api $apis needs nginx on the PATH to share port $port among the APIs.
      Install nginx, or use --api 1."
}

# One nginx of our own before the APIs, without anything of the machine's own configuration.
start_nginx() {
  local i=1 servers=''
  while [ "$i" -le "$apis" ]; do
    servers="$servers    server 127.0.0.1:$(api_port "$i") max_fails=1 fail_timeout=2s;
"
    i=$((i + 1))
  done
  mkdir -p "$run_dir/nginx"
  cat >"$run_dir/nginx/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $run_dir/nginx/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  client_max_body_size 2g;
  client_body_temp_path $run_dir/nginx/body;
  proxy_temp_path $run_dir/nginx/proxy;
  fastcgi_temp_path $run_dir/nginx/fastcgi;
  uwsgi_temp_path $run_dir/nginx/uwsgi;
  scgi_temp_path $run_dir/nginx/scgi;
  upstream ondo {
$servers    keepalive 32;
  }
  server {
    listen 127.0.0.1:$port;
    location / {
      include $root/ecosystem/nginx/proxy.conf;
    }
  }
}
CONF
  start_supervised nginx nginx -p "$run_dir/nginx" -c "$run_dir/nginx/nginx.conf"
}

# Asks every named process to end at once, then waits for all of them; at most about 40 s.
stop_processes() {
  local name pid waited=0 left
  for name in "$@"; do
    if pid=$(supervisor_of "$name"); then
      kill -TERM "$pid" 2>/dev/null || true
    elif pid=$(child_of "$name"); then
      kill -TERM "$pid" 2>/dev/null || true
    fi
  done
  while [ "$waited" -lt 160 ]; do
    left=
    for name in "$@"; do
      if supervisor_of "$name" >/dev/null || child_of "$name" >/dev/null; then
        left="$left $name"
      fi
    done
    [ -n "$left" ] || break
    sleep 0.25
    waited=$((waited + 1))
  done
  for name in "$@"; do
    ! pid=$(supervisor_of "$name") || kill -KILL "$pid" 2>/dev/null || true
    if pid=$(child_of "$name"); then
      warn "$name does not end by itself; killed"
      kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$run_dir/$name.supervisor" "$run_dir/$name.child" "$run_dir/$name.failed"
  done
}

postgres_pid() {
  local data
  data=$(cd "$ONDO_HOME/postgres/data" 2>/dev/null && pwd -P) || return 1
  alive "$data/postmaster.pid" "bin/postgres -D $data"
}

# SIGINT is PostgreSQL's fast stop: sessions end, everything is written; SIGQUIT its emergency stop.
stop_postgres() {
  local pid signal waited
  for signal in INT QUIT KILL; do
    pid=$(postgres_pid) || return 0
    kill -"$signal" "$pid" 2>/dev/null || true
    waited=0
    while [ "$waited" -lt 80 ] && postgres_pid >/dev/null; do
      sleep 0.25
      waited=$((waited + 1))
    done
  done
  ! postgres_pid >/dev/null
}

down() {
  local began=$SECONDS had='' name
  recall_settings
  [ -d "$ONDO_HOME" ] || { say "nothing runs ($ONDO_HOME does not exist)" && return 0; }
  ! anything_runs || had=yes
  # Clients first, so that nobody hands work to a scheduler that is gone.
  # shellcheck disable=SC2046
  stop_processes $(process_names | grep -v '^scheduler$')
  stop_processes scheduler
  if postgres_pid >/dev/null; then
    had=yes
    stop_postgres || die "PostgreSQL in $ONDO_HOME/postgres does not end; see its server.log"
  fi
  for name in $(process_names); do
    ! child_of "$name" >/dev/null || die "$name still runs (pid $(child_of "$name"))"
  done
  if [ -n "$had" ]; then
    say "stopped in $((SECONDS - began)) s; the data stays in $ONDO_HOME"
  else
    say "nothing runs"
  fi
}

# health NAME → ready, starting, stopped or gave up
health() {
  local address=''
  case $1 in
    scheduler) address=http://127.0.0.1:$(scheduler_port) ;;
    api-*) address=http://127.0.0.1:$(api_port "${1#api-}") ;;
    nginx) address=http://127.0.0.1:$port ;;
  esac
  if [ -f "$run_dir/$1.failed" ]; then
    echo "gave up: $(cat "$run_dir/$1.failed")"
  elif ! child_of "$1" >/dev/null && ! supervisor_of "$1" >/dev/null; then
    echo stopped
  elif [ "$(http_status "$address/actuator/health/readiness")" = 200 ]; then
    echo ready
  else
    echo "not ready yet"
  fi
}

status() {
  local name state all=0 pid
  recall_settings
  for name in $(process_names); do
    state=$(health "$name")
    pid=$(child_of "$name" || echo -)
    [ "$state" = ready ] || all=1
    ! [ "$state" = ready ] || supervisor_of "$name" >/dev/null || state="ready, without supervisor"
    printf '%-10s %-8s %s\n' "$name" "$pid" "$state"
  done
  if [ -n "${ONDO_DB_URL:-}" ]; then
    printf '%-10s %-8s %s\n' database - "yours, by ONDO_DB_URL"
  elif pid=$(postgres_pid); then
    printf '%-10s %-8s %s\n' postgres "$pid" "running on port $(cat "$ONDO_HOME/postgres/port")"
  else
    all=1
    printf '%-10s %-8s %s\n' postgres - stopped
  fi
  [ "$all" -ne 0 ] || say "http://127.0.0.1:$port"
  return "$all"
}

logs() {
  local file
  if [ $# -eq 0 ]; then
    for file in "$logs_dir"/*.log; do
      [ -f "$file" ] || die "no logs in $logs_dir yet"
      say "== $file"
      tail -n 10 "$file"
    done
    return 0
  fi
  file=$logs_dir/$1.log
  [ "$1" != postgres ] || file=$ONDO_HOME/postgres/server.log
  [ -f "$file" ] || die "no log of $1 in $logs_dir"
  tail -n 200 "$file"
}
