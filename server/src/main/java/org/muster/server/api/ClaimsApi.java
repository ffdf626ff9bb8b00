package org.muster.server.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.Arrivals;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.server.frame.Problem;
import org.muster.server.frame.Readings;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.muster.thread.FactSearch;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Claims of every table of the case file; units, declarations and certificates have paths of their
/// own too.
@RestController
class ClaimsApi {
  private final Workspace workspace;

  ClaimsApi(Workspace workspace) {
    this.workspace = workspace;
  }

  /// @param rows how many you see
  record TableBody(String table, String title, String about, int rows, List<ColumnBody> columns) {}

  record ColumnBody(String name, boolean required, String expected, String about) {}

  /// @param cells by column, as the canonical text of the case file; empty ones are left out
  /// @param added when it was really added to this database, whatever it says of when it was known;
  ///     absent where that is from before it was kept
  record ClaimBody(
      String table, String id, String about, Map<String, String> cells, Optional<LocalDate> added)
      implements ApiBody {}

  record Cells(Map<String, String> cells) implements ApiBody {}

  @GetMapping("/api/claims")
  @Says("The tables of the case file with their columns, and how many rows you see of each.")
  Listed<TableBody> tables(Call call) {
    Map<String, Integer> counts = workspace.claims().counts(call.perspective());
    return new Listed<>(
        CaseTables.ALL.stream()
            .map(
                t ->
                    new TableBody(
                        t.name(),
                        t.title(),
                        t.doc(),
                        counts.getOrDefault(t.name(), 0),
                        t.columns().stream()
                            .map(
                                c ->
                                    new ColumnBody(
                                        c.name(), c.required(), c.domain().expected(), c.doc()))
                            .toList()))
            .toList());
  }

  @GetMapping("/api/claims/{table}")
  @Says("The claims of a table, all of them or those in which every word of q occurs.")
  Listed<ClaimBody> list(
      Call call, @PathVariable String table, @RequestParam(defaultValue = "") String q) {
    ClaimTable of = table(table);
    if (q.isBlank()) {
      return bodies(call, workspace.claims().listStored(call.perspective(), of));
    }
    return bodies(call, found(call, q).stream().filter(row -> row.table().equals(of)).toList());
  }

  @GetMapping("/api/claims/{table}/{id}")
  @Says("A claim, also one that was closed.")
  ResponseEntity<ClaimBody> one(Call call, @PathVariable String table, @PathVariable String id) {
    Row row = get(call, table, id);
    Readings.note(call.caseId(), List.of(row));
    return tagged(call, row);
  }

  @PostMapping("/api/claims/{table}")
  @Says(
      value = "Adds a claim.",
      ok = 201,
      fails = {409, 422})
  ResponseEntity<ClaimBody> add(Call call, @PathVariable String table, @RequestBody Cells fresh) {
    ClaimTable to = table(table);
    Row row = row(to, fresh.cells());
    return switch (workspace.claims().add(call.caseId(), call.viewer(), row)) {
      case Changed.Done done ->
          ResponseEntity.created(
                  java.net.URI.create("/api/claims/" + table + "/" + done.row().id()))
              .eTag(tag(done.row()))
              .body(body(done.row(), added(call, done.row())));
      case Changed other -> throw failed(other);
    };
  }

  @PutMapping("/api/claims/{table}/{id}")
  @Says(
      value = "Changes a claim: closes it and adds the changed one about the same thing.",
      fails = {409, 412, 422, 428},
      ifMatch = true)
  ResponseEntity<ClaimBody> change(
      Call call,
      @PathVariable String table,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Cells fresh) {
    Row old = get(call, table, id);
    requireSeen(old, ifMatch);
    Map<String, String> cells = new LinkedHashMap<>();
    old.table().columns().forEach(c -> cells.put(c.name(), old.text(c.name())));
    cells.putAll(fresh.cells());
    cells.put("id", id);
    cells.put("known_from", old.text("known_from"));
    return switch (workspace.claims().edit(call.caseId(), call.viewer(), row(old.table(), cells))) {
      case Changed.Done done -> tagged(call, done.row());
      case Changed other -> throw failed(other);
    };
  }

