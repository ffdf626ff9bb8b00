# Sourced by the shows of rosters: where the public instances are.
# MUSTER_INSTANCES names the folder; by default it lies beside the checkout.
instances=${MUSTER_INSTANCES:-$root/../shared/data/bench/shift}
[ -d "$instances" ] || { echo "no public instances at $instances (set MUSTER_INSTANCES)"; exit 1; }

# instance N: the file of instance N.
instance() { printf '%s/Instance%s.txt' "$instances" "$1"; }

# numbers MOST: the numbers of the instances there, up to MOST.
numbers() {
  local n
  for n in $(seq 1 "$1"); do if [ -f "$(instance "$n")" ]; then echo "$n"; fi; done
}

# best_known N: the best cost published for instance N.
best_known() { awk -F, -v name="Instance$1" '$1 == name { print $6 }' "$instances/best_known.csv"; }
