package org.muster.server.record;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.FieldError;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.record.TextEnds;
import org.muster.record.TypedDate;
import org.muster.server.frame.Asked;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// Writing, changing and withdrawing a row of any table, each of which can be taken back.
@Controller
class EditController {
  private final Workspace workspace;

  EditController(Workspace workspace) {
    this.workspace = workspace;
  }

  @GetMapping("/case/{caseId}/edit/{table}")
  View blank(Visit visit, @PathVariable String table) {
    if (visit.looksBack()) {
      return present(visit);
    }
    ClaimTable to = FactsController.table(table);
    return page(
        visit, EditForm.of(visit, to, EditForm.fresh(visit, to), List.of(), "", Optional.empty()));
  }

  @GetMapping("/case/{caseId}/edit/{table}/{rowId}")
  View filled(Visit visit, @PathVariable String table, @PathVariable String rowId) {
    if (visit.looksBack()) {
      return present(visit);
    }
    ClaimTable in = FactsController.table(table);
    Row row = row(visit, rowId);
    List<FieldError> errors = row.errors();
    Optional<String> closed = row.find("known_to");
    if (closed.isPresent()) {
      return closed(visit, in, row, closed.get());
    }
    EditForm form = EditForm.of(visit, in, values(row), errors, "", Optional.of(rowId));
    String toMend =
        errors.isEmpty() ? "" : ": " + DateWords.count(errors.size(), "field") + " to mend";
    return shown(visit, form, "Change a row of " + in.title() + toMend, HttpStatus.OK);
  }

  /// A row that was changed or withdrawn: how it stood, marked, with the way to what stands now.
  /// Its form is there still, for whoever had begun to type into it.
  private View closed(Visit visit, ClaimTable in, Row row, String day) {
    Optional<Row> now = successor(visit, row);
    String until = words(day);
    String trouble =
        now.map(
                its ->
                    "This is how the row stood until "
                        + until
                        + ". It now says: "
                        + visit.words().sentence(its)
                        + ".")
            .orElse(
                "This is how the row stood until it was withdrawn, "
                    + until
                    + ". Nothing stands in its place.");
    EditForm form =
        EditForm.of(visit, in, values(row), List.of(), trouble, Optional.of(row.id()))
            .insteadOf(now.map(Row::id));
    String title =
        (now.isPresent() ? "Changed " : "Withdrawn ") + until + ": a row of " + in.title();
    return shown(visit, form, title, HttpStatus.OK);
  }

  private Optional<Row> successor(Visit visit, Row row) {
    return workspace.claims().findSuccessor(visit.caseId(), visit.who().viewer(), row);
  }

