package org.muster.server.operate.guard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardForce;
import org.muster.operate.guard.GuardMapping;
import org.muster.operate.guard.GuardPlace;
import org.muster.operate.guard.Halves;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;
import org.springframework.web.servlet.View;

/// A visit to the pages of a joint guard: which guard, and where the reader sits at it.
///
/// @param guard the guard's claim
/// @param force the people as the reader sees them
public record GuardVisit(
    Visit visit, Row guard, Halves halves, GuardForce force, GuardPlace place) {

  /// Opens the guard that the address names, or the first of the case; empty where the reader sees
  /// none.
  static Optional<GuardVisit> find(Visit visit) {
    return GuardChoice.find(visit)
        .map(
            guard -> {
              Halves halves = new Halves(guard.text("first_nation"), guard.text("second_nation"));
              return new GuardVisit(
                  visit,
                  guard,
                  halves,
                  visit
                      .view()
                      .derived(
                          GuardForce.class,
                          guard.about(),
                          v -> GuardForce.of(v.data(), guard.about())),
                  GuardPlace.of(visit.who().viewer(), halves));
            });
  }

  /// The same.
  ///
  /// @throws NotFoundException where there is none
  static GuardVisit get(Visit visit) {
    return find(visit)
        .orElseThrow(() -> new NotFoundException("There is no joint guard in this case."));
  }

  /// The page that says that there is no guard, and what would make one.
  static View none(Visit visit) {
    Page page =
        visit.page("No joint guard is on file").at(Place.of(Stage.OPERATE, "operate/guard")).done();
    return Html.of("operate/none", page);
  }

  String id() {
    return guard.about();
  }

  Viewer viewer() {
    return visit.who().viewer();
  }

  /// The guard as it is planned, over some days.
  GuardCase.Reading reading(LocalDate from, int days) {
    record Days(String guard, LocalDate from, int days) {}
    return visit
        .view()
        .derived(
            GuardCase.Reading.class,
            new Days(id(), from, days),
            v -> GuardMapping.read(v.data(), Optional.of(id()), from, days));
  }

  /// A nation's name.
  String nation(String code) {
    return visit.words().name(List.of(RecordTables.NATIONS.name()), code);
  }

  /// Whether a nation is drawn solid; the other is outlined.
  boolean isFirst(String nation) {
    return halves.first().equals(nation);
  }

  /// Whether the reader plans or signs for one of the two, from a page that looks at today.
  boolean acts() {
    return (place.plans() || place.signs()) && !visit.looksBack();
  }

  Page.Draft page(String title, String tab) {
    return GuardChoice.offer(visit, visit.page(title).at(Place.of(Stage.OPERATE, tab)), tab);
  }
}
