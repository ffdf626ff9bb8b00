package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.generate.GenerateTables;
import org.muster.generate.SavedPlans;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.Timeline.Backing;
import org.muster.thread.Timeline.Ceiling;
import org.muster.thread.Timeline.Count;
import org.muster.thread.Timeline.Dispute;
import org.muster.thread.Timeline.Entry;
import org.muster.thread.Timeline.Membership;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.OpenStretch;
import org.muster.thread.Timeline.Option;
import org.muster.thread.Timeline.Phase;
import org.muster.thread.Timeline.Planned;
import org.muster.thread.Timeline.Presence;
import org.muster.thread.Timeline.Shape;
import org.muster.thread.Timeline.Step;
import org.muster.thread.Timeline.Stretch;
import org.muster.thread.Timeline.Theatre;
import org.muster.thread.Timeline.Wanted;

/// Reads a timeline from the claims of a case. A theatre is a chain of operations that succeeded
/// one another; it gets an area of its own from [#AREA_STEPS] counts on, because a stepped area of
/// fewer says less than a sentence.
final class TimelineReader {
  private static final int AREA_STEPS = 3;
  private static final Set<String> COMMON =
      Set.of("id", "about", "source", "kind", "known_from", "known_to", "owner", "release", "note");

  private final CaseView view;
  private final List<OpenStretch> gaps;
  private final String nation;
  private final LocalDate asOf;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> disputed = new LinkedHashSet<>();
  private final Set<String> notDrawn = new LinkedHashSet<>();

  TimelineReader(CaseView view) {
    this.view = view;
    this.gaps = gaps(view);
    this.nation = view.header().owner();
    this.asOf = view.asOf();
  }

  Timeline read() {
    List<Dispute> disputes = disputes();
    disputes.forEach(d -> disputed.add(d.about()));
    List<Membership> memberships = memberships();
    List<Theatre> theatres = new ArrayList<>();
    List<Presence> presences = new ArrayList<>();
    for (List<Row> chain : chains()) {
      List<Step> steps = steps(chain);
      if (steps.size() >= AREA_STEPS) {
        theatres.add(theatre(chain, steps));
      } else {
        chain.forEach(operation -> presence(operation).ifPresent(presences::add));
      }
    }
    theatres.sort(Comparator.comparingInt(Theatre::top).reversed());
    presences.sort(Comparator.comparing(p -> p.from().earliest()));
    List<Planned> planned = planned();
    List<Moment> crisis =
        moments(
            RecordTables.CRISIS_EVENTS,
            row -> row.text("title"),
            row -> shortened(row.text("title")),
            row -> row.text("text"));
    List<Moment> dealings = new ArrayList<>();
    dealings.addAll(
        moments(
            RecordTables.ENGAGEMENTS,
            row -> row.text("title"),
            row -> row.text("type"),
            row -> row.text("purpose")));
    dealings.addAll(
        moments(
            RecordTables.STATEMENTS,
            row -> row.text("speaker") + ": " + row.text("topic").replace('-', ' '),
            row -> row.text("topic").replace('-', ' '),
            row -> row.text("text")));
    dealings.sort(Comparator.comparing(m -> m.from().earliest()));
    entries.sort(
        Comparator.comparing(Entry::order).thenComparing(Entry::what).thenComparing(Entry::claim));
    LocalDate first = first(memberships, theatres, presences);
    LocalDate last =
        LocalDate.of(Math.max(view.header().horizonTo().getYear(), asOf.getYear()), 12, 31);
    String span = first.getYear() + " to " + last.getYear();
    return new Timeline(
        heading(theatres, span),
        summary(memberships, theatres, presences, planned),
        asOf,
        view.knownOn(),
        first,
        last,
        memberships,
        theatres,
        presences,
        planned,
        crisis,
        dealings,
        disputes,
        entries,
        notDrawn.size());
  }

  private static LocalDate first(
      List<Membership> memberships, List<Theatre> theatres, List<Presence> presences) {
    Stream<LocalDate> starts =
        Stream.of(
                memberships.stream()
                    .flatMap(m -> m.stretches().stream())
                    .map(s -> s.from().latest()),
                theatres.stream().flatMap(t -> t.steps().stream()).map(s -> s.from().latest()),
                presences.stream().map(p -> p.from().latest()))
            .flatMap(s -> s);
    int year = starts.mapToInt(LocalDate::getYear).min().orElse(1992);
    return LocalDate.of(year, 1, 1);
  }

  private static String heading(List<Theatre> theatres, String span) {
    if (theatres.isEmpty()) {
      return "Frameworks and operations, " + span;
    }
    List<Step> steps = theatres.getFirst().steps();
    int top = theatres.getFirst().steps().stream().mapToInt(Step::value).max().orElse(0);
    int begun = steps.getFirst().value();
    boolean home = steps.getLast().value() == 0;
    String from = begun == top ? top + " people" : "From " + begun + " people to " + top;
    return from + (home ? ", and home: " : ": ") + span;
  }

