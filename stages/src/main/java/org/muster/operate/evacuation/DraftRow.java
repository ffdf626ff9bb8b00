package org.muster.operate.evacuation;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.intake.Draft;
import org.muster.operate.evacuation.intake.Kin;

/// Drafts as rows of the form that registers a party: proposals, which a person reads and puts
/// right before anything is written.
final class DraftRow {
  private static final int LONGEST = 400;

  private DraftRow() {}

  /// One row a draft, in their order.
  static List<Intake.Member> of(List<Draft> drafts, LocalDate today) {
    int grown = 0;
    for (int i = drafts.size(); i > 0; i--) {
      if (sort(drafts.get(i - 1), today) == Sort.ADULT) {
        grown = i;
      }
    }
    List<Intake.Member> rows = new ArrayList<>();
    for (Draft draft : drafts) {
      Sort sort = sort(draft, today);
      rows.add(
          new Intake.Member(
              sort,
              mobility(draft),
              sort.needsGuardian() && grown > 0 ? String.valueOf(grown) : "",
              particulars(draft, today)));
    }
    return rows;
  }

  private static Sort sort(Draft draft, LocalDate today) {
    return draft.born().map(born -> Sort.of(born, today)).orElse(Sort.ADULT);
  }

  private static Mobility mobility(Draft draft) {
    String needs =
        draft.find(Draft.Field.NEEDS).orElse("") + " " + draft.find(Draft.Field.REMARK).orElse("");
    return Kin.lies(needs)
        ? Mobility.STRETCHER
        : Kin.rides(needs) ? Mobility.WHEELCHAIR : Mobility.WALKS;
  }

  private static Particulars particulars(Draft draft, LocalDate today) {
    String name = draft.name();
    boolean latin =
        name.codePoints()
            .filter(Character::isLetter)
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    return new Particulars(
            cut(name),
            latin ? "" : cut(name),
            cut(
                draft
                    .born()
                    .map(LocalDate::toString)
                    .or(() -> draft.find(Draft.Field.BORN))
                    .orElse("")),
            cut(who(draft, today)),
            cut(joined(" ", draft.find(Draft.Field.NATIONALITY), draft.find(Draft.Field.DOCUMENT))),
            cut(joined("; ", draft.find(Draft.Field.TELEPHONE), draft.find(Draft.Field.EMAIL))),
            cut(draft.find(Draft.Field.NEEDS).orElse("")),
            "")
        .surnamed(cut(draft.find(Draft.Field.SURNAME).orElse("")));
  }

  private static String who(Draft draft, LocalDate today) {
    boolean young = sort(draft, today).needsGuardian();
    Optional<String> sex =
        draft
            .find(Draft.Field.SEX)
            .map(
                letter ->
                    switch (letter) {
                      case "F" -> young ? "girl" : "woman";
                      case "M" -> young ? "boy" : "man";
                      default -> "";
                    });
    Optional<String> years =
        draft.born().map(born -> String.valueOf(Period.between(born, today).getYears()));
    return joined(", ", draft.find(Draft.Field.RELATION).or(() -> sex), years);
  }

  @SafeVarargs
  private static String joined(String between, Optional<String>... parts) {
    return Stream.of(parts)
        .flatMap(Optional::stream)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(between));
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
