# shellcheck shell=bash disable=SC2154 # names of the other parts
# HTTP calls and the few fields that are read from their answers.

http_status() { curl -s -o /dev/null -w '%{http_code}' --max-time 5 "$1" 2>/dev/null || true; }

# call FILE-OF-SECRET HEADER-BEFORE-IT METHOD URL [CURL OPTION…]: body and, in a last line, status.
# The secret goes through standard input: a command line can be read by everybody.
call() {
  local secret=$1 header=$2 method=$3 url=$4
  shift 4
  printf 'header = "%s%s"\n' "$header" "$(cat "$ONDO_HOME/$secret")" |
    curl -sS -K - -X "$method" --max-time "${call_limit:-30}" -w '\n%{http_code}' "$@" "$url"
}

scheduler_call() {
  local method=$1 path=$2
  shift 2
  call internal-token 'X-Ondo-Internal-Token: ' "$method" \
    "http://127.0.0.1:$(scheduler_port)$path" -H 'Content-Type: application/json' "$@"
}

api_call() {
  local method=$1 path=$2
  shift 2
  call dev-key 'Authorization: Bearer ' "$method" "http://127.0.0.1:$port$path" "$@"
}

answer_status() { printf '%s\n' "$1" | tail -n 1; }

answer_body() { printf '%s\n' "$1" | sed '$d'; }

# message NAME JSON: like text_field, with the line breaks and quotes that JSON writes as escapes.
message() {
  text_field "$1" "$2" | awk '{
    while (match($0, /\\./)) {
      mark = substr($0, RSTART + 1, 1)
      printf "%s%s", substr($0, 1, RSTART - 1), mark == "n" ? "\n" : mark == "t" ? "\t" : mark == "r" ? "" : mark == "\"" || mark == "/" || mark == "\\" ? mark : "\\" mark
      $0 = substr($0, RSTART + 2)
    }
    print
  }'
}

# The problem's own words, or the whole body when it is something else.
problem() {
  local body detail
  body=$(answer_body "$1")
  detail=$(message detail "$body")
  echo "${detail:-$body}"
}

# section NAME JSON → the inside of the object of that name, up to its first inner object.
section() {
  printf '%s' "$2" | tr -d '\n' | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*{\([^{}]*\).*/\1/p"
}

# The first text, or number, of that name in a JSON text; nothing when there is none.
text_field() {
  printf '%s' "$2" | tr -d '\n' | grep -oE "\"$1\"[[:space:]]*:[[:space:]]*\"([^\"\\]|\\\\.)*\"" |
    sed -n '1s/^"[^"]*"[[:space:]]*:[[:space:]]*"\(.*\)"$/\1/p' || true
}

number_field() {
  printf '%s' "$2" | tr -d '\n' | grep -oE "\"$1\"[[:space:]]*:[[:space:]]*-?[0-9.]+" |
    sed -n '1s/^.*[[:space:]:]\(-\{0,1\}[0-9.]*\)$/\1/p' || true
}

json_text() { printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; }