  private String summary(
      List<Membership> memberships,
      List<Theatre> theatres,
      List<Presence> presences,
      List<Planned> planned) {
    StringBuilder out =
        new StringBuilder("As of ")
            .append(DateWords.day(asOf))
            .append(", as known on ")
            .append(DateWords.day(view.knownOn()))
            .append(". ");
    if (!memberships.isEmpty()) {
      out.append("Frameworks: ")
          .append(
              memberships.stream()
                  .map(
                      m ->
                          m.shortName()
                              + " "
                              + m.stretches().stream()
                                  .map(s -> s.words().getFirst())
                                  .collect(Collectors.joining(", ")))
                  .collect(Collectors.joining("; ")))
          .append(". ");
    }
    for (Theatre theatre : theatres) {
      out.append("People in ")
          .append(theatre.name())
          .append(" (")
          .append(theatre.under())
          .append("): ")
          .append(
              theatre.steps().stream()
                  .map(s -> s.figure() + " " + s.words().get(Math.max(0, s.words().size() - 2)))
                  .collect(Collectors.joining("; ")))
          .append(". ");
    }
    for (Presence presence : presences) {
      out.append(presence.name()).append(": ").append(presence.words().getFirst()).append(". ");
    }
    for (Planned one : planned) {
      out.append(one.name())
          .append(", illustrative: up to ")
          .append(one.top())
          .append(" people wanted");
      if (!one.gaps().isEmpty()) {
        out.append(", ").append(DateWords.count(one.gaps().size(), "gap")).append(" in the plan");
      }
      out.append(". ");
    }
    return out.toString().strip();
  }

  // ---- frameworks

  private List<Membership> memberships() {
    Map<String, List<Row>> byFramework = new HashMap<>();
    for (Row event : view.chosen(RecordTables.MEMBERSHIP_EVENTS)) {
      if (event.text("nation").equals(nation) && seen(event)) {
        byFramework.computeIfAbsent(event.text("framework"), none -> new ArrayList<>()).add(event);
      }
    }
    byFramework.values().forEach(events -> events.sort(Comparator.comparing(this::order)));
    List<Row> frameworks =
        view.chosen(RecordTables.FRAMEWORKS).stream()
            .filter(f -> byFramework.containsKey(f.about()))
            .sorted(
                Comparator.comparing(
                        (Row f) -> order(byFramework.getOrDefault(f.about(), List.of()).getFirst()))
                    .thenComparing(f -> f.find("succeeds").isPresent()))
            .toList();
    List<Membership> found = new ArrayList<>();
    boolean evaluationsShown = false;
    for (Row framework : frameworks) {
      boolean evaluates =
          framework.text("short_name").toUpperCase(Locale.ROOT).startsWith("OCC")
              && !evaluationsShown;
      evaluationsShown |= evaluates;
      Optional<Row> successor =
          frameworks.stream().filter(f -> f.text("succeeds").equals(framework.about())).findFirst();
      found.add(
          new Membership(
              framework.about(),
              framework.text("short_name"),
              framework.text("name"),
              stretches(
                  byFramework.getOrDefault(framework.about(), List.of()),
                  successor,
                  successor.map(s -> byFramework.getOrDefault(s.about(), List.<Row>of()))),
              evaluates ? evaluations() : List.of()));
    }
    if (!evaluationsShown) {
      List<Moment> marks = evaluations();
      if (!marks.isEmpty()) {
        found.add(
            new Membership("evaluations", "Evaluations", "Evaluations of units", List.of(), marks));
      }
    }
    return found;
  }

  /// Walks the events of one framework. A membership that went over into a successor ends where the
  /// event says so or, failing that, where the membership of the successor begins.
  private List<Stretch> stretches(
      List<Row> events, Optional<Row> successor, Optional<List<Row>> successorEvents) {
    List<Stretch> found = new ArrayList<>();
    Edge from = null;
    boolean suspended = false;
    List<String> words = List.of();
    for (Row event : events) {
      Edtf held = event.findHeld().orElseThrow();
      Edge at = Edge.startOf(held);
      String what = event.text("event");
      String date = DateWords.held(held);
      entry(event, nameOf(event.text("framework")), eventWords(what, successor), "", "");
      boolean ends =
          what.equals("left")
              || (what.equals("succeeded") && from != null && successor.isPresent());
      if (from != null && (ends || what.equals("suspended") || what.equals("resumed"))) {
        List<String> told =
            what.equals("succeeded") ? became(words, successor.orElseThrow()) : words;
        found.add(new Stretch(within(from, at.earliest()), at, false, suspended, told));
        from = null;
      }
      if (ends || from != null) {
        continue;
      }
      from = at;
      suspended = what.equals("suspended");
      words =
          switch (what) {
            case "suspended" -> List.of("suspended " + date, "suspended");
            case "resumed" -> List.of("resumed " + date, "resumed");
            case "succeeded" -> List.of("since " + date, "since " + at.latest().getYear());
            default -> List.of(what + " " + date, what + " " + at.latest().getYear());
          };
    }
    if (from != null) {
      Optional<Edge> over =
          successorEvents
              .filter(list -> !list.isEmpty())
              .map(list -> Edge.startOf(list.getFirst().findHeld().orElseThrow()));
      if (over.isPresent() && successor.isPresent()) {
        found.add(
            new Stretch(
                within(from, over.get().earliest()),
                over.get(),
                false,
                suspended,
                became(words, successor.get())));
      } else {
        found.add(new Stretch(within(from, asOf), Edge.on(asOf), true, suspended, words));
      }
    }
    return found;
  }