  @DeleteMapping("/api/claims/{table}/{id}")
  @Says(
      value = "Withdraws a claim: it is closed today, and earlier days still show it.",
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<ClaimBody> withdraw(
      Call call,
      @PathVariable String table,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    requireSeen(get(call, table, id), ifMatch);
    return switch (workspace.claims().withdraw(call.caseId(), call.viewer(), id)) {
      case Changed.Done done -> tagged(call, done.row());
      case Changed other -> throw failed(other);
    };
  }

  @GetMapping("/api/units")
  @Says("The units.")
  Listed<ClaimBody> units(Call call) {
    return list(call, "units", "");
  }

  @GetMapping("/api/units/{id}")
  @Says("A unit.")
  ResponseEntity<ClaimBody> unit(Call call, @PathVariable String id) {
    return one(call, "units", id);
  }

  @GetMapping("/api/declarations")
  @Says("The declarations to the pool of forces.")
  Listed<ClaimBody> declarations(Call call) {
    return list(call, "declarations", "");
  }

  @GetMapping("/api/declarations/{id}")
  @Says("A declaration.")
  ResponseEntity<ClaimBody> declaration(Call call, @PathVariable String id) {
    return one(call, "declarations", id);
  }

  @GetMapping("/api/certificates")
  @Says("The certificates.")
  Listed<ClaimBody> certificates(Call call) {
    return list(call, "certificates", "");
  }

  @GetMapping("/api/certificates/{id}")
  @Says("A certificate.")
  ResponseEntity<ClaimBody> certificate(Call call, @PathVariable String id) {
    return one(call, "certificates", id);
  }

  @GetMapping("/api/search")
  @Says("Claims of every table in which every word of q occurs.")
  Listed<ClaimBody> search(Call call, @RequestParam String q) {
    return bodies(call, q.isBlank() ? List.of() : found(call, q));
  }

  private List<Row> found(Call call, String q) {
    CaseView view =
        workspace
            .cases()
            .look(call.caseId(), call.viewer())
            .map(
                look -> workspace.views().of(look, look.header().asOf(), call.known().orElse(null)))
            .orElseThrow(ApiException::notFound);
    return FactSearch.list(view, FactSearch.Wanted.words(q));
  }

  private Row get(Call call, String table, String id) {
    ClaimTable in = table(table);
    return workspace
        .claims()
        .find(Perspective.now(call.caseId(), call.viewer()), id)
        .filter(row -> row.table().equals(in))
        .orElseThrow(ApiException::notFound);
  }

  private static ClaimTable table(String name) {
    ClaimTable table = CaseTables.BY_NAME.get(name);
    if (table == null) {
      throw ApiException.notFound();
    }
    return table;
  }

  private static void requireSeen(Row now, @Nullable String ifMatch) {
    Etags.require(ifMatch, tag(now), body(now));
  }

  /// A claim is never rewritten, only closed: id and closing day are its version.
  private static String tag(Row row) {
    return "\"" + row.id() + row.find("known_to").map(day -> "-" + day).orElse("") + "\"";
  }

  private ResponseEntity<ClaimBody> tagged(Call call, Row row) {
    return ResponseEntity.ok().eTag(tag(row)).body(body(row, added(call, row)));
  }

  private Optional<LocalDate> added(Call call, Row row) {
    return workspace.cases().arrivals(call.caseId()).findDay(row.id());
  }

  private static Row row(ClaimTable table, Map<String, String> cells) {
    for (String column : cells.keySet()) {
      if (table.findColumn(column).isEmpty()) {
        throw ApiException.bad(
            table.name()
                + " has no column \""
                + column
                + "\"; it has "
                + table.columns().stream().map(Column::name).toList());
      }
    }
    return new Row(
        table,
        table.columns().stream()
            .map(c -> Optional.ofNullable(cells.get(c.name())).orElse(""))
            .toList());
  }

  /// What a claim that was not written is told as.
  static ApiException failed(Changed why) {
    return switch (why) {
      case Changed.Done done -> throw new IllegalArgumentException("it was written");
      case Changed.NotFound gone -> ApiException.notFound();
      case Changed.Refused refused ->
          ApiException.of(HttpStatus.CONFLICT, "This cannot be done as it stands", refused.why());
      case Changed.Stale stale ->
          ApiException.overtaken(
              "Somebody else has changed the claim since it was read.",
              Map.of("theirs", body(stale.now())));
      case Changed.Invalid invalid ->
          new ApiException(
              new Problem(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "urn:muster:invalid",
                  "Cells are not as they must be",
                  invalid.errors().size() + " to mend",
                  Map.of("errors", invalid.errors())));
    };
  }

  private Listed<ClaimBody> bodies(Call call, List<Row> rows) {
    Readings.note(call.caseId(), rows);
    Arrivals arrivals = workspace.cases().arrivals(call.caseId());
    List<ClaimBody> all = new ArrayList<>();
    rows.forEach(row -> all.add(body(row, arrivals.findDay(row.id()))));
    return new Listed<>(all);
  }

  /// A claim that stands in the way of another, by its cells alone.
  static ClaimBody body(Row row) {
    return body(row, Optional.empty());
  }

  private static ClaimBody body(Row row, Optional<LocalDate> added) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Column column : row.table().columns()) {
      row.find(column.name()).ifPresent(text -> cells.put(column.name(), text));
    }
    return new ClaimBody(row.table().name(), row.id(), row.about(), cells, added);
  }
}
