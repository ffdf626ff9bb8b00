package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Entry;

/// The claims of a case as a timeline asks for them, and the rows of its table twin, which every
/// part of the picture adds to.
final class TimelineClaims {
  final CaseView view;

  /// Whose timeline it is.
  final String nation;

  final LocalDate asOf;

  /// What is disputed, by what it is about.
  final Set<String> disputed = new LinkedHashSet<>();

  /// Ids of claims about days after the one looked at.
  final Set<String> notDrawn = new LinkedHashSet<>();

  private final List<Entry> entries = new ArrayList<>();

  TimelineClaims(CaseView view) {
    this.view = view;
    this.nation = view.header().owner();
    this.asOf = view.asOf();
  }

  /// The rows of the table twin, oldest first.
  List<Entry> entries() {
    return entries.stream()
        .sorted(
            Comparator.comparing(Entry::order)
                .thenComparing(Entry::what)
                .thenComparing(Entry::claim))
        .toList();
  }

  void entry(Row row, String what, String says, String authorised, String deployed) {
    Edtf held = row.findHeld().orElse(null);
    Optional<Row> source = view.findSource(row.text("source"));
    entries.add(
        new Entry(
            held == null ? LocalDate.MIN : Edge.startOf(held).latest(),
            held == null ? "no date" : DateWords.held(held),
            what,
            says,
            authorised,
            deployed,
            row.text("kind"),
            row.text("source"),
            source.map(s -> s.text("title")).orElse(row.text("source")),
            row.id(),
            disputed.contains(row.about()),
            held != null && begun(row) == Edtf.Answer.PERHAPS));
  }

  /// Whether the claim speaks of a day not after the one looked at; counts those that do not.
  boolean seen(Row row) {
    boolean seen = row.findHeld().isPresent() && begun(row) != Edtf.Answer.NO;
    if (!seen && row.findHeld().isPresent() && !row.isIllustrative()) {
      notDrawn.add(row.id());
    }
    return seen;
  }

  Edtf.Answer begun(Row row) {
    return row.findHeld().map(h -> h.begunBy(asOf)).orElse(Edtf.Answer.NO);
  }

  LocalDate order(Row row) {
    return row.findHeld().map(h -> Edge.startOf(h).earliest()).orElse(LocalDate.MIN);
  }

  String operationName(Row row) {
    return nameOf(row.text("operation"));
  }

  String nameOf(String about) {
    return view.find(RecordTables.OPERATIONS, about)
        .or(() -> view.find(RecordTables.FRAMEWORKS, about))
        .map(r -> r.text("short_name"))
        .orElse(about);
  }

  Optional<String> placeName(Row operation) {
    return operation
        .find("place")
        .flatMap(p -> view.find(RecordTables.PLACES, p))
        .map(p -> p.find("nation").map(this::nationName).orElse(p.text("name")));
  }

  String nationName(String code) {
    return view.find(RecordTables.NATIONS, code).map(n -> n.text("name")).orElse(code);
  }

  String unitName(String unit) {
    return view.find(RecordTables.UNITS, unit).map(u -> u.text("short_name")).orElse(unit);
  }

  String unitNation(String unit) {
    return view.find(RecordTables.UNITS, unit).map(u -> u.text("nation")).orElse("");
  }

  String levelName(String level) {
    return view.find(ReviewTables.LADDER, level).map(l -> l.text("name")).orElse(level);
  }

  String weak(Row row) {
    return view.findSource(row.text("source"))
        .filter(s -> s.text("grade").equals("weak"))
        .map(none -> ", weak source")
        .orElse("");
  }

  static String figure(Row count) {
    return switch (count.text("qualifier")) {
      case "about" -> "~" + count.text("value");
      case "at-least" -> "at least " + count.text("value");
      default -> count.text("value");
    };
  }

  static String authorityOf(Row row) {
    return row.table() == RecordTables.MANDATES
        ? "authorised by " + row.text("authority")
        : "authorised";
  }

  static String lowerFirst(String text) {
    // An abbreviation such as QRF keeps its capitals.
    return text.length() > 1 && Character.isUpperCase(text.charAt(1))
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  static Edge endEdge(Edtf held) {
    return new Edge(
        held.endEarliest().equals(LocalDate.MIN) ? held.endLatest() : held.endEarliest(),
        held.endLatest());
  }

  static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
