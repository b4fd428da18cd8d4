# shellcheck shell=bash disable=SC2154 # names of the other parts
# Commands that ask a running system to do something and wait for it.

need_up() {
  recall_settings
  { [ -s "$ONDO_HOME/internal-token" ] && is_port_taken "$(scheduler_port)"; } ||
    die "the scheduler does not run on port $(scheduler_port); start it with deploy/ondo up"
}

# accepted ANSWER WHAT: dies with the server's words unless the answer is 2xx.
accepted() {
  case $(answer_status "$1") in
    2??) ;;
    *) die "$2 was refused ($(answer_status "$1")): $(problem "$1")" ;;
  esac
}

ingest() {
  [ $# -eq 1 ] || die "usage: deploy/ondo ingest DIR"
  [ -d "$1" ] || die "the directory $1 does not exist"
  need_up
  local directory answer
  directory=$(cd "$1" && pwd -P)
  answer=$(scheduler_call POST /internal/ingest -d "{\"directory\":$(json_text "$directory")}") ||
    die "the scheduler does not answer"
  accepted "$answer" "the ingest"
  await_run "$(answer_body "$answer")" "ingest"
  await_night
}

# The results of new data are those of the night that follows by itself. An end is believed when it
# stays: a night of older data is refused and followed by another at once.
await_night() {
  local began=$SECONDS ended=0 answer night state
  while :; do
    answer=$(scheduler_call GET /internal/batches) || die "the scheduler is gone; see its log"
    accepted "$answer" "the state of the night"
    night=$(section night "$(answer_body "$answer")")
    state=$(text_field status "$night")
    case $state in
      COMPLETED)
        end_progress
        say "the results are those of these data (night seen after $((SECONDS - began)) s)"
        return 0
        ;;
      FAILED | CANCELLED)
        ended=$((ended + 1))
        [ "$ended" -lt 5 ] ||
          die "the data are loaded, and the night ended as $state: $(message detail "$night")
      (deploy/ondo batch night tries again)"
        ;;
      *) ended=0 ;;
    esac
    [ $((SECONDS - began)) -lt "$work_limit_seconds" ] || die "the night still runs after $work_limit_seconds s"
    progress "night: ${state:-PENDING} $(text_field step "$night") · $(number_field percent "$night") % · $((SECONDS - began)) s"
    sleep 1
  done
}

batch() {
  [ $# -eq 1 ] || die "usage: deploy/ondo batch NAME"
  case $1 in
    *[!A-Za-z0-9_-]*) die "a batch name has letters, digits, - and _ only" ;;
  esac
  need_up
  local answer
  answer=$(scheduler_call POST "/internal/batches/$1/run") || die "the scheduler does not answer"
  accepted "$answer" "batch $1"
  await_run "$(answer_body "$answer")" "batch $1"
}

dlq() {
  case "${1:-list} ${2:-}" in
    "list ") need_up && list_letters ;;
    "reprocess all") need_up && reprocess all /internal/dead-letters/reprocess ;;
    "reprocess "*[!0-9]* | "reprocess ") die "usage: deploy/ondo dlq [list | reprocess ID | reprocess all]" ;;
    "reprocess "*) need_up && reprocess "$2" "/internal/dead-letters/$2/reprocess" ;;
    *) die "usage: deploy/ondo dlq [list | reprocess ID | reprocess all]" ;;
  esac
}

# Each letter begins with its id; its words stand before its input, which may hold anything.
list_letters() {
  local answer body
  answer=$(scheduler_call GET '/internal/dead-letters?limit=100') || die "the scheduler does not answer"
  accepted "$answer" "the dead letters"
  body=$(answer_body "$answer" | tr -d '\n')
  say "dead letters: $(number_field open "$body")"
  printf '%s' "$body" | sed 's/{"id":/\
{"id":/g' | grep '^{"id":' | while read -r letter; do
    say "  $(number_field id "$letter")  $(text_field step "$letter")  $(text_field code "$letter") after $(number_field attempts "$letter") tries  job $(text_field jobId "$letter")"
    say "      $(message cause "$letter")"
  done || true
}

