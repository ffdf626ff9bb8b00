package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muster.review.Checklist;
import org.muster.review.Evaluations;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Visit;

/// What the form for opening an evaluation holds.
///
/// @param values by field: unit, level, from, to, checklist, and for each of the team's places
///     name, nation, function and qualification with the place's number
/// @param errors by field; under the empty name what concerns the whole
public record OpeningForm(Map<String, String> values, Map<String, String> errors, String prefix) {
  static final int TEAM = 4;

  static OpeningForm blank(Visit visit, HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : List.of("unit", "level")) {
      values.put(field, Objects.requireNonNullElse(request.getParameter(field), ""));
    }
    return new OpeningForm(values, Map.of(), visit.who().viewer().body());
  }

  static OpeningForm sent(Visit visit, HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, all) -> values.put(name, all.length == 0 ? "" : all[0].strip()));
    Map<String, String> errors = new LinkedHashMap<>();
    if (values.getOrDefault("unit", "").isEmpty()) {
      errors.put("unit", "No unit is chosen. Choose the unit that is evaluated.");
    }
    if (values.getOrDefault("level", "").isEmpty()) {
      errors.put("level", "No level is chosen. Choose a step of the ladder.");
    }
    Optional<LocalDate> from = EvaluationPages.day(values.getOrDefault("from", ""));
    Optional<LocalDate> to = EvaluationPages.day(values.getOrDefault("to", ""));
    if (from.isEmpty()) {
      errors.put("from", missing("first", values.getOrDefault("from", "")));
    }
    if (to.isEmpty()) {
      errors.put("to", missing("last", values.getOrDefault("to", "")));
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      errors.put("to", "It lies before the first day. Enter a later one.");
    }
    for (int n = 1; n <= TEAM; n++) {
      if (!values.getOrDefault("name" + n, "").isEmpty()
          && values.getOrDefault("nation" + n, "").isEmpty()) {
        errors.put("team" + n, "The nation is missing. Choose one.");
      }
    }
    return new OpeningForm(values, errors, visit.who().viewer().body());
  }

  OpeningForm with(String field, String error) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, error);
    return new OpeningForm(values, more, prefix);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  Evaluations.Opening opening() {
    String unit = value("unit");
    LocalDate from = EvaluationPages.day(value("from")).orElseThrow();
    List<UnitEvaluation.Member> team = new ArrayList<>();
    for (int n = 1; n <= TEAM; n++) {
      if (!value("name" + n).isEmpty()) {
        team.add(
            new UnitEvaluation.Member(
                value("name" + n),
                value("nation" + n),
                Choice.of(UnitEvaluation.Function.class, value("function" + n)),
                value("qualification" + n)));
      }
    }
    return new Evaluations.Opening(
        prefix
            + ".evaluation."
            + unit.substring(unit.lastIndexOf('.') + 1)
            + "-"
            + value("level").substring(value("level").lastIndexOf('.') + 1)
            + "-"
            + from,
        unit,
        value("level"),
        from,
        EvaluationPages.day(value("to")).orElseThrow(),
        value("checklist").isEmpty() ? Checklist.shippedText() : value("checklist"),
        team);
  }

  private static String missing(String which, String typed) {
    return typed.isBlank()
        ? "The " + which + " day is missing. Enter a day."
        : CycleController.notADay(typed);
  }
}
