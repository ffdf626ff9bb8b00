package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.plan.LiftReasons;
import org.muster.engine.lift.plan.SurelyLeft;

/// A party that a plan leaves behind, with what would take it along.
///
/// @param inside whether it is inside already: nobody may be forgotten there
/// @param surely whether no plan takes it
/// @param sought whether a change was sought that takes it along
/// @param change the smallest one, in words; empty where no single one does, or none was sought
public record LiftLeft(
    String party,
    int heads,
    int priority,
    boolean inside,
    boolean surely,
    boolean sought,
    String change) {
  private static final Pattern MINUTE = Pattern.compile(" at (\\d+)\\b");
  private static final Pattern HOUR = Pattern.compile(" in hour (\\d+)\\b");
  private static final String SMALLEST = "Smallest change: ";

  /// For more parties no change is sought.
  private static final int MOST_SOUGHT = 12;

  /// Whom a plan leaves behind: who is inside first, then those that weigh most.
  static List<LiftLeft> of(Lift lift, LiftHours hours) {
    Map<String, Party> parties = lift.parties();
    Set<String> surely = new HashSet<>();
    SurelyLeft.of(lift.problem()).forEach(party -> surely.add(party.id()));
    List<Party> left =
        lift.plan().left().stream()
            .map(LiftPlan.Left::party)
            .flatMap(id -> Optional.ofNullable(parties.get(id)).stream())
            .sorted(
                Comparator.comparing((Party p) -> !isInside(p))
                    .thenComparingDouble(p -> -p.weight())
                    .thenComparingInt(p -> -p.people())
                    .thenComparing(Party::id))
            .toList();
    List<LiftLeft> all = new ArrayList<>();
    Optional<LiftReasons> reasons = Optional.empty();
    int sought = 0;
    for (Party party : left) {
      String change = "";
      boolean seek = sought < MOST_SOUGHT && !surely.contains(party.id());
      if (seek) {
        sought++;
        if (reasons.isEmpty()) {
          reasons =
              Optional.of(
                  new LiftReasons(lift.problem(), lift.plan(), lift.plan().prices(lift.problem())));
        }
        change =
            reasons.get().party(party.id()).stream()
                .filter(words -> words.startsWith(SMALLEST))
                .map(words -> timed(words.substring(SMALLEST.length()), lift, hours))
                .findFirst()
                .orElse("");
      }
      LiftMark mark = LiftMark.of(party);
      all.add(
          new LiftLeft(
              party.id(),
              mark.heads(),
              mark.priority(),
              isInside(party),
              surely.contains(party.id()),
              seek,
              change));
    }
    return all;
  }

  private static boolean isInside(Party party) {
    return LiftMark.of(party).where() == LiftParty.Where.INSIDE;
  }

  /// The engine's words with hours in the place of its minutes.
  private static String timed(String words, Lift lift, LiftHours hours) {
    String minutes =
        MINUTE
            .matcher(words)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        " at " + hours.of(lift.clock().instant(Integer.parseInt(found.group(1))))));
    return HOUR.matcher(minutes)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    " from "
                        + hours.of(lift.clock().instant(60 * Integer.parseInt(found.group(1))))))
        .replaceAll("@\\d+", "");
  }
}