reprocess() {
  local answer body taken job
  answer=$(scheduler_call POST "$2") || die "the scheduler does not answer"
  accepted "$answer" "dead letter $1"
  body=$(answer_body "$answer" | tr -d '\n')
  taken=$(number_field taken "$body")
  say "taken up again: $taken"
  for job in $(printf '%s' "$body" | sed -n 's/.*"jobs":\[\([^]]*\)\].*/\1/p' | tr ',"' '  '); do
    await_run "{\"id\":\"$job\"}" "job"
  done
  [ "$taken" != 0 ] || [ "$1" = all ] || die "nothing was taken up"
}

run_id() {
  local id
  id=$(text_field id "$1")
  [ -n "$id" ] || id=$(number_field id "$1")
  echo "$id"
}

await_run() {
  local id began=$SECONDS answer body state
  id=$(run_id "$1")
  [ -n "$id" ] || die "the scheduler gave no run id: $1"
  while :; do
    answer=$(scheduler_call GET "/internal/batches/runs/$id") || die "the scheduler is gone; see its log"
    accepted "$answer" "run $id"
    body=$(answer_body "$answer")
    state=$(text_field status "$body")
    case $state in
      COMPLETED)
        end_progress
        say "$2 completed in $((SECONDS - began)) s (run $id)"
        return 0
        ;;
      FAILED | CANCELLED)
        die "$2 ended as $state: $(message detail "$body") (run $id; deploy/ondo logs scheduler)"
        ;;
    esac
    [ $((SECONDS - began)) -lt "$work_limit_seconds" ] || die "$2 still runs after $work_limit_seconds s (run $id)"
    progress "$2: ${state:-PENDING} $(text_field step "$body") · $(number_field percent "$body") % · $((SECONDS - began)) s"
    sleep 1
  done
}

assess() {
  [ $# -eq 1 ] || die "usage: deploy/ondo assess FILE.csv"
  [ -r "$1" ] || die "cannot read $1"
  need_up
  local answer body
  answer=$(call_limit=3600 api_call POST '/api/v1/sites/import?mode=partial' \
    -H 'Content-Type: text/csv' --data-binary "@$1") || die "the API does not answer on port $port"
  accepted "$answer" "the import"
  body=$(answer_body "$answer")
  say "sites: $(number_field received "$body") received, $(number_field accepted "$body") accepted, $(number_field rejected "$body") rejected"
  print_rejections "$body"
  [ "$(number_field accepted "$body")" != 0 ] || die "no site was accepted"
  answer=$(api_call POST /api/v1/jobs -H 'Content-Type: application/json' \
    -d '{"type":"ASSESS_SITES","siteIds":"all"}') || die "the API does not answer"
  accepted "$answer" "the job"
  await_job "$(text_field id "$(answer_body "$answer")")" assessed assessing
  count_results
}

# report [--language ko|en] [--out DIR]: all sites of the development tenant in every form.
report() {
  local language=en out=. answer id ending
  while [ $# -ge 2 ]; do
    case $1 in
      --language) language=$2 ;;
      --out) out=$2 ;;
      *) die "report does not know $1" ;;
    esac
    shift 2
  done
  [ $# -eq 0 ] || die "usage: deploy/ondo report [--language ko|en] [--out DIR]"
  case $language in
    ko | en) ;;
    *) die "a report is written in ko or en" ;;
  esac
  mkdir -p "$out" || die "cannot make the directory $out"
  need_up
  answer=$(api_call POST /api/v1/reports -H 'Content-Type: application/json' \
    -d "{\"siteIds\":\"all\",\"language\":\"$language\"}") || die "the API does not answer on port $port"
  accepted "$answer" "the report"
  id=$(text_field id "$(answer_body "$answer")")
  await_job "$id" written writing
  answer=$(api_call GET "/api/v1/jobs/$id/result") || die "the API does not answer"
  accepted "$answer" "the result of job $id"
  id=$(text_field reportId "$(answer_body "$answer")")
  [ -n "$id" ] || die "the job left no report"
  for ending in html pdf xlsx json; do
    save "/api/v1/reports/$id.$ending" "$out/ondo-report-$language.$ending"
    say "  $out/ondo-report-$language.$ending"
  done
}

