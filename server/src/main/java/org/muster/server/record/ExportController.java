package org.muster.server.record;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Row;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Readings;
import org.muster.server.frame.Visit;
import org.muster.thread.FactSearch;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What a list of facts shows, to take away: the same rows, as narrow as the page.
@Controller
class ExportController {
  private static final List<String> COMMON =
      List.of(
          "table",
          "id",
          "says",
          "held",
          "kind",
          "source",
          "owner",
          "release",
          "known_since",
          "added");

  @GetMapping("/case/{caseId}/export/facts.csv")
  ResponseEntity<byte[]> csv(Visit visit, HttpServletRequest request) {
    Optional<ClaimTable> table = table(request);
    StringBuilder out = new StringBuilder();
    out.append(line(header(table)));
    for (Row row : rows(visit, request, table)) {
      out.append(line(cells(visit, row, table)));
    }
    // Spreadsheets read a CSV as UTF-8 by its byte order mark alone.
    return answer(visit, table, "csv", "text/csv", "\uFEFF" + out);
  }

  @GetMapping("/case/{caseId}/export/facts.json")
  ResponseEntity<byte[]> json(Visit visit, HttpServletRequest request) {
    Optional<ClaimTable> table = table(request);
    List<Row> rows = rows(visit, request, table);
    List<String> header = header(table);
    StringBuilder out = new StringBuilder("{\n");
    field(out, "case", visit.caseId()).append(",\n");
    field(out, "as_of", visit.asked().asOf().toString()).append(",\n");
    field(out, "as_known_on", visit.asked().knownOn().toString()).append(",\n");
    field(out, "releasable_to", visit.page("").showing(rows).done().inCase().facts().releasable())
        .append(",\n");
    out.append("  \"illustrative\": ")
        .append(rows.stream().filter(Row::isIllustrative).count())
        .append(",\n  \"rows\": [");
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = cells(visit, rows.get(i), table);
      out.append(i == 0 ? "\n" : ",\n").append("    {");
      for (int c = 0; c < header.size(); c++) {
        out.append(c == 0 ? "" : ", ")
            .append(quoted(header.get(c)))
            .append(": ")
            .append(quoted(cells.get(c)));
      }
      out.append('}');
    }
    out.append("\n  ]\n}\n");
    return answer(visit, table, "json", "application/json", out.toString());
  }

  private static Optional<ClaimTable> table(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("table")).map(FactsController::table);
  }

  private static List<Row> rows(
      Visit visit, HttpServletRequest request, Optional<ClaimTable> table) {
    List<Row> rows = FactSearch.list(visit.view(), FactsController.Query.of(request).wanted(table));
    Readings.note(visit.caseId(), rows);
    return rows;
  }

  private static List<String> header(Optional<ClaimTable> table) {
    return table
        .map(
            t -> Stream.concat(t.columns().stream().map(Column::name), Stream.of("added")).toList())
        .orElse(COMMON);
  }

  private static List<String> cells(Visit visit, Row row, Optional<ClaimTable> table) {
    String added = visit.arrivals().findDay(row.id()).map(LocalDate::toString).orElse("");
    if (table.isPresent()) {
      return Stream.concat(row.cells().stream(), Stream.of(added)).toList();
    }
    boolean claim = row.table().shape() == Shape.CLAIM;
    List<String> cells = new ArrayList<>();
    cells.add(row.table().name());
    cells.add(row.id());
    cells.add(visit.words().sentence(row));
    cells.add(claim ? row.text("held") : "");
    cells.add(claim ? row.text("kind") : "");
    cells.add(claim ? row.text("source") : "");
    cells.add(row.text("owner"));
    cells.add(row.text("release"));
    cells.add(visit.view().findKnownSince(row).map(LocalDate::toString).orElse(""));
    cells.add(added);
    return cells;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Downloads::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static StringBuilder field(StringBuilder out, String name, String value) {
    return out.append("  ").append(quoted(name)).append(": ").append(quoted(value));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }

  private static ResponseEntity<byte[]> answer(
      Visit visit, Optional<ClaimTable> table, String ending, String type, String text) {
    String name =
        visit.caseId()
            + "-"
            + table.map(ClaimTable::name).orElse("facts")
            + "-"
            + visit.asked().asOf()
            + "."
            + ending;
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
