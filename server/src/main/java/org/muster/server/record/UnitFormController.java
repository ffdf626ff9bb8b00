package org.muster.server.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.record.Column;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.NewUnit;
import org.muster.review.Review;
import org.muster.server.frame.Asked;
import org.muster.server.frame.Html;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// Puts a unit on file with its strength and its certificate, all at once.
@Controller
class UnitFormController {
  private final Review review;

  UnitFormController(Review review) {
    this.review = review;
  }

  @GetMapping("/case/{caseId}/new-unit")
  View blank(Visit visit) {
    if (visit.looksBack()) {
      return new RedirectView(Asked.present(visit.chrome().path()));
    }
    return page(visit, UnitForm.of(visit, UnitForm.blank(visit), Map.of(), ""));
  }

  @PostMapping("/case/{caseId}/new-unit")
  View add(Visit visit, HttpServletRequest request, RedirectAttributes flash) {
    Map<String, Map<String, String>> sent = sent(request);
    Map<String, String> common = sent.getOrDefault(UnitForm.COMMON, Map.of());
    Optional<String> id =
        Optional.ofNullable(sent.getOrDefault("id", Map.of()).get("id"))
            .filter(its -> !its.isEmpty());
    return switch (review.newUnit().add(visit.caseId(), visit.who().viewer(), common, sent, id)) {
      case NewUnit.Outcome.Written written -> {
        Row unit = written.rows().getFirst();
        yield new Undo(words(visit, written.rows()), "", Map.of())
            .then(visit.to("facts/" + RecordTables.UNITS.name() + "?read=" + unit.id()), flash);
      }
      case NewUnit.Outcome.Invalid invalid -> page(visit, toMend(visit, sent, invalid));
      case NewUnit.Outcome.Refused refused ->
          page(visit, UnitForm.of(visit, sent, Map.of(), "Not written: " + refused.why() + "."));
    };
  }

  /// The form with what is wrong at its fields; what is wrong and has no field here stands above.
  private static UnitForm toMend(
      Visit visit, Map<String, Map<String, String>> sent, NewUnit.Outcome.Invalid invalid) {
    UnitForm form = UnitForm.of(visit, sent, invalid.errors(), "");
    boolean said =
        form.parts().stream()
            .flatMap(part -> part.fields().stream())
            .anyMatch(field -> !field.error().isEmpty());
    return said
        ? form
        : UnitForm.of(
            visit,
            sent,
            Map.of(),
            invalid.errors().values().stream()
                .flatMap(List::stream)
                .map(e -> "Not written: " + e.column() + ", expected " + e.expected() + ".")
                .findFirst()
                .orElse("Not written."));
  }

  private static String words(Visit visit, List<Row> written) {
    StringBuilder words = new StringBuilder("Written: ");
    for (int i = 0; i < written.size(); i++) {
      words.append(i == 0 ? "" : "; ").append(visit.words().sentence(written.get(i)));
    }
    return words.append('.').toString();
  }

  /// What the form sent, by part and column.
  private static Map<String, Map<String, String>> sent(HttpServletRequest request) {
    Map<String, Map<String, String>> sent = new HashMap<>();
    UnitForm.COLUMNS.forEach(
        (part, columns) -> {
          Map<String, String> values = new TreeMap<>();
          for (String name : columns) {
            Column column = UnitForm.table(part).findColumn(name).orElseThrow();
            String @Nullable [] typed =
                request.getParameterValues("cell." + part + "-" + column.name());
            if (typed != null) {
              values.put(name, EditController.typed(column, typed));
            }
          }
          sent.put(part, values);
        });
    return sent;
  }

  private static View page(Visit visit, UnitForm form) {
    long wrong =
        form.parts().stream()
            .flatMap(part -> part.fields().stream())
            .filter(f -> !f.error().isEmpty())
            .count();
    String title =
        wrong > 0
            ? "Not written yet: " + DateWords.count(wrong, "field") + " to mend"
            : "Put a unit on file, with its strength and certificate";
    return Html.of(
            "record/unit",
            visit.page(title).at(Place.of(Stage.of(RecordTables.UNITS), "facts")).done())
        .with("form", form)
        .status(
            wrong > 0 || !form.trouble().isEmpty()
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : HttpStatus.OK);
  }
}
