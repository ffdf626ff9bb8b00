# Sourced by the shows that run the roster benchmark: run it, record it, and judge its results.

# bench_rosters SECONDS PEERS NUMBERS…: runs the engine (and peers) and leaves $work/results.csv; the
# lines also go to bench/results.jsonl, which is kept in git (ResultsPageTest names the command that
# draws docs/bench anew).
bench_rosters() {
  local seconds=$1 peers=$2
  shift 2
  ./muster roster bench "$instances" --seconds "$seconds" --threads 2 --out "$work/results.csv" \
    --only "$(tr ' ' ',' <<<"$*")" ${peers:+--peers "$peers"}
  record "$seconds"
}

# record SECONDS: appends $work/results.csv to the results in git.
record() {
  local commit
  commit=$(git rev-parse --short=10 HEAD 2>/dev/null || echo unknown)
  [ -z "$(git status --porcelain -- engine cli bench/src 2>/dev/null)" ] || commit=$commit+
  awk -F, -v limit="$1" -v commit="$commit" -v date="$(date -u +%F)" '
    function value(text) { return text == "" ? "null" : text }
    NR > 1 {
      printf "{\"commit\":\"%s\",\"date\":\"%s\",\"instance\":\"%s\",\"solver\":\"%s\",\"limit\":%s,", commit, date, $1, $2, limit
      printf "\"seconds\":%s,\"threads\":%s,\"cost\":%s,\"bound\":%s,\"best_known\":%s}\n", $3, $4, value($5), value($6), value($7)
    }' "$work/results.csv" >>bench/results.jsonl
}

# count_of NUMBERS…: how many.
count_of() { echo $#; }