# save PATH FILE: beside its place first, so that what stands there is whole.
save() {
  local answer
  if ! answer=$(call_limit=3600 api_call GET "$1" -o "$2.part"); then
    rm -f "$2.part"
    die "the API does not answer on port $port"
  fi
  if [ "$(answer_status "$answer")" != 200 ]; then
    answer=$(cat "$2.part" 2>/dev/null || true)$(printf '\n%s' "$answer")
    rm -f "$2.part"
    die "$2 was refused ($(answer_status "$answer")): $(problem "$answer")"
  fi
  mv "$2.part" "$2"
}

# export [--of sites|regions] [--scenario S] [--out FILE]: all hazards and years.
export_results() {
  local of=sites scenario='' out=ondo-results.csv began=$SECONDS
  while [ $# -ge 2 ]; do
    case $1 in
      --of) of=$2 ;;
      --scenario) scenario=$2 ;;
      --out) out=$2 ;;
      *) die "export does not know $1" ;;
    esac
    shift 2
  done
  [ $# -eq 0 ] || die "usage: deploy/ondo export [--of sites|regions] [--scenario S] [--out FILE]"
  case $of$scenario in
    *[!A-Za-z0-9_-]*) die "--of and --scenario have letters, digits, - and _ only" ;;
  esac
  case $out in
    *.csv | *.xlsx | *.ndjson | *.json | *.geojson) ;;
    *) die "the file ends in .csv, .xlsx, .ndjson, .json or .geojson" ;;
  esac
  [ -d "$(dirname "$out")" ] || die "the directory of $out does not exist"
  need_up
  save "/api/v1/risks.${out##*.}?of=$of&from=2021&to=2100${scenario:+&scenario=$scenario}" "$out"
  say "$out ($(($(wc -c <"$out") / 1000)) kB, $((SECONDS - began)) s)"
}

print_rejections() {
  printf '%s' "$1" | tr -d '\n' | tr '{' '\n' | grep '"line"' | head -n 5 | while read -r fault; do
    say "  line $(number_field line "$fault"): $(text_field message "$fault")"
  done || true
}

# await_job ID DONE DOING: the words for its end and its course.
await_job() {
  local began=$SECONDS answer body state
  [ -n "$1" ] || die "the API gave no job id"
  while :; do
    answer=$(api_call GET "/api/v1/jobs/$1") || die "the API is gone; see its log"
    accepted "$answer" "job $1"
    body=$(answer_body "$answer")
    state=$(text_field status "$body")
    case $state in
      COMPLETED)
        end_progress
        say "$2 in $((SECONDS - began)) s (job $1)"
        return 0
        ;;
      FAILED | CANCELLED) die "the job ended as $state: $(problem "$answer") (job $1)" ;;
    esac
    [ $((SECONDS - began)) -lt "$work_limit_seconds" ] || die "job $1 still runs after $work_limit_seconds s"
    progress "$3 · $(number_field percent "$body") % · $((SECONDS - began)) s"
    sleep 1
  done
}

# Counted from the stored results themselves, not from the job's own report.
count_results() {
  local answer
  answer=$(call_limit=3600 api_call GET '/api/v1/risks.csv?of=sites&scenario=SSP245&year=2050') ||
    die "the API does not answer"
  accepted "$answer" "the results"
  say "results under SSP2-4.5 in 2050:"
  answer_body "$answer" | tr -d '\r' | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    !("hazard" in column) || !("status" in column) { exit }
    NF { count[$column["hazard"] " " $column["status"]]++ }
    END { for (key in count) { split(key, k, " "); printf "  %-16s %-20s %d\n", k[1], k[2], count[key] } }' |
    sort
}

