package org.muster.server.record;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.record.ClaimTable;
import org.muster.record.Row;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.record.FactsModel.Choice;
import org.muster.server.record.FactsModel.Filter;
import org.muster.server.record.FactsModel.Line;
import org.muster.thread.CaseTables;
import org.muster.thread.DateWords;
import org.muster.thread.FactSearch;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Claims of all tables in plain words, searched, filtered and read beside their source.
@Controller
class FactsController {
  private static final List<String> KINDS = List.of("official", "reported", "illustrative");

  @GetMapping("/case/{caseId}/facts")
  View facts(Visit visit, HttpServletRequest request) {
    return facts(visit, Query.of(request), Optional.empty());
  }

  @GetMapping("/case/{caseId}/facts/{table}")
  View facts(Visit visit, @PathVariable("table") String name, HttpServletRequest request) {
    return facts(visit, Query.of(request), Optional.of(table(name)));
  }

  @GetMapping("/case/{caseId}/search")
  View search(Visit visit, @RequestParam(defaultValue = "") String q) {
    List<Row> found = q.isBlank() ? List.of() : FactSearch.ranked(visit.view(), q);
    List<Line> lines =
        found.stream()
            .limit(FactsModel.PAGE)
            .map(r -> FactsModel.line(visit, r, visit.to("about/" + r.about()), false))
            .toList();
    String title =
        q.isBlank()
            ? "What are you looking for?"
            : found.isEmpty()
                ? "Nothing on file has “" + q + "”"
                : DateWords.count(found.size(), "row")
                    + (found.size() == 1 ? " has “" : " have “")
                    + q
                    + "”";
    Page page = visit.page(title).at(Place.ELSEWHERE).searched(q).showing(found).done();
    return Html.of("record/search", page)
        .with("lines", lines)
        .with("counted", found.size())
        .with("words", q);
  }

  /// What an address of facts asks for.
  ///
  /// @param q words to find
  /// @param kind official, reported or illustrative
  /// @param conflicts `only` for claims that differ from another
  /// @param read id of the row to read beside its source
  /// @param as `table` for the table twin
  /// @param from number of the first line shown, from 0
  record Query(String q, String kind, String conflicts, String read, String as, int from) {
    Query {
      if (!kind.isEmpty() && !KINDS.contains(kind)) {
        throw new BadAddressException(
            "The address asks for kind="
                + kind
                + ". Write one of "
                + String.join(", ", KINDS)
                + ".");
      }
      from = Math.max(0, from);
    }

    static Query of(HttpServletRequest request) {
      String from = asked(request, "from");
      return new Query(
          asked(request, "q"),
          asked(request, "kind"),
          asked(request, "conflicts"),
          asked(request, "read"),
          asked(request, "as"),
          from.isEmpty() ? 0 : number("from", from));
    }

    private static int number(String name, String text) {
      if (!text.matches("[0-9]{1,6}")) {
        throw new BadAddressException(
            "The address asks for " + name + "=" + text + ", which is not a number of lines.");
      }
      return Integer.parseInt(text);
    }

    private static String asked(HttpServletRequest request, String name) {
      String value = request.getParameter(name);
      return value == null ? "" : value.strip();
    }

    FactSearch.Wanted wanted(Optional<ClaimTable> table) {
      return FactsModel.wanted(q, kind, table, conflicts.equals("only"));
    }

    /// The same question with one answer changed, as the end of an address.
    String with(String name, String value) {
      StringBuilder out = new StringBuilder();
      add(out, "q", name.equals("q") ? value : q);
      add(out, "kind", name.equals("kind") ? value : kind);
      add(out, "conflicts", name.equals("conflicts") ? value : conflicts);
      add(out, "as", name.equals("as") ? value : as);
      add(out, "read", name.equals("read") ? value : name.equals("from") ? "" : read);
      add(
          out,
          "from",
          name.equals("from") ? value : name.equals("read") && from > 0 ? "" + from : "");
      return out.toString();
    }

