package org.muster.operate.evacuation.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.muster.operate.evacuation.match.ReadName.Piece;

/// How probable it is, by the name alone, that two records are of one person.
///
/// @param value from 0 to 1
/// @param reasons what was found, part by part, in words
public record NameScore(double value, List<String> reasons) {
  /// From here on a pair is proposed to a person.
  public static final double PROPOSED = 0.7;

  /// What a pair has at most in which something speaks against.
  private static final double AGAINST = 0.45;

  private static final double OF_PARTICLE = 0.25;
  private static final double OF_INITIAL = 0.2;

  public NameScore {
    reasons = List.copyOf(reasons);
  }

  /// Whether a person should see the pair.
  public boolean isProposed() {
    return value >= PROPOSED;
  }

  /// What was found, on one line.
  public String why() {
    return String.join("; ", reasons);
  }

  /// Compares two names as they are written.
  public static NameScore of(String left, String right) {
    return of(ReadName.of(left), ReadName.of(right));
  }

  /// Compares two names.
  public static NameScore of(ReadName left, ReadName right) {
    // In a fixed order, so that the score does not depend on which is the left one.
    boolean turned = left.original().compareTo(right.original()) > 0;
    return turned ? new Pairing(right, left).score() : new Pairing(left, right).score();
  }

  /// Parts of one that stand for a part of the other.
  private record Match(int from, int count, int to, int toCount, Likeness likeness, double worth) {}

  /// Finds the best pairing of the parts of two names.
  private static final class Pairing {
    private final ReadName a;
    private final ReadName b;
    private final List<Piece> as;
    private final List<Piece> bs;
    private final List<Match> possible = new ArrayList<>();
    private double best = Double.NEGATIVE_INFINITY;
    private List<Match> found = List.of();

    Pairing(ReadName a, ReadName b) {
      this.a = a;
      this.b = b;
      this.as = a.core();
      this.bs = b.core();
    }

    NameScore score() {
      if (as.isEmpty() || bs.isEmpty()) {
        boolean same = !a.original().isBlank() && a.original().equals(b.original());
        return new NameScore(same ? 1 : 0, List.of(same ? "the same" : "no name to compare"));
      }
      for (int i = 0; i < as.size(); i++) {
        for (int j = 0; j < bs.size(); j++) {
          consider(i, 1, j, 1);
        }
      }
      for (int run = 2; run <= 3; run++) {
        for (int i = 0; i + run <= as.size(); i++) {
          for (int j = 0; j < bs.size(); j++) {
            consider(i, run, j, 1);
          }
        }
        for (int j = 0; j + run <= bs.size(); j++) {
          for (int i = 0; i < as.size(); i++) {
            consider(i, 1, j, run);
          }
        }
      }
      search(0, 0, 0, 0, new ArrayList<>());
      return judged();
    }

    /// Runs of parts that are written as one on the other side count where they are nearly the
    /// same; two of them in either order.
    private void consider(int i, int runA, int j, int runB) {
      Likeness likeness;
      if (runA == 1 && runB == 1) {
        likeness = Likeness.of(as.get(i).part(), bs.get(j).part());
        boolean lastOfCut =
            (a.cut() && i == as.size() - 1 && !likeness.isMatch())
                || (b.cut() && j == bs.size() - 1 && !likeness.isMatch());
        if (lastOfCut) {
          likeness =
              a.cut() && i == as.size() - 1
                  ? Likeness.ofCut(as.get(i).part(), bs.get(j).part())
                  : Likeness.ofCut(bs.get(j).part(), as.get(i).part());
        }
      } else {
        NamePart one = runA == 1 ? as.get(i).part() : bs.get(j).part();
        List<Piece> run = runA == 1 ? bs.subList(j, j + runB) : as.subList(i, i + runA);
        if (one.letters().isEmpty()
            || one.isInitial()
            || run.stream().anyMatch(p -> p.part().letters().isEmpty())
            || run.stream().anyMatch(p -> p.part().isInitial())) {
          return;
        }
        likeness = joined(run, one);
      }
      if (likeness.isMatch()) {
        double worth = 0;
        for (Piece piece : as.subList(i, i + runA)) {
          worth += weight(piece);
        }
        for (Piece piece : bs.subList(j, j + runB)) {
          worth += weight(piece);
        }
        possible.add(new Match(i, runA, j, runB, likeness, worth));
      }
    }

