package org.muster.server.operate.evacuation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Evacuations;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;

/// A visit to the pages of an evacuation.
///
/// @param now of the state that is shown
public record EvacuationVisit(Visit visit, Evacuation evacuation, Instant now) {
  static final String PATH = "operate/evacuation";

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DTG =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  Viewer viewer() {
    return visit.who().viewer();
  }

  /// Whether the reader may do that here, and does not look back.
  public boolean may(EvacuationRight right) {
    return Evacuations.may(viewer(), evacuation, right) && !visit.looksBack();
  }

  /// Whether there is anything that the reader may do with the people of a party.
  public boolean deals() {
    return Stream.of(
            EvacuationRight.CALL,
            EvacuationRight.SCAN,
            EvacuationRight.SCREEN,
            EvacuationRight.SPLIT,
            EvacuationRight.REFUSE)
        .anyMatch(this::may);
  }

  Page.Draft page(String title, String tab) {
    return visit
        .page(title)
        .at(Place.of(Stage.OPERATE, tab))
        .illustrative(evacuation.illustrative())
        .releasableTo(evacuation.owner() + ", " + evacuation.release());
  }

  /// `1930L`, the hour at the place.
  public String hour(Instant at) {
    return HOUR.format(at.atOffset(evacuation.offset())) + "L";
  }

  /// `19:30`.
  public String clock() {
    return CLOCK.format(now.atOffset(evacuation.offset()));
  }

  /// The day at the place.
  LocalDate day() {
    return LocalDate.ofInstant(now, evacuation.offset());
  }

  /// `241500ZAUG21`.
  public String dtg() {
    return DTG.format(now).toUpperCase(Locale.ROOT);
  }

  /// An instant in Zulu.
  public String dtg(Instant at) {
    return DTG.format(at).toUpperCase(Locale.ROOT);
  }
}
