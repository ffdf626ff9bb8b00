#!/usr/bin/env bash
# Names across scripts and spellings: precision and recall of `muster evacuation match` at the shipped threshold on
# the shared pairs (MUSTER_NAMES, or ../shared/data/names/shared.csv), whole and on each half of a split by kind; and
# among 150,000 names how often the other spelling is found, and how long a query takes.
source "$(dirname "$0")/common.sh"
pairs=${MUSTER_NAMES:-$root/../shared/data/names/shared.csv}
./muster evacuation match "$pairs" --out "$work/scored.csv"
# The command keeps the order of the pairs; both files end their lines alike and quote alike.
cat >"$work/Judge.java" <<'JAVA'
import java.nio.file.*;
import java.util.*;

public class Judge {
  static List<String> cells(String line) {
    List<String> out = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inside = false;
    for (char c : line.toCharArray()) {
      if (c == '"') inside = !inside;
      else if (c == ',' && !inside) { out.add(cell.toString()); cell.setLength(0); }
      else cell.append(c);
    }
    out.add(cell.toString());
    return out;
  }

  public static void main(String[] files) throws Exception {
    List<String> asked = Files.readAllLines(Path.of(files[0]));
    List<String> scored = Files.readAllLines(Path.of(files[1]));
    int same = cells(asked.get(0)).indexOf("same");
    int propose = cells(scored.get(0)).indexOf("propose");
    int right = 0, wrong = 0, missed = 0;
    for (int i = 1; i < asked.size(); i++) {
      boolean is = cells(asked.get(i)).get(same).equals("1");
      boolean said = cells(scored.get(i)).get(propose).equals("1");
      if (is && said) right++;
      else if (said) wrong++;
      else if (is) missed++;
    }
    System.out.printf(Locale.ROOT, "figures: pairs=%d command_precision=%.4f command_recall=%.4f%n",
        asked.size() - 1, right / (double) (right + wrong), right / (double) (right + missed));
  }
}
JAVA
wanted=25
eval "$(sed -n '/^jdk_version()/,/^}/p; /^find_jdk()/,/^}/p' muster)"
find_jdk >"$work/jdk"
"$(cat "$work/jdk")/bin/java" "$work/Judge.java" "$pairs" "$work/scored.csv" >>"$work/log"
run_tests stages 'NameScoreTest,NameIndexTest,PersonScoreTest'
holds "pairs of names" "$(seen pairs)" ">=" 300
holds "precision of the command" "$(seen command_precision)" ">=" 0.95
holds "its recall" "$(seen command_recall)" ">=" 0.90
holds "precision on the worse half" "$(seen half_precision least)" ">=" 0.95
holds "recall on the worse half" "$(seen half_recall least)" ">=" 0.90
holds "people in the index" "$(seen people)" ">=" 150000
holds "asked by another spelling" "$(seen asked)" ">=" 1000
holds "of them found" "$(seen found)" ">=" 950
holds "milliseconds of a query, the middle one" "$(seen median_ms)" "<" 20
holds "and the slowest of a hundred" "$(seen slow_ms)" "<" 100
judged