  /// An edge that lies no later than a day on which what it begins was over.
  private static Edge within(Edge edge, LocalDate last) {
    return edge.latest().isAfter(last) && !edge.earliest().isAfter(last)
        ? new Edge(edge.earliest(), last)
        : edge;
  }

  private static List<String> became(List<String> words, Row successor) {
    String name = successor.text("short_name");
    List<String> all = new ArrayList<>();
    words.forEach(w -> all.add(w + ", became " + name));
    all.add(words.getLast().replaceFirst("^[a-z]+ ", "") + ", became " + name);
    all.addAll(words);
    return all;
  }

  private static String eventWords(String event, Optional<Row> successor) {
    return event.equals("succeeded")
        ? successor
            .map(s -> "went over into " + s.text("short_name"))
            .orElse("took over the membership")
        : event;
  }

  /// Declarations, evaluations and lapsed certificates that are not invented.
  private List<Moment> evaluations() {
    List<Moment> marks = new ArrayList<>();
    for (Row row : reported(ReviewTables.DECLARATIONS)) {
      String unit = unitName(row.text("unit"));
      marks.add(mark(row, Shape.DONE, List.of(unit + " declared"), unit + " declared"));
      entry(row, "OCC E&F", unit + " declared to the pool of forces", "", "");
    }
    for (Row row : reported(ReviewTables.EVALUATIONS)) {
      String unit = unitName(row.text("unit"));
      String level = levelName(row.text("level"));
      String result = row.text("result").replace("not-recorded", "evaluated");
      marks.add(
          mark(
              row,
              Shape.DONE,
              List.of(unit + " " + result + " " + level, unit + " " + level),
              unit + ": " + result + " at " + level));
      entry(row, "OCC E&F", unit + " " + result + " at " + level, "", "");
    }
    List<Row> certificates = reported(ReviewTables.CERTIFICATES);
    for (Row row : certificates) {
      Edtf held = row.findHeld().orElseThrow();
      String unit = unitName(row.text("unit"));
      String level = levelName(row.text("level"));
      entry(row, "OCC E&F", "certificate of " + unit + " at " + level, "", "");
      boolean ended = held.endEarliest().isBefore(asOf) && !held.isOpenEnded();
      boolean renewed =
          certificates.stream()
              .filter(o -> o != row && o.text("unit").equals(row.text("unit")))
              .map(o -> o.findHeld().orElseThrow())
              .anyMatch(
                  o ->
                      o.endLatest().isAfter(held.endLatest())
                          && !o.startLatest().isAfter(held.endLatest().plusMonths(1)));
      if (ended && !renewed && !held.endLatest().equals(LocalDate.MAX)) {
        Edge at =
            new Edge(
                held.endEarliest().equals(LocalDate.MIN) ? held.endLatest() : held.endEarliest(),
                held.endLatest());
        marks.add(
            new Moment(
                row.about(),
                at,
                at,
                Shape.LAPSED,
                List.of(unit + " lapsed", "lapsed"),
                unit + ": certificate at " + level + " lapsed " + until(held),
                false));
      }
    }
    marks.sort(Comparator.comparing(m -> m.from().latest()));
    return marks;
  }

  private static String until(Edtf held) {
    String text = held.text();
    int slash = text.indexOf('/');
    return slash < 0
        ? DateWords.held(held)
        : Edtf.find(text.substring(slash + 1)).map(DateWords::held).orElse("");
  }

  private List<Row> reported(ClaimTable table) {
    return view.chosen(table).stream()
        .filter(r -> !r.isIllustrative() && unitNation(r.text("unit")).equals(nation) && seen(r))
        .sorted(Comparator.comparing(this::order))
        .toList();
  }

  private Moment mark(Row row, Shape shape, List<String> words, String says) {
    Edtf held = row.findHeld().orElseThrow();
    Edge at = Edge.startOf(held);
    return new Moment(
        row.about(),
        at,
        at,
        shape,
        words,
        says + ", " + DateWords.held(held),
        row.isIllustrative());
  }

  // ---- operations

  /// Operations of the nation that are not invented, those that succeeded one another together.
  private List<List<Row>> chains() {
    Set<String> own = new LinkedHashSet<>();
    for (ClaimTable table :
        List.of(RecordTables.CONTRIBUTIONS, RecordTables.MANDATES, RecordTables.LIFT_GROUPS)) {
      for (Row row : view.chosen(table)) {
        if (row.text("nation").equals(nation)) {
          own.add(row.text("operation"));
        }
      }
    }
    Map<String, Row> operations = new LinkedHashMap<>();
    view.chosen(RecordTables.OPERATIONS).stream()
        .filter(o -> own.contains(o.about()) && !o.isIllustrative())
        .forEach(o -> operations.put(o.about(), o));
    Map<String, String> next = new HashMap<>();
    operations
        .values()
        .forEach(
            o ->
                o.find("succeeds")
                    .filter(operations::containsKey)
                    .ifPresent(before -> next.put(before, o.about())));
    List<List<Row>> chains = new ArrayList<>();
    for (Row operation : operations.values()) {
      if (next.containsValue(operation.about())) {
        continue;
      }
      List<Row> chain = new ArrayList<>();
      String at = operation.about();
      while (at != null && chain.size() < operations.size()) {
        Row one = operations.get(at);
        if (one != null) {
          chain.add(one);
        }
        at = next.get(at);
      }
      chains.add(chain);
    }
    return chains;
  }

