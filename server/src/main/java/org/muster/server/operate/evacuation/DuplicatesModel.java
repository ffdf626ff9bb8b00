package org.muster.server.operate.evacuation;

import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.Duplicates;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.match.PersonScore;
import org.muster.thread.DateWords;

/// What the page of duplicates draws.
///
/// @param locked whether names are locked, so that nothing is compared
/// @param all how many pairs nobody decided on
public record DuplicatesModel(
    boolean locked, List<Pair> pairs, int all, int compared, int people, List<Decided> decided) {

  /// Two that may be one.
  public record Pair(int score, Side stays, Side other, List<Line> lines, List<Part> parts) {}

  /// One of them.
  public record Side(String person, String party, String phase, String since) {}

  /// What both files say of one thing.
  public record Line(String what, String one, String other) {
    public boolean same() {
      return one.equals(other);
    }
  }

  /// A part of the score.
  ///
  /// @param points with their sign
  /// @param width of its bar, of 100
  public record Part(String what, String found, String points, boolean against, int width) {}

  /// What somebody decided.
  public record Decided(String event, String words, String hour, String actor) {}

  static DuplicatesModel of(
      EvacuationVisit at, Optional<Duplicates.Found> found, List<Duplicates.Decided> decided) {
    return new DuplicatesModel(
        found.isEmpty(),
        found.map(f -> f.candidates().stream().map(c -> pair(at, c)).toList()).orElse(List.of()),
        found.map(Duplicates.Found::all).orElse(0),
        found.map(Duplicates.Found::compared).orElse(0),
        found.map(Duplicates.Found::people).orElse(0),
        decided.stream()
            .map(
                d ->
                    new Decided(
                        d.event(),
                        d.merged()
                            ? d.other() + " leads to " + d.person()
                            : d.person() + " and " + d.other() + " are two",
                        at.hour(d.at()),
                        d.actor()))
            .toList());
  }

  private static Pair pair(EvacuationVisit at, Duplicates.Candidate c) {
    Particulars one = c.stays().file();
    Particulars other = c.other().file();
    return new Pair(
        c.score().points(),
        side(at, c.stays()),
        side(at, c.other()),
        List.of(
            new Line("Name", one.name(), other.name()),
            new Line("In their script", one.script(), other.script()),
            new Line("Born", one.born(), other.born()),
            new Line("Who", one.who(), other.who()),
            new Line("Papers", one.papers(), other.papers()),
            new Line("Telephone", one.phone(), other.phone())),
        parts(c.score()));
  }

  private static Side side(EvacuationVisit at, Duplicates.Side side) {
    return new Side(side.person(), side.party(), side.phase(), at.hour(side.since()));
  }

  static List<Part> parts(PersonScore score) {
    return score.parts().stream()
        .map(
            part -> {
              int points = part.points();
              String sign = points > 0 ? "+" : points < 0 ? "−" : "±";
              return new Part(
                  part.what(), part.found(), sign + Math.abs(points), points < 0, Math.abs(points));
            })
        .toList();
  }

  /// Whether everybody was compared.
  public boolean whole() {
    return compared >= people;
  }

  String finding() {
    if (locked) {
      return "Names are locked: nobody looks for duplicates";
    }
    if (all == 0) {
      return whole()
          ? "Nobody seems to be on file twice"
          : "Nobody seems to be on file twice so far";
    }
    return DateWords.count(all, "pair")
        + " may be one person each, the likeliest "
        + pairs.getFirst().score()
        + " of 100";
  }
}