    private static Likeness joined(List<Piece> run, NamePart one) {
      StringBuilder text = new StringBuilder();
      boolean latin = run.getFirst().part().script() == Letters.Script.LATIN;
      for (int k = 0; k < run.size(); k++) {
        text.append(k > 0 && run.get(k).joins() && latin ? "ul" : "");
        text.append(run.get(k).part().letters());
      }
      Likeness forward = strict(text.toString(), one);
      if (forward.isMatch() || run.size() > 2) {
        return forward;
      }
      String turned = run.get(1).part().letters() + run.get(0).part().letters();
      return strict(turned, one);
    }

    private static Likeness strict(String joined, NamePart one) {
      // Most joins are nothing alike; their first sounds and consonants tell it at once.
      Letters.Script script = Letters.script(joined);
      String bones = Skeleton.of(Sounds.of(joined, script, false, false));
      if (Math.abs(bones.length() - Skeleton.of(one.sound()).length()) > 1
          || (script == one.script() && joined.charAt(0) != one.letters().charAt(0))) {
        return Likeness.DIFFERENT;
      }
      Likeness likeness = Likeness.of(NamePart.of(joined, NamePart.Context.PLAIN), one);
      return likeness.value() >= 0.85 && likeness.kind() != Likeness.Kind.SHORT
          ? new Likeness(likeness.value() - 0.02, likeness.kind())
          : Likeness.DIFFERENT;
    }

    private static double weight(Piece piece) {
      return piece.part().isInitial() ? OF_INITIAL : piece.particle() ? OF_PARTICLE : 1;
    }

    private void search(int at, int usedA, int usedB, double worth, List<Match> chosen) {
      if (worth + rest(at) <= best) {
        return;
      }
      if (at == possible.size()) {
        if (worth > best) {
          best = worth;
          found = List.copyOf(chosen);
        }
        return;
      }
      Match match = possible.get(at);
      int maskA = ((1 << match.count) - 1) << match.from;
      int maskB = ((1 << match.toCount) - 1) << match.to;
      if ((usedA & maskA) == 0 && (usedB & maskB) == 0) {
        chosen.add(match);
        // Of two pairings that explain as much, the more alike, and the one in order.
        double more =
            match.worth * (0.5 + match.likeness.value() / 2)
                - 0.001 * Math.abs(match.from - match.to);
        search(at + 1, usedA | maskA, usedB | maskB, worth + more, chosen);
        chosen.removeLast();
      }
      search(at + 1, usedA, usedB, worth, chosen);
    }

    private double rest(int from) {
      double sum = 0;
      for (int i = from; i < possible.size(); i++) {
        sum += possible.get(i).worth;
      }
      return sum;
    }

    private NameScore judged() {
      List<String> reasons = new ArrayList<>();
      double value = 1;
      boolean[] usedA = new boolean[as.size()];
      boolean[] usedB = new boolean[bs.size()];
      double matched = 0;
      int endings = 0;
      List<Match> inOrder =
          found.stream().sorted(java.util.Comparator.comparingInt(Match::from)).toList();
      int turns = 0;
      int lastTo = -1;
      boolean wavering = false;
      for (Match match : inOrder) {
        Arrays.fill(usedA, match.from, match.from + match.count, true);
        Arrays.fill(usedB, match.to, match.to + match.toCount, true);
        matched += match.worth;
        value *= match.likeness.value();
        endings += match.likeness.kind() == Likeness.Kind.ENDING ? 1 : 0;
        wavering |= isWavering(match);
        turns += match.to < lastTo ? 1 : 0;
        lastTo = match.to;
        reasons.add(told(match));
      }
      double leftA = left(as, usedA);
      double leftB = left(bs, usedB);
      // An initial or a Khan in common is nothing, unless it is all there is.
      boolean against = matched < 1.5 && (leftA > 0 || leftB > 0 || found.isEmpty());
      if (against) {
        reasons.add("nothing of weight in common");
      }
      List<Piece> missingA = rest(as, usedA);
      List<Piece> missingB = rest(bs, usedB);
      // What one gives as a name, the other may give as the father's.
      boolean fatherA = leftB == 0 && a.parent().isEmpty() && isIn(missingA, b.parent());
      boolean fatherB = leftA == 0 && b.parent().isEmpty() && isIn(missingB, a.parent());
      if (fatherA || fatherB) {
        reasons.add("the rest is the parent's name");
        leftA = fatherA ? 0 : leftA;
        leftB = fatherB ? 0 : leftB;
      }
      if (leftA > 0 && leftB > 0) {
        against = true;
        reasons.add(words(missingA) + " is not " + words(missingB));
      } else if (leftA + leftB > 0) {
        value *= Math.max(0.85, 1 - 0.05 * (leftA + leftB));
        reasons.add(words(leftA > 0 ? missingA : missingB) + " is in one only");
      }
      if (shortWithMore(usedA, usedB)) {
        against = true;
        reasons.add("what is short is followed by another part");
      }
      if (turns > 0) {
        value *= 0.97;
        reasons.add("in another order");
      }
      if (endings > 1 || (endings == 1 && (found.size() < 2 || (turns > 0 && wavering)))) {
        against = true;
        reasons.add("the endings tell them apart");
      }
      Likeness.Kind relation = kin(a.parent(), b.parent());
      if (relation == Likeness.Kind.DIFFERENT) {
        against = true;
        reasons.add("another parent");
      } else if (relation == Likeness.Kind.SAME) {
        reasons.add("the same parent");
      }
      if (kin(a.spouse(), b.spouse()) == Likeness.Kind.DIFFERENT) {
        against = true;
        reasons.add("another husband or wife");
      }
      a.titles().stream()
          .filter(t -> !b.titles().contains(t))
          .forEach(t -> reasons.add("title " + t));
      b.titles().stream()
          .filter(t -> !a.titles().contains(t))
          .forEach(t -> reasons.add("title " + t));
      return new NameScore(against ? Math.min(AGAINST, value * 0.5) : value, reasons);
    }