    private static void add(StringBuilder out, String name, String value) {
      if (!value.isEmpty()) {
        out.append(out.isEmpty() ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
  }

  private static View facts(Visit visit, Query query, Optional<ClaimTable> table) {
    String path = "facts" + table.map(t -> "/" + t.name()).orElse("");
    List<Row> found = FactSearch.list(visit.view(), query.wanted(table));
    boolean asTable = table.isPresent() && query.as().equals("table");
    List<Row> shown = found.stream().skip(query.from()).limit(FactsModel.PAGE).toList();
    List<Line> lines = new ArrayList<>();
    for (Row row : shown) {
      lines.add(
          FactsModel.line(
              visit,
              row,
              visit.to(path + query.with("read", row.id())),
              row.id().equals(query.read())));
    }
    Optional<Row> read =
        query.read().isEmpty() ? Optional.empty() : visit.view().findRow(query.read());
    if (!query.read().isEmpty() && read.isEmpty()) {
      throw new NotFoundException("No row has the id " + query.read() + ".");
    }
    List<Choice> choices = new ArrayList<>();
    for (String kind : KINDS) {
      boolean on = query.kind().equals(kind);
      choices.add(
          new Choice(
              Character.toUpperCase(kind.charAt(0)) + kind.substring(1),
              visit.to(path + query.with("kind", on ? "" : kind)),
              on));
    }
    boolean only = query.conflicts().equals("only");
    choices.add(
        new Choice(
            "In conflict", visit.to(path + query.with("conflicts", only ? "" : "only")), only));
    FactsModel model =
        new FactsModel(
            FactsModel.tables(visit, table),
            new Filter(
                "/case/" + visit.view().header().id() + "/" + path,
                query.q(),
                choices,
                query.kind()),
            lines,
            found.size(),
            query.from() > 0
                ? Optional.of(
                    visit.to(
                        path
                            + query.with("from", "" + Math.max(0, query.from() - FactsModel.PAGE))))
                : Optional.empty(),
            query.from() + FactsModel.PAGE < found.size()
                ? Optional.of(
                    visit.to(path + query.with("from", "" + (query.from() + FactsModel.PAGE))))
                : Optional.empty(),
            read.map(r -> FactsModel.beside(visit, r)),
            table,
            asTable,
            visit.mayEdit() && table.filter(CaseTables.COMPUTED::contains).isEmpty(),
            visit.words());
    List<Row> seen = new ArrayList<>(shown);
    read.ifPresent(seen::add);
    Page.Draft draft =
        visit
            .page(title(query, table, found.size()))
            .at(Place.of(table.map(Stage::of).orElse(Stage.RECORD), "facts"))
            .showing(seen)
            .export("export/facts.csv" + exported(query, table), "CSV")
            .export("export/facts.json" + exported(query, table), "JSON");
    return Html.of("record/facts", draft.done())
        .with("model", model)
        .with("query", query.with("as", asTable ? "" : "table"));
  }

  private static String exported(Query query, Optional<ClaimTable> table) {
    String end = new Query(query.q(), query.kind(), query.conflicts(), "", "", 0).with("", "");
    return table.map(t -> end + (end.isEmpty() ? "?" : "&") + "table=" + t.name()).orElse(end);
  }

  private static String title(Query query, Optional<ClaimTable> table, int found) {
    String what = table.map(t -> t.title()).orElse("Facts");
    String narrowed =
        (query.q().isBlank() ? "" : " with “" + query.q() + "”")
            + (query.kind().isEmpty() ? "" : ", " + query.kind())
            + (query.conflicts().isEmpty() ? "" : ", in conflict");
    if (found == 0) {
      return what + ": nothing on file" + narrowed;
    }
    return what + ": " + DateWords.count(found, table.isPresent() ? "row" : "claim") + narrowed;
  }

  static ClaimTable table(String name) {
    ClaimTable table = CaseTables.BY_NAME.get(name);
    if (table == null) {
      throw new NotFoundException("There is no table “" + name + "”.");
    }
    return table;
  }
}
