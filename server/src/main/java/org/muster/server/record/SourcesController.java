package org.muster.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.record.FactsModel.Line;
import org.muster.server.record.FactsModel.SourceCard;
import org.muster.thread.CaseTables;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// Sources with what was drawn from them, and everything on file about one thing.
@Controller
class SourcesController {

  @GetMapping("/case/{caseId}/sources")
  View all(Visit visit) {
    List<SourceCard> cards = new ArrayList<>();
    List<Row> shown = new ArrayList<>();
    for (Row source : visit.view().list(RecordTables.SOURCES)) {
      SourceCard card = FactsModel.card(visit, source);
      cards.add(card);
      shown.add(source);
      card.drawn().forEach(l -> shown.add(l.row()));
    }
    long weak = cards.stream().filter(c -> c.row().text("grade").equals("weak")).count();
    String title =
        DateWords.count(cards.size(), "source") + (weak == 0 ? "" : ", " + weak + " of them weak");
    Page page =
        visit
            .page(title)
            .at(Place.of(Stage.RECORD, "sources"))
            .showing(shown)
            .export("export/facts.csv?table=sources", "CSV")
            .done();
    return Html.of("record/sources", page).with("cards", cards);
  }

  @GetMapping("/case/{caseId}/sources/{source}")
  View one(Visit visit, @PathVariable String source) {
    Row row =
        visit
            .view()
            .findSource(source)
            .orElseThrow(() -> new NotFoundException("No source has the id “" + source + "”."));
    SourceCard card = FactsModel.card(visit, row);
    List<Row> shown = new ArrayList<>(List.of(row));
    card.drawn().forEach(l -> shown.add(l.row()));
    Page page =
        visit
            .page(
                row.text("title")
                    + ": "
                    + DateWords.count(card.drawn().size(), "claim")
                    + " drawn from it")
            .at(Place.of(Stage.RECORD, "sources"))
            .showing(shown)
            .done();
    return Html.of("record/source", page).with("card", card);
  }

  @GetMapping("/case/{caseId}/about/{about}")
  View about(Visit visit, @PathVariable String about) {
    List<Row> claims = new ArrayList<>(visit.view().listAbout(about));
    if (claims.isEmpty()) {
      visit.view().findRow(about).ifPresent(claims::add);
    }
    if (claims.isEmpty()) {
      throw new NotFoundException("Nothing is on file about “" + about + "”.");
    }
    List<Referring> referring = new ArrayList<>();
    List<Row> shown = new ArrayList<>(claims);
    for (ClaimTable table : CaseTables.ALL) {
      List<Line> lines = new ArrayList<>();
      for (Row row : visit.view().list(table)) {
        if (refersTo(row, about)) {
          lines.add(
              FactsModel.line(
                  visit, row, visit.to("facts/" + table.name() + "?read=" + row.id()), false));
          shown.add(row);
        }
      }
      if (!lines.isEmpty()) {
        referring.add(new Referring(table, lines));
      }
    }
    Row first = visit.view().find(claims.getFirst().table(), about).orElse(claims.getFirst());
    List<FactsModel.Beside> cards = claims.stream().map(r -> FactsModel.beside(visit, r)).toList();
    Page page =
        visit
            .page(visit.words().sentence(first))
            .at(Place.of(Stage.of(first.table()), "facts"))
            .showing(shown)
            .done();
    return Html.of("record/about", page)
        .with("cards", cards)
        .with("referring", referring)
        .with("mayEdit", visit.mayEdit());
  }

  private static boolean refersTo(Row row, String about) {
    for (Column column : row.table().columns()) {
      Optional<String> cell = row.find(column.name());
      boolean refers =
          switch (column.domain()) {
            case Domain.Reference reference -> cell.equals(Optional.of(about));
            case Domain.References references -> row.list(column.name()).contains(about);
            default -> false;
          };
      if (refers && !column.name().equals("source")) {
        return true;
      }
    }
    return false;
  }
}