verify() {
  [ $# -eq 0 ] || die "usage: deploy/ondo verify"
  need_up
  local answer id body began=$SECONDS
  answer=$(scheduler_call POST /internal/verify) || die "the scheduler does not answer"
  accepted "$answer" "the verification"
  id=$(run_id "$(answer_body "$answer")")
  await_run "$(answer_body "$answer")" "verification"
  answer=$(scheduler_call GET "/internal/batches/runs/$id") || die "the scheduler is gone; see its log"
  accepted "$answer" "run $id"
  body=$(answer_body "$answer")
  say "published  $(text_field publishedChecksum "$body")"
  say "stored     $(text_field storedChecksum "$body")  $(number_field storedRows "$body") rows"
  say "recomputed $(text_field recomputedChecksum "$body")  $(number_field recomputedRows "$body") rows"
  case $(text_field verification "$body") in
    EQUAL) say "equal to the last bit, in $((SECONDS - began)) s" ;;
    DIFFERENT) die "first difference: $(message firstDifference "$body") (after $((SECONDS - began)) s)" ;;
    *) die "the run says nothing of a verification: $body" ;;
  esac
}

figures() {
  [ $# -eq 0 ] || die "usage: deploy/ondo figures"
  need_up
  local answer
  answer=$(call_limit=600 scheduler_call GET /internal/figures) || die "the scheduler does not answer"
  accepted "$answer" "the figures"
  answer_body "$answer"
}

key() {
  local usage='usage: deploy/ondo key create --tenant T --role reader|editor|operator [--name N] [--days D] | key list | key revoke ID'
  case "${1:-} $#" in
    'create '*) shift && create_key "$@" ;;
    'list 1') list_keys ;;
    'revoke 2') revoke_key "$2" ;;
    *) die "$usage" ;;
  esac
}

list_keys() {
  local answer
  need_up
  answer=$(scheduler_call GET /internal/keys) || die "the scheduler does not answer"
  accepted "$answer" "the list"
  answer_body "$answer" | tr -d '\n' | sed 's/},[[:space:]]*{/}\n{/g' | while read -r one || [ -n "$one" ]; do
    printf '%s  %-9s %-20s since %.10s%s%s%s\n' "$(text_field id "$one")" "$(text_field role "$one")" \
      "$(text_field tenant "$one")" "$(text_field createdAt "$one")" \
      "$(text_field expiresAt "$one" | sed 's/^\(..........\).*/, ends \1/')" \
      "$(text_field revokedAt "$one" | sed 's/^\(..........\).*/, revoked \1/')" \
      "$(text_field name "$one" | sed 's/^/, /')"
  done
}

revoke_key() {
  local answer
  case $1 in
    *[!0-9a-f-]*) die "$1 is no id of a key; see deploy/ondo key list" ;;
  esac
  need_up
  answer=$(scheduler_call DELETE "/internal/keys/$1") || die "the scheduler does not answer"
  accepted "$answer" "the revocation"
  say "revoked; the servers let it in for half a minute more"
}

create_key() {
  local tenant='' role='' name='' days=null answer
  while [ $# -ge 2 ]; do
    case $1 in
      --tenant) tenant=$2 ;;
      --role) role=$2 ;;
      --name) name=$2 ;;
      --days)
        case $2 in '' | *[!0-9]*) die "--days $2 is no number of days" ;; esac
        days=$2
        ;;
      *) die "key create does not know $1" ;;
    esac
    shift 2
  done
  { [ $# -eq 0 ] && [ -n "$tenant" ] && [ -n "$role" ]; } ||
    die "usage: deploy/ondo key create --tenant T --role reader|editor|operator [--name N] [--days D]"
  need_up
  answer=$(scheduler_call POST /internal/keys \
    -d "{\"tenant\":$(json_text "$tenant"),\"role\":$(json_text "$role"),\"name\":$(json_text "$name"),\"days\":$days}") ||
    die "the scheduler does not answer"
  accepted "$answer" "the key"
  warn "This key is shown once; only its hash is stored."
  text_field key "$(answer_body "$answer")"
}
