package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.record.Row;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.Timeline;
import org.muster.thread.Timeline.Dispute;
import org.muster.thread.Timeline.Membership;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.Planned;
import org.muster.thread.Timeline.Presence;
import org.muster.thread.Timeline.Step;
import org.muster.thread.Timeline.Theatre;

/// Reads a timeline from the claims of a case. A theatre is a chain of operations that succeeded
/// one another; it gets an area of its own from [#AREA_STEPS] counts on, because a stepped area of
/// fewer says less than a sentence.
public final class TimelineReader {
  private static final int AREA_STEPS = 3;

  private final TimelineClaims claims;

  public TimelineReader(CaseView view) {
    this.claims = new TimelineClaims(view);
  }

  public Timeline read() {
    List<Dispute> disputes = new DisputeReader(claims).disputes();
    disputes.forEach(d -> claims.disputed.add(d.about()));
    List<Membership> memberships = new FrameworkReader(claims).memberships();
    OperationClaims operations = new OperationClaims(claims);
    TheatreReader theatreReader = new TheatreReader(claims, operations);
    PresenceReader presenceReader = new PresenceReader(claims, operations);
    List<Theatre> theatres = new ArrayList<>();
    List<Presence> presences = new ArrayList<>();
    for (List<Row> chain : operations.chains()) {
      List<Step> steps = theatreReader.steps(chain);
      if (steps.size() >= AREA_STEPS) {
        theatres.add(theatreReader.theatre(chain, steps));
      } else {
        chain.forEach(operation -> presenceReader.presence(operation).ifPresent(presences::add));
      }
    }
    theatres.sort(Comparator.comparingInt(Theatre::top).reversed());
    presences.sort(Comparator.comparing(p -> p.from().earliest()));
    List<Planned> planned = new PlannedReader(claims).planned();
    EventReader events = new EventReader(claims);
    List<Moment> crisis = events.crisis();
    List<Moment> dealings = events.dealings();
    LocalDate first = first(memberships, theatres, presences);
    LocalDate last =
        LocalDate.of(
            Math.max(claims.view.header().horizonTo().getYear(), claims.asOf.getYear()), 12, 31);
    String span = first.getYear() + " to " + last.getYear();
    return new Timeline(
        heading(theatres, span),
        summary(memberships, theatres, presences, planned),
        claims.asOf,
        claims.view.knownOn(),
        first,
        last,
        memberships,
        theatres,
        presences,
        planned,
        crisis,
        dealings,
        disputes,
        claims.entries(),
        claims.notDrawn.size());
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
    // What has no beginning begins before the picture.
    int year =
        starts
            .filter(day -> !day.equals(LocalDate.MIN))
            .mapToInt(LocalDate::getYear)
            .min()
            .orElse(1992);
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
    String from =
        begun == top ? DateWords.people(top) : "From " + DateWords.people(begun) + " to " + top;
    return from + (home ? ", and home: " : ": ") + span;
  }

  private String summary(
      List<Membership> memberships,
      List<Theatre> theatres,
      List<Presence> presences,
      List<Planned> planned) {
    StringBuilder out =
        new StringBuilder("As of ")
            .append(DateWords.day(claims.asOf))
            .append(", as known on ")
            .append(DateWords.day(claims.view.knownOn()))
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
          .append(DateWords.people(one.top()))
          .append(" wanted");
      if (!one.gaps().isEmpty()) {
        out.append(", ").append(DateWords.count(one.gaps().size(), "gap")).append(" in the plan");
      }
      out.append(". ");
    }
    return out.toString().strip();
  }
}