  private static String words(String day) {
    try {
      return DateWords.day(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return day;
    }
  }

  @PostMapping("/case/{caseId}/edit/{table}")
  View add(
      Visit visit,
      @PathVariable String table,
      HttpServletRequest request,
      RedirectAttributes flash) {
    ClaimTable to = FactsController.table(table);
    Map<String, String> values = sent(request, to);
    Row fresh = new Row(to, cells(to, values));
    return after(
        visit,
        to,
        values,
        Optional.empty(),
        workspace.claims().add(visit.caseId(), visit.who().viewer(), fresh),
        flash);
  }

  @PostMapping("/case/{caseId}/edit/{table}/{rowId}")
  View change(
      Visit visit,
      @PathVariable String table,
      @PathVariable String rowId,
      HttpServletRequest request,
      RedirectAttributes flash) {
    ClaimTable in = FactsController.table(table);
    Row old = row(visit, rowId);
    Map<String, String> values = values(old);
    values.putAll(sent(request, in));
    Row changed =
        new Row(in, cells(in, values)).with("id", rowId).with("known_from", old.text("known_from"));
    return after(
        visit,
        in,
        values,
        Optional.of(rowId),
        workspace.claims().edit(visit.caseId(), visit.who().viewer(), changed),
        flash);
  }

  @PostMapping("/case/{caseId}/withdraw/{rowId}")
  View withdraw(Visit visit, @PathVariable String rowId, RedirectAttributes flash) {
    Row row = row(visit, rowId);
    Changed changed = workspace.claims().withdraw(visit.caseId(), visit.who().viewer(), rowId);
    Undo undo =
        switch (changed) {
          case Changed.Done done ->
              new Undo(
                  "Withdrawn: "
                      + visit.words().sentence(row)
                      + ". Days before today still show it.",
                  visit.to("restore/" + rowId),
                  Map.of());
          case Changed.Invalid invalid -> told("It was not withdrawn.");
          case Changed.NotFound gone -> told("It was withdrawn before.");
          case Changed.Refused refused -> told("Not withdrawn: " + refused.why() + ".");
          case Changed.Stale stale -> told("Somebody has changed it since; look again.");
        };
    return undo.then(visit.to("facts/" + row.table().name()), flash);
  }

  /// Takes a withdrawal back: the same words, under the next free id, about the same thing.
  @PostMapping("/case/{caseId}/restore/{rowId}")
  View restore(Visit visit, @PathVariable String rowId, RedirectAttributes flash) {
    Row row = row(visit, rowId);
    String stem = rowId.replaceFirst("-[0-9]+$", "");
    Changed changed = new Changed.NotFound(rowId);
    for (int n = 2; n < 100; n++) {
      Row again = row.with("id", stem + "-" + n).with("known_from", "").with("known_to", "");
      if (row.table().findColumn("about").isPresent()) {
        again = again.with("about", row.about());
      }
      changed = workspace.claims().add(visit.caseId(), visit.who().viewer(), again);
      boolean taken =
          changed instanceof Changed.Invalid invalid
              && invalid.errors().stream().allMatch(error -> error.column().equals("id"));
      if (!taken) {
        break;
      }
    }
    Undo undo =
        changed instanceof Changed.Done
            ? told("Back on file: " + visit.words().sentence(row) + ".")
            : told("It could not be taken back. Write it anew.");
    return undo.then(visit.to("facts/" + row.table().name()), flash);
  }

  /// Takes a change back: the row as it was becomes the newest.
  @PostMapping("/case/{caseId}/revert/{rowId}")
  View revert(
      Visit visit, @PathVariable String rowId, @RequestParam String old, RedirectAttributes flash) {
    Row before = row(visit, old);
    Changed changed =
        workspace
            .claims()
            .edit(
                visit.caseId(),
                visit.who().viewer(),
                before.with("id", rowId).with("known_to", ""));
    Undo undo =
        changed instanceof Changed.Done
            ? told("As before: " + visit.words().sentence(before) + ".")
            : told("It could not be taken back: somebody has changed it since.");
    return undo.then(visit.to("facts/" + before.table().name()), flash);
  }

  private View after(
      Visit visit,
      ClaimTable table,
      Map<String, String> values,
      Optional<String> rowId,
      Changed changed,
      RedirectAttributes flash) {
    return switch (changed) {
      case Changed.Done done -> {
        String says = visit.words().sentence(done.row());
        Undo undo =
            rowId.isPresent()
                ? new Undo(
                    "Changed: " + says + ". Earlier days keep what was known then.",
                    visit.to("revert/" + done.row().id()),
                    Map.of("old", rowId.get()))
                : new Undo(
                    "Written: " + says + ".", visit.to("withdraw/" + done.row().id()), Map.of());
        yield undo.then(visit.to("facts/" + table.name() + "?read=" + done.row().id()), flash);
      }
      case Changed.Invalid invalid ->
          page(visit, EditForm.of(visit, table, values, invalid.errors(), "", rowId));
      case Changed.NotFound gone ->
          throw new NotFoundException("The row " + gone.id() + " is not on file any more.");
      case Changed.Refused refused ->
          page(
              visit,
              EditForm.of(
                  visit, table, values, List.of(), "Not written: " + refused.why() + ".", rowId));
      case Changed.Stale stale -> {
        Optional<Row> now = successor(visit, row(visit, rowId.orElseThrow()));
        yield page(
            visit,
            EditForm.of(
                    visit,
                    table,
                    values,
                    List.of(),
                    now.map(
                            its ->
                                "Somebody has changed this row since you opened it. It now says: "
                                    + visit.words().sentence(its)
                                    + ". What you typed stands below; sent again, it changes that.")
                        .orElse(
                            "Somebody has withdrawn this row since you opened it. What you typed"
                                + " stands below, for a row of its own."),
                    now.map(Row::id).or(() -> rowId))
                .insteadOf(now.map(Row::id)));
      }
    };
  }

  private Row row(Visit visit, String rowId) {
    return workspace
        .claims()
        .find(Perspective.now(visit.caseId(), visit.who().viewer()), rowId)
        .orElseThrow(() -> new NotFoundException("No row has the id “" + rowId + "”."));
  }

  private static View page(Visit visit, EditForm form) {
    long wrong = form.fields().stream().filter(f -> !f.error().isEmpty()).count();
    String title =
        wrong > 0
            ? "Not written yet: " + DateWords.count(wrong, "field") + " to mend"
            : form.rowId().isPresent()
                ? "Change a row of " + form.table().title()
                : "Write a row of " + form.table().title();
    return shown(
        visit,
        form,
        title,
        wrong > 0 || !form.trouble().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private static View shown(Visit visit, EditForm form, String title, HttpStatus status) {
    Page page = visit.page(title).at(Place.of(Stage.of(form.table()), "facts")).done();
    String history =
        form.rowId()
            .flatMap(id -> visit.present().findRow(id))
            .map(row -> "Added here " + FactsModel.added(visit, row) + ".")
            .orElse("");
    return Html.of("record/edit", page).with("form", form).with("history", history).status(status);
  }

  private static Map<String, String> values(Row row) {
    Map<String, String> values = new TreeMap<>();
    row.table().columns().forEach(c -> values.put(c.name(), row.text(c.name())));
    return values;
  }

  /// What the form sent, one line ending for all, lists joined as the case file writes them.
  private static Map<String, String> sent(HttpServletRequest request, ClaimTable table) {
    Map<String, String> values = new TreeMap<>();
    for (Column column : table.columns()) {
      String @Nullable [] sent = request.getParameterValues("cell." + column.name());
      if (sent != null) {
        values.put(column.name(), typed(column, sent));
      }
    }
    return values;
  }

  /// What was typed into the fields of a column, as the case file writes it.
  static String typed(Column column, String[] sent) {
    List<String> parts = new ArrayList<>();
    for (String part : sent) {
      String clean = TextEnds.cut(part.replace("\r\n", "\n"));
      if (!clean.isEmpty()) {
        parts.add(clean);
      }
    }
    String typed = String.join(" ", parts);
    return column.domain() instanceof Domain.Day
        ? TypedDate.dayText(typed)
        : column.domain() instanceof Domain.Held ? TypedDate.heldText(typed) : typed;
  }

  private static List<String> cells(ClaimTable table, Map<String, String> values) {
    return table.columns().stream().map(c -> values.getOrDefault(c.name(), "")).toList();
  }

  /// Rows are changed as they are known today: the way to a form does not look back.
  private static View present(Visit visit) {
    return new RedirectView(Asked.present(visit.chrome().path()));
  }

  private static Undo told(String words) {
    return new Undo(words, "", Map.of());
  }
}