    /// Whether a short form stands with a part that the full one does not have: Nasir Ahmad is not
    /// Nasirullah.
    private boolean shortWithMore(boolean[] usedA, boolean[] usedB) {
      for (Match match : found) {
        if (match.likeness.kind() != Likeness.Kind.SHORT) {
          continue;
        }
        boolean shortIsA =
            as.get(match.from).part().sound().length() < bs.get(match.to).part().sound().length();
        if (left(shortIsA ? as : bs, shortIsA ? usedA : usedB) >= 1) {
          return true;
        }
      }
      return false;
    }

    /// An ending that only place and tribe make: with the parts exchanged it tells two men.
    private boolean isWavering(Match match) {
      if (match.likeness.kind() != Likeness.Kind.ENDING) {
        return false;
      }
      Ending.Kind first = as.get(match.from).part().ending().kind();
      Ending.Kind second = bs.get(match.to).part().ending().kind();
      // A place is nobody's given name, so that it does not matter where it stands.
      boolean givenToo =
          as.get(match.from).part().known().isName() || bs.get(match.to).part().known().isName();
      return givenToo && (!isOfFamily(first) || !isOfFamily(second));
    }

    private static boolean isOfFamily(Ending.Kind kind) {
      return switch (kind) {
        case SLAVIC, SLAVIC_WOMAN, LI, ZADA -> true;
        case NONE, NISBA, ZAI -> false;
      };
    }

    private static double left(List<Piece> pieces, boolean[] used) {
      double sum = 0;
      for (int i = 0; i < used.length; i++) {
        sum += used[i] ? 0 : weight(pieces.get(i));
      }
      return sum;
    }

    private static List<Piece> rest(List<Piece> pieces, boolean[] used) {
      List<Piece> rest = new ArrayList<>();
      for (int i = 0; i < used.length; i++) {
        if (!used[i]) {
          rest.add(pieces.get(i));
        }
      }
      return rest;
    }

    /// Whether all of these stand among those, an initial for its name too.
    private static boolean isIn(List<Piece> some, List<Piece> all) {
      return !some.isEmpty()
          && !all.isEmpty()
          && some.stream()
              .allMatch(
                  one ->
                      all.stream()
                          .anyMatch(
                              other -> Likeness.of(one.part(), other.part()).value() >= 0.85));
    }

    /// SAME or DIFFERENT parents; UNKNOWN as INITIAL where one is not told.
    private static Likeness.Kind kin(List<Piece> a, List<Piece> b) {
      if (a.isEmpty() || b.isEmpty()) {
        return Likeness.Kind.INITIAL;
      }
      List<Piece> fewer = a.size() <= b.size() ? a : b;
      return isIn(fewer, fewer == a ? b : a) ? Likeness.Kind.SAME : Likeness.Kind.DIFFERENT;
    }

    private String told(Match match) {
      return words(as.subList(match.from, match.from + match.count))
          + " = "
          + words(bs.subList(match.to, match.to + match.toCount))
          + ": "
          + match.likeness.kind().words()
          + String.format(Locale.ROOT, " %.2f", match.likeness.value());
    }

    private static String words(List<Piece> pieces) {
      return pieces.stream().map(p -> p.part().text()).collect(Collectors.joining(" "));
    }
  }
}
