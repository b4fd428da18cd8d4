# shellcheck shell=bash disable=SC2034,SC2154 # names of the other parts
# Words, places, ports and secrets.

say() { printf '%s\n' "$*"; }

warn() { printf '%s\n' "$*" >&2; }

die() {
  end_progress
  warn "ondo: $*"
  exit 1
}

progress_open=''
# One line that is rewritten on a terminal; elsewhere a line whenever the text before ' · ' changes.
progress() {
  if [ -t 1 ]; then
    printf '\r\033[K%s' "$*"
    progress_open=line
  elif [ "${progress_open:-}" != "${1%% · *}" ]; then
    printf '%s\n' "$*"
    progress_open=${1%% · *}
  fi
}

end_progress() {
  [ "$progress_open" != line ] || printf '\n'
  progress_open=''
}

ONDO_HOME=${ONDO_HOME:-$HOME/.ondo}
case $ONDO_HOME in
  /*) ;;
  *) ONDO_HOME=$PWD/$ONDO_HOME ;;
esac
export ONDO_HOME
logs_dir=$ONDO_HOME/logs
run_dir=$ONDO_HOME/run

port=8000
apis=1
data_dir=${ONDO_DATA_DIR:-}

# What the last `up` was told, so that the other commands find its servers.
remember_settings() {
  printf 'port=%s\napis=%s\n' "$port" "$apis" >"$run_dir/settings.new"
  mv "$run_dir/settings.new" "$run_dir/settings"
}

recall_settings() {
  local name value
  [ -f "$run_dir/settings" ] || return 0
  while IFS='=' read -r name value; do
    case $name in
      port) port=$value ;;
      apis) apis=$value ;;
    esac
  done <"$run_dir/settings"
}

scheduler_port() { echo $((port + 1)); }
scheduler_management_port() { echo $((port + 1100)); }
# A single API holds the public port itself; several stand behind nginx, which then holds it.
api_port() { if [ "$apis" -eq 1 ]; then echo "$port"; else echo $((port + 10 + $1 - 1)); fi; }
api_management_port() { echo $((port + 1000 + $1 - 1)); }

make_home() {
  mkdir -p "$logs_dir" "$run_dir" 2>/dev/null ||
    die "cannot write to $ONDO_HOME; set ONDO_HOME to a directory of yours"
  chmod 700 "$ONDO_HOME" "$run_dir"
  make_secret internal-token ""
  make_secret dev-key ondo_dev_
}

# Made once and readable by the owner alone; renamed last, so that no half secret is ever read.
make_secret() {
  local file=$ONDO_HOME/$1
  if [ ! -s "$file" ]; then
    (
      umask 077
      printf '%s%s\n' "$2" "$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')" >"$file.new"
      mv "$file.new" "$file"
    ) || die "cannot write $file"
  fi
  chmod 600 "$file"
}
