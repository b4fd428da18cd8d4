# shellcheck shell=bash disable=SC2154 # names of the other parts
# Copies of everything that cannot be computed again, and the way back.

# What a backup holds: the database with its password, and the two secrets. Logs, scratch and the
# unpacked programs are made anew.
kept_files() { echo postgres/data postgres/password internal-token dev-key; }

need_embedded_database() {
  [ -z "${ONDO_DB_URL:-}" ] ||
    die "the database is yours (ONDO_DB_URL): use pg_dump and pg_restore of your PostgreSQL"
}

# backup FILE.tar.gz: the files of a stopped database are the one copy that needs no further tool.
backup() {
  { [ $# -eq 1 ] && [ -n "$1" ]; } || die "usage: deploy/ondo backup FILE.tar.gz"
  need_embedded_database
  [ ! -e "$1" ] || die "$1 exists; a backup never overwrites another"
  [ -d "$(dirname "$1")" ] || die "the directory of $1 does not exist"
  [ -d "$ONDO_HOME/postgres/data" ] || die "there is no database in $ONDO_HOME"
  local began=$SECONDS ran='' failed=''
  recall_settings
  ! anything_runs || ran=yes
  down
  # shellcheck disable=SC2046
  (umask 077 && tar -C "$ONDO_HOME" -cf - $(kept_files) | gzip -1 >"$1.part") && mv "$1.part" "$1" ||
    failed=yes
  [ -z "$ran" ] || start_again
  if [ -n "$failed" ]; then
    rm -f "$1.part"
    die "the backup was not written; is there room on the disk of $1?"
  fi
  say "backup of $ONDO_HOME in $1 ($(($(wc -c <"$1") / 1000000)) MB, $((SECONDS - began)) s)"
}

# The same ports as before; the data set is the one in the database.
start_again() {
  data_dir=''
  find_jdk
  check_ports
  bring_up
}

# restore FILE.tar.gz: what stood in its place is moved aside, never deleted.
restore() {
  { [ $# -eq 1 ] && [ -n "$1" ]; } || die "usage: deploy/ondo restore FILE.tar.gz"
  need_embedded_database
  [ -r "$1" ] || die "cannot read $1"
  make_home
  recall_settings
  ! anything_runs || die "the system runs; stop it first (deploy/ondo down)"
  ! postgres_pid >/dev/null || die "the database runs; stop it first (deploy/ondo down)"
  local began=$SECONDS fresh=$ONDO_HOME/restore.part aside name
  aside=$ONDO_HOME/before-restore-$(date -u +%Y%m%dT%H%M%SZ)
  rm -rf "$fresh"
  mkdir -m 700 "$fresh"
  # shellcheck disable=SC2046
  if ! tar -C "$fresh" -xzf "$1" $(kept_files); then
    rm -rf "$fresh"
    die "$1 is not a whole backup of Ondo; nothing was changed"
  fi
  mkdir -m 700 "$aside" "$aside/postgres"
  mkdir -p -m 700 "$ONDO_HOME/postgres"
  for name in $(kept_files); do
    [ ! -e "$ONDO_HOME/$name" ] || mv "$ONDO_HOME/$name" "$aside/$name"
    mv "$fresh/$name" "$ONDO_HOME/$name"
  done
  rm -rf "$fresh"
  say "restored from $1 in $((SECONDS - began)) s; what was there lies in $aside
start it with deploy/ondo up"
}