  private List<Row> contributions(Collection<Row> operations, String basis) {
    Set<String> ids = operations.stream().map(Row::about).collect(Collectors.toSet());
    return view.chosen(RecordTables.CONTRIBUTIONS).stream()
        .filter(
            c ->
                ids.contains(c.text("operation"))
                    && c.text("nation").equals(nation)
                    && c.text("basis").equals(basis)
                    && !c.isIllustrative())
        .sorted(Comparator.comparing(this::order).thenComparing(Row::id))
        .toList();
  }

  private List<Step> steps(List<Row> chain) {
    List<Row> counts =
        contributions(chain, "deployed").stream()
            .filter(c -> begun(c) != Edtf.Answer.NO && !withinAnother(c, chain))
            .toList();
    LocalDate end = endOf(chain.getLast()).map(Edge::latest).orElse(asOf);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Row count = counts.get(i);
      Edtf held = count.findHeld().orElseThrow();
      Edge from = Edge.startOf(held);
      LocalDate to = min(end, asOf);
      if (held.interval() && !held.endLatest().equals(LocalDate.MAX)) {
        to = min(to, held.endLatest());
      }
      for (Row later : counts.subList(i + 1, counts.size())) {
        to = min(to, Edge.startOf(later.findHeld().orElseThrow()).latest());
      }
      steps.add(
          new Step(
              count.id(),
              count.about(),
              from,
              to.isBefore(from.latest()) ? from.latest() : to,
              count.whole("value"),
              figure(count),
              stepWords(count, held),
              begun(count) == Edtf.Answer.PERHAPS));
    }
    return steps;
  }

  /// Whether a count of one day lies in a stretch that another claim gives; a stretch says more.
  private boolean withinAnother(Row count, List<Row> chain) {
    Edtf held = count.findHeld().orElseThrow();
    return !held.interval()
        && contributions(chain, "deployed").stream()
            .map(c -> c.findHeld().orElseThrow())
            .anyMatch(
                h ->
                    h.interval()
                        && !held.startEarliest().isBefore(h.startEarliest())
                        && !held.startEarliest().isAfter(h.endLatest()));
  }

  private static List<String> stepWords(Row count, Edtf held) {
    String when;
    if (!held.startsOnKnownDay()) {
      Edge from = Edge.startOf(held);
      boolean oneYear = from.earliest().getYear() == from.latest().getYear();
      when = oneYear ? "in " + from.latest().getYear() : "day unknown";
    } else {
      when = "from " + DateWords.day(held.startEarliest());
    }
    Set<String> words = new LinkedHashSet<>();
    count
        .find("role")
        .filter(r -> r.length() <= 48)
        .ifPresent(r -> words.add(when + ": " + lowerFirst(r)));
    words.add(when);
    words.add("");
    return List.copyOf(words);
  }

  private Theatre theatre(List<Row> chain, List<Step> steps) {
    for (Row count : contributions(chain, "deployed")) {
      if (seen(count)) {
        entry(count, operationName(count), roleOf(count), "", figure(count));
      }
    }
    List<Count> days =
        contributions(chain, "deployed").stream()
            .filter(c -> begun(c) != Edtf.Answer.NO && withinAnother(c, chain))
            .map(
                c ->
                    new Count(
                        Edge.startOf(c.findHeld().orElseThrow()),
                        c.whole("value"),
                        figure(c) + " counted, " + DateWords.held(c.findHeld().orElseThrow())))
            .toList();
    List<Ceiling> ceilings = new ArrayList<>();
    for (Row row : authorisations(chain)) {
      if (!seen(row)) {
        continue;
      }
      int people =
          row.table() == RecordTables.MANDATES ? row.whole("authorised") : row.whole("value");
      Edtf held = row.findHeld().orElseThrow();
      LocalDate end = endOf(chain.getLast()).map(Edge::latest).orElse(asOf);
      LocalDate to = held.interval() ? min(min(end, held.endLatest()), asOf) : min(end, asOf);
      ceilings.add(
          new Ceiling(
              Edge.startOf(held), to, people, List.of("authorised " + people, "auth. " + people)));
      entry(row, operationName(row), authorityOf(row), Integer.toString(people), "");
    }
    List<Phase> phases = new ArrayList<>();
    for (Row operation : chain) {
      List<Step> own = steps(List.of(operation));
      Edge from =
          own.isEmpty()
              ? operation.findHeld().map(Edge::startOf).orElse(Edge.on(asOf))
              : own.getFirst().from();
      LocalDate to = endOf(operation).map(Edge::latest).map(d -> min(d, asOf)).orElse(asOf);
      LocalDate lastStep = own.isEmpty() ? to : own.getLast().to();
      Optional<String> begun =
          own.isEmpty() || !own.getFirst().from().isKnown()
              ? Optional.empty()
              : Optional.of(DateWords.day(own.getFirst().from().latest()));
      boolean home = !own.isEmpty() && own.getLast().value() == 0;
      phases.add(
          new Phase(
              from,
              home ? own.getLast().from().latest() : max(to, lastStep),
              phaseWords(operation, begun)));
    }
    String note = "";
    if (ceilings.isEmpty()) {
      note = "authorised ceiling not recorded";
    } else {
      LocalDate known = ceilings.getFirst().from().latest();
      if (steps.getFirst().from().latest().isBefore(known)) {
        note = "authorised ceiling not recorded before " + known.getYear();
      }
    }
    return new Theatre(
        placeName(chain.getFirst()).orElse(chain.getFirst().text("short_name")),
        chain.stream().map(o -> o.text("short_name")).collect(Collectors.joining(", then ")),
        steps,
        days,
        ceilings,
        phases,
        note);
  }

  private List<Row> authorisations(List<Row> chain) {
    Set<String> ids = chain.stream().map(Row::about).collect(Collectors.toSet());
    return Stream.concat(
            view.chosen(RecordTables.MANDATES).stream()
                .filter(m -> ids.contains(m.text("operation")) && m.text("nation").equals(nation)),
            contributions(chain, "authorised").stream())
        .filter(m -> !m.isIllustrative())
        .sorted(Comparator.comparing(this::order))
        .toList();
  }

  private List<String> phaseWords(Row operation, Optional<String> from) {
    String name = operation.text("short_name");
    List<String> tasks = new ArrayList<>();
    List<String> inShort = new ArrayList<>();
    List<Row> jointFirst =
        view.chosen(RecordTables.ASSIGNMENTS).stream()
            .sorted(
                Comparator.comparing((Row a) -> a.find("place").isEmpty())
                    .thenComparing(a -> -a.list("nations").size())
                    .thenComparing(this::order))
            .toList();
    for (Row assignment : jointFirst) {
      if (!assignment.text("operation").equals(operation.about())
          || !assignment.list("nations").contains(nation)
          || !seen(assignment)) {
        continue;
      }
      String with =
          assignment.list("nations").stream()
              .filter(n -> !n.equals(nation))
              .map(this::nationName)
              .collect(Collectors.joining(" and "));
      String place =
          assignment
              .find("place")
              .flatMap(p -> view.find(RecordTables.PLACES, p))
              .map(p -> ", " + p.text("name"))
              .orElse("");
      String task =
          view.find(RecordTables.TASKS, assignment.text("task"))
              .map(t -> lowerFirst(t.text("name")))
              .orElse("");
      // A task without a place says no more than the operation's name.
      if (!place.isEmpty()) {
        tasks.add(task + place + (with.isEmpty() ? "" : " with " + with));
        inShort.add(task + (with.isEmpty() ? "" : " with " + with));
      }
      entry(
          assignment,
          name,
          task + place + (with.isEmpty() ? "" : ", jointly with " + with),
          "",
          "");
    }
    Set<String> words = new LinkedHashSet<>();
    if (!tasks.isEmpty()) {
      words.add(name + ": " + String.join("; ", tasks));
      words.add(name + ": " + tasks.getFirst());
      words.add(name + ": " + inShort.getFirst());
    }
    from.ifPresent(f -> words.add(name + " from " + f));
    words.add(name);
    return List.copyOf(words);
  }

  private Optional<Presence> presence(Row operation) {
    List<Row> chain = List.of(operation);
    List<String> figures = new ArrayList<>();
    List<Row> counts = new ArrayList<>();
    for (Row row : authorisations(chain)) {
      if (seen(row)) {
        String people =
            row.table() == RecordTables.MANDATES ? row.text("authorised") : row.text("value");
        figures.add("authorised " + people);
        entry(row, operation.text("short_name"), authorityOf(row), people, "");
      }
    }
    for (Row row : contributions(chain, "deployed")) {
      if (seen(row)) {
        counts.add(row);
        if (row.whole("value") == 0) {
          entry(row, operation.text("short_name"), "all home", "", "0");
          continue;
        }
        figures.add(
            (figures.isEmpty() || !figures.getFirst().startsWith("authorised") ? "" : "deployed ")
                + figure(row)
                + role(row)
                + weak(row));
        entry(row, operation.text("short_name"), roleOf(row), "", figure(row));
      }
    }
    for (Row row : contributions(chain, "total-served")) {
      if (seen(row)) {
        figures.add(figure(row) + " served in all" + weak(row));
        entry(
            row,
            operation.text("short_name"),
            figure(row) + " served in all" + roleAfter(row),
            "",
            "");
      }
    }
    List<Edge> starts = new ArrayList<>();
    counts.forEach(c -> starts.add(Edge.startOf(c.findHeld().orElseThrow())));
    List<Row> lifts =
        view.chosen(RecordTables.LIFT_GROUPS).stream()
            .filter(
                l ->
                    l.text("operation").equals(operation.about())
                        && l.text("nation").equals(nation)
                        && seen(l))
            .sorted(Comparator.comparing(this::order))
            .toList();
    for (Row lift : lifts) {
      starts.add(Edge.startOf(lift.findHeld().orElseThrow()));
      Optional<Row> relieved =
          lift.find("relieves").flatMap(r -> view.find(RecordTables.LIFT_GROUPS, r));
      String said =
          relieved
              .map(r -> "a lift of " + lift.text("people") + " relieved " + r.text("people"))
              .orElse("");
      if (!said.isEmpty()) {
        figures.add(said + " in " + shortDate(lift));
      }
      entry(
          lift,
          operation.text("short_name"),
          said.isEmpty() ? "a lift group" : said,
          "",
          lift.text("people"));
    }
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    if (figures.isEmpty()) {
      figures.add("how many is not recorded");
    }
    Edge from = starts.stream().min(Comparator.comparing(Edge::earliest)).orElseThrow();
    Optional<Edge> end = presenceEnd(operation, counts);
    boolean goesOn = end.isEmpty() || end.get().earliest().isAfter(asOf);
    Set<String> words = new LinkedHashSet<>();
    words.add(String.join("; ", figures));
    if (figures.size() > 2) {
      words.add(String.join("; ", figures.subList(0, 2)));
    }
    words.add(figures.getFirst());
    words.add(figures.getFirst().split(",| in ", 2)[0]);
    return Optional.of(
        new Presence(
            operation.about(),
            placeName(operation).orElse(operation.text("short_name")),
            operation.text("short_name") + ledByOthers(operation),
            from,
            goesOn ? Edge.on(asOf) : end.get(),
            goesOn,
            List.copyOf(words)));
  }

  private Optional<Edge> presenceEnd(Row operation, List<Row> counts) {
    if (!counts.isEmpty()) {
      Row last = counts.getLast();
      Edtf held = last.findHeld().orElseThrow();
      if (last.whole("value") == 0) {
        return Optional.of(Edge.startOf(held));
      }
      if (held.interval() && !held.endLatest().equals(LocalDate.MAX)) {
        return Optional.of(endEdge(held));
      }
    }
    return endOf(operation);
  }

  private static Edge endEdge(Edtf held) {
    return new Edge(
        held.endEarliest().equals(LocalDate.MIN) ? held.endLatest() : held.endEarliest(),
        held.endLatest());
  }

  private static Optional<Edge> endOf(Row operation) {
    return operation
        .findHeld()
        .filter(h -> h.interval() && !h.endLatest().equals(LocalDate.MAX))
        .map(TimelineReader::endEdge);
  }

  /// A leader other than the alliance, where its name is short enough for the row.
  private static String ledByOthers(Row operation) {
    String leader = operation.text("leader").replace("United Nations", "UN");
    return leader.startsWith("NATO") || leader.length() > 14 ? "" : " (" + leader + ")";
  }

  // ---- plans

  private static List<OpenStretch> gaps(CaseView view) {
    List<OpenStretch> gaps = new ArrayList<>();
    SavedPlans.findNewest(view.data())
        .ifPresent(
            plan ->
                plan.document()
                    .gaps()
                    .forEach(
                        gap ->
                            view.find(GenerateTables.REQUIREMENT_LINES, gap.line())
                                .or(() -> view.find(GenerateTables.STAFF_POSTS, gap.line()))
                                .ifPresent(
                                    line ->
                                        gaps.add(
                                            new OpenStretch(
                                                line.text("operation"),
                                                gap.from(),
                                                gap.to(),
                                                gap.people())))));
    return gaps;
  }

  /// What illustrative lines and posts want, an operation each; its lines may be seen by some who
  /// may not see the operation.
  private List<Planned> planned() {
    Map<String, List<Wanted>> parts = new LinkedHashMap<>();
    for (Row line : view.chosen(GenerateTables.REQUIREMENT_LINES)) {
      wanted(line, line.text("name") + ", " + line.text("people") + " people", parts);
    }
    for (Row post : view.chosen(GenerateTables.STAFF_POSTS)) {
      wanted(post, post.text("title") + ", 1 post", parts);
    }
    List<Planned> found = new ArrayList<>();
    parts.forEach(
        (operation, wanted) ->
            found.add(
                new Planned(
                    operation,
                    PlanReader.operationName(view, operation),
                    "invented, place not named",
                    summed(wanted),
                    gaps.stream().filter(g -> g.operation().equals(operation)).toList())));
    return found;
  }

  private void wanted(Row row, String what, Map<String, List<Wanted>> parts) {
    if (!row.isIllustrative() || row.findHeld().isEmpty()) {
      return;
    }
    Edtf held = row.findHeld().get();
    String operation = row.text("operation");
    int people = row.table() == GenerateTables.STAFF_POSTS ? 1 : row.whole("people");
    parts
        .computeIfAbsent(operation, none -> new ArrayList<>())
        .add(new Wanted(held.startEarliest(), held.endLatest(), people));
    entry(row, PlanReader.operationName(view, operation), "required: " + what, "", "");
  }

  private static List<Wanted> summed(List<Wanted> parts) {
    TreeSet<LocalDate> cuts = new TreeSet<>();
    for (Wanted part : parts) {
      cuts.add(part.from());
      cuts.add(part.to().plusDays(1));
    }
    List<LocalDate> days = List.copyOf(cuts);
    List<Wanted> steps = new ArrayList<>();
    for (int i = 0; i + 1 < days.size(); i++) {
      LocalDate day = days.get(i);
      int people =
          parts.stream()
              .filter(p -> !p.from().isAfter(day) && !p.to().isBefore(day))
              .mapToInt(Wanted::people)
              .sum();
      if (people > 0) {
        steps.add(new Wanted(day, days.get(i + 1).minusDays(1), people));
      }
    }
    return steps;
  }

  // ---- events

  private List<Moment> moments(
      ClaimTable table,
      Function<Row, String> title,
      Function<Row, String> inShort,
      Function<Row, String> text) {
    List<Moment> found = new ArrayList<>();
    for (Row row : view.chosen(table)) {
      if (!seen(row)) {
        continue;
      }
      Edtf held = row.findHeld().orElseThrow();
      Edge from = Edge.startOf(held);
      Edge to = held.interval() && !held.endLatest().equals(LocalDate.MAX) ? endEdge(held) : from;
      String what = title.apply(row);
      found.add(
          new Moment(
              row.about(),
              from,
              to,
              Shape.EVENT,
              List.of(what, inShort.apply(row)),
              DateWords.held(held)
                  + ": "
                  + what
                  + (text.apply(row).isEmpty() ? "" : ". " + text.apply(row)),
              row.isIllustrative()));
      entry(row, table.title(), what, "", "");
    }
    found.sort(Comparator.comparing(m -> m.from().earliest()));
    return found;
  }

  private static String shortened(String text) {
    if (text.length() <= 28) {
      return text;
    }
    int space = text.lastIndexOf(' ', 27);
    return text.substring(0, space < 12 ? 27 : space) + "…";
  }

  // ---- conflicts

  private List<Dispute> disputes() {
    List<Dispute> found = new ArrayList<>();
    for (CaseView.Conflict conflict : view.conflicts()) {
      Row first = conflict.claims().getFirst();
      Optional<String> row = rowOf(first);
      if (row.isEmpty() || !owned(first)) {
        continue;
      }
      List<String> differing = differing(conflict.claims());
      Row counts =
          conflict
              .choice()
              .flatMap(
                  c ->
                      conflict.claims().stream()
                          .filter(r -> r.id().equals(c.text("chosen")))
                          .findFirst())
              .or(() -> view.find(first.table(), conflict.about()))
              .orElse(first);
      Optional<Edtf> held = counts.findHeld();
      if (differing.isEmpty() || held.isEmpty() || held.get().startEarliest().isAfter(asOf)) {
        continue;
      }
      List<Option> options = options(conflict.claims(), differing, counts);
      if (options.size() < 2) {
        continue;
      }
      String asked = options.stream().map(Option::figure).collect(Collectors.joining(" or "));
      found.add(
          new Dispute(
              conflict.about(),
              subject(first) + ": " + asked + "?",
              Edge.startOf(held.get()),
              DateWords.held(held.get()),
              row.get(),
              first.table() == RecordTables.CONTRIBUTIONS && counts.text("basis").equals("deployed")
                  ? Optional.of(counts.whole("value"))
                  : Optional.empty(),
              options,
              conflict.choice().map(c -> c.text("chosen")),
              conflict.choice().map(c -> c.text("reason")).orElse("")));
    }
    return found;
  }

  private boolean owned(Row row) {
    if (row.table().findColumn("nation").isPresent()) {
      return row.text("nation").equals(nation);
    }
    return row.table().findColumn("unit").isEmpty() || unitNation(row.text("unit")).equals(nation);
  }

  private static Optional<String> rowOf(Row row) {
    ClaimTable table = row.table();
    if (table == RecordTables.CONTRIBUTIONS || table == RecordTables.MANDATES) {
      return Optional.of(row.text("operation"));
    }
    if (table == RecordTables.MEMBERSHIP_EVENTS) {
      return Optional.of(row.text("framework"));
    }
    if (table == RecordTables.CRISIS_EVENTS) {
      return Optional.of("crisis");
    }
    if (table == ReviewTables.EVALUATIONS
        || table == ReviewTables.CERTIFICATES
        || table == ReviewTables.DECLARATIONS) {
      return Optional.of("evaluations");
    }
    return Optional.empty();
  }

  private static List<String> differing(List<Row> claims) {
    return claims.getFirst().table().columns().stream()
        .map(c -> c.name())
        .filter(c -> !COMMON.contains(c))
        .filter(c -> claims.stream().map(r -> r.text(c)).distinct().count() > 1)
        .toList();
  }

  /// One option a figure, the one that counts first.
  private List<Option> options(List<Row> claims, List<String> differing, Row counts) {
    Map<String, List<Row>> byFigure = new LinkedHashMap<>();
    byFigure.put(figureOf(counts, differing), new ArrayList<>());
    for (Row row : claims) {
      byFigure.computeIfAbsent(figureOf(row, differing), none -> new ArrayList<>()).add(row);
    }
    List<Option> options = new ArrayList<>();
    byFigure.forEach(
        (figure, rows) -> {
          boolean now = rows.contains(counts);
          Row named =
              now
                  ? counts
                  : rows.stream()
                      .min(Comparator.comparing((Row r) -> !r.text("kind").equals("official")))
                      .orElseThrow();
          options.add(
              new Option(
                  named.id(),
                  figure,
                  saysOf(named, differing),
                  rows.stream().map(this::backing).toList(),
                  now));
        });
    return options;
  }

  /// The figure of a claim among those that differ: its count where the counts differ, else its
  /// date, else the first cell that differs.
  private static String figureOf(Row row, List<String> differing) {
    if (differing.contains("value")) {
      return figure(row);
    }
    if (differing.contains("authorised")) {
      return row.text("authorised");
    }
    if (differing.contains("held")) {
      return row.findHeld().map(DateWords::held).orElse("no date");
    }
    return row.find(differing.getFirst()).orElse("not said");
  }

  private static String saysOf(Row row, List<String> differing) {
    List<String> says = new ArrayList<>();
    if (differing.contains("held")
        && (differing.contains("value") || differing.contains("authorised"))) {
      row.findHeld().map(DateWords::held).ifPresent(says::add);
    }
    if (row.table().findColumn("role").isPresent()) {
      row.find("role").ifPresent(says::add);
    }
    return String.join(", ", says);
  }

  private Backing backing(Row row) {
    Optional<Row> source = view.findSource(row.text("source"));
    return new Backing(
        row.id(),
        row.text("source"),
        source.map(s -> s.text("title")).orElse(row.text("source")),
        row.text("kind"),
        source.map(s -> s.text("grade").equals("weak")).orElse(false));
  }

  private String subject(Row row) {
    String name = row.about();
    if (row.table().findColumn("operation").isPresent() && row.find("operation").isPresent()) {
      name = operationName(row);
    } else if (row.table() == RecordTables.MEMBERSHIP_EVENTS) {
      name = nameOf(row.text("framework")) + ", " + row.text("event");
    } else if (row.table().findColumn("unit").isPresent()) {
      name = unitName(row.text("unit"));
    }
    return name;
  }

  // ---- words and small things

  private void entry(Row row, String what, String says, String authorised, String deployed) {
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
  private boolean seen(Row row) {
    boolean seen = row.findHeld().isPresent() && begun(row) != Edtf.Answer.NO;
    if (!seen && row.findHeld().isPresent() && !row.isIllustrative()) {
      notDrawn.add(row.id());
    }
    return seen;
  }

  private Edtf.Answer begun(Row row) {
    return row.findHeld().map(h -> h.begunBy(asOf)).orElse(Edtf.Answer.NO);
  }

  private LocalDate order(Row row) {
    return row.findHeld().map(h -> Edge.startOf(h).earliest()).orElse(LocalDate.MIN);
  }

  private static String figure(Row count) {
    return switch (count.text("qualifier")) {
      case "about" -> "~" + count.text("value");
      case "at-least" -> "at least " + count.text("value");
      default -> count.text("value");
    };
  }

  private String role(Row count) {
    Optional<String> host = count.find("host").map(h -> " in the contingent of " + nationName(h));
    String until =
        count
            .findHeld()
            .filter(
                h ->
                    h.interval()
                        && h.endEarliest().equals(h.endLatest())
                        && !h.endEarliest().equals(LocalDate.MAX))
            .map(h -> " until " + DateWords.day(h.endLatest()))
            .orElse("");
    return host.orElseGet(() -> count.find("role").map(r -> ", " + lowerFirst(r)).orElse(""))
        + until;
  }

  private String roleOf(Row count) {
    String host = count.find("host").map(h -> "in the contingent of " + nationName(h)).orElse("");
    String role = count.find("role").orElse("");
    return Stream.of(role, host).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String roleAfter(Row count) {
    return count.find("role").map(r -> ", " + lowerFirst(r)).orElse("");
  }

  private static String authorityOf(Row row) {
    return row.table() == RecordTables.MANDATES
        ? "authorised by " + row.text("authority")
        : "authorised";
  }

  private String weak(Row row) {
    return view.findSource(row.text("source"))
        .filter(s -> s.text("grade").equals("weak"))
        .map(none -> ", weak source")
        .orElse("");
  }

  private static String shortDate(Row row) {
    return row.findHeld()
        .map(h -> Edge.startOf(h))
        .map(e -> DateWords.held(Edtf.of(e.latest().toString().substring(0, 7))))
        .orElse("");
  }

  private String operationName(Row row) {
    return nameOf(row.text("operation"));
  }

  private String nameOf(String about) {
    return view.find(RecordTables.OPERATIONS, about)
        .or(() -> view.find(RecordTables.FRAMEWORKS, about))
        .map(r -> r.text("short_name"))
        .orElse(about);
  }

  private Optional<String> placeName(Row operation) {
    return operation
        .find("place")
        .flatMap(p -> view.find(RecordTables.PLACES, p))
        .map(p -> p.find("nation").map(this::nationName).orElse(p.text("name")));
  }

  private String nationName(String code) {
    return view.find(RecordTables.NATIONS, code).map(n -> n.text("name")).orElse(code);
  }

  private String unitName(String unit) {
    return view.find(RecordTables.UNITS, unit).map(u -> u.text("short_name")).orElse(unit);
  }

  private String unitNation(String unit) {
    return view.find(RecordTables.UNITS, unit).map(u -> u.text("nation")).orElse("");
  }

  private String levelName(String level) {
    return view.find(ReviewTables.LADDER, level).map(l -> l.text("name")).orElse(level);
  }

  private static String lowerFirst(String text) {
    // An abbreviation such as QRF keeps its capitals.
    return text.length() > 1 && Character.isUpperCase(text.charAt(1))
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
