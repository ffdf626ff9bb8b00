package org.muster.server.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.record.Arrivals;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.Overview;
import org.muster.thread.Stage;
import org.muster.thread.UnreadableRows;

/// What the layout draws around a page's content.
///
/// @param title the finding, also the window's title
/// @param chrome theme, form token, who asks
/// @param frame the case's frame; absent where no case is open, as on the sign-in page
public record Page(String title, Chrome chrome, Optional<Frame> frame) {

  /// A page outside of any case.
  public static Page bare(String title, Chrome chrome) {
    return new Page(title, chrome, Optional.empty());
  }

  /// The frame of a page in a case.
  ///
  /// @throws IllegalStateException on a page outside of any case
  public Frame inCase() {
    return frame.orElseThrow(() -> new IllegalStateException("page " + title + " has no case"));
  }

  /// A path with the case and the days that were asked for: `to("facts/units")`.
  public String to(String pathInCase) {
    return inCase().to(pathInCase);
  }

  /// Whether the reader writes none of the case's rows from here: a finding then leads to something
  /// to read, and offers no deed.
  public boolean onlyReads() {
    return inCase().asked().looksBack()
        || chrome.who().filter(who -> who.mayEdit(inCase().header().owner())).isEmpty();
  }

  /// The numbered sources of some claims, for superscripts.
  public List<Cites.Cite> cites(Collection<Row> claims) {
    return inCase().cites().of(claims);
  }

  /// The address of an asset.
  public String asset(String name) {
    return Assets.url(name);
  }

  /// The address of an icon in the sprite.
  public String icon(String name) {
    return Assets.url("icons.svg") + "#" + name;
  }

  /// A stage in the thread.
  ///
  /// @param worst its worst thing in words
  public record Step(String title, String href, String worst, boolean current) {}

  /// Something that is stored and cannot be read.
  ///
  /// @param says what it is and why
  /// @param href where it is mended; empty where no page does
  public record Unread(String says, String href) {}

  /// A row that is shown as known on an earlier day and was only added to this database later.
  ///
  /// @param added the day on which it was
  public record Late(String says, String href, String added) {}

  /// Another form of what is seen, to take away.
  public record Export(String href, String title) {}

  /// One of several things of which the page shows one.
  public record Choice(String href, String title, boolean current) {}

  /// The case's frame: who, what, as of when, and what the page's claims add up to.
  public record Frame(
      CaseHeader header,
      List<CaseHeader> cases,
      Asked asked,
      Place place,
      Overview overview,
      List<Step> steps,
      FactsBar facts,
      Cites cites,
      List<Export> exports,
      List<Choice> choices,
      String query,
      Optional<Undo> undo,
      List<Unread> unread,
      List<Late> late) {

    /// `2 of the rows shown here were only added later`.
    public String lateWords() {
      return (late.size() == 1
              ? "One of the rows shown here was only added to Muster later"
              : late.size() + " of the rows shown here were only added to Muster later")
          + ": that it was known by then is its owner's word";
    }

    /// `2 rows cannot be read and are left out here`.
    public String unreadWords() {
      return unread.size() == 1
          ? "One row cannot be read; pages leave it out or show a part of it"
          : unread.size() + " rows cannot be read; pages leave them out or show a part of them";
    }

    public String to(String pathInCase) {
      return asked.link("/case/" + header.id() + (pathInCase.isEmpty() ? "" : "/" + pathInCase));
    }

    /// The pages of this stage, where it has more than one.
    public List<Place.Tab> tabs() {
      List<Place.Tab> tabs = place.offered();
      return tabs.size() > 1 ? tabs : List.of();
    }
  }

  /// Builds the page of a visit.
  public static final class Draft {
    private final Visit visit;
    private final String title;
    private Place place = Place.ELSEWHERE;
    private final Set<Row> shown = new LinkedHashSet<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private String query = "";
    private Optional<String> releasable = Optional.empty();
    private boolean illustrative;

    Draft(Visit visit, String title) {
      this.visit = visit;
      this.title = title;
    }

    /// Where in the thread the page stands.
    public Draft at(Place where) {
      place = where;
      return this;
    }

    /// Claims that the page shows: they make the facts bar and the sources line.
    public Draft showing(Collection<Row> claims) {
      shown.addAll(claims);
      return this;
    }

    /// Another form of what is seen.
    public Draft export(String pathInCase, String name) {
      exports.add(new Export(visit.to(pathInCase), name));
      return this;
    }

    /// One of several things of which this page shows one.
    public Draft choice(String pathInCase, String name, boolean current) {
      choices.add(new Choice(visit.to(pathInCase), name, current));
      return this;
    }

    /// To whom a page may be shown that holds more than claims.
    public Draft releasableTo(String whom) {
      releasable = Optional.of(whom);
      return this;
    }

    /// A page some of whose text was invented for planning, though it shows no claim; once marked,
    /// it stays so.
    public Draft illustrative(boolean invented) {
      illustrative |= invented;
      return this;
    }

    /// What stands in the search box.
    public Draft searched(String words) {
      query = words;
      return this;
    }

    public Page done() {
      CaseView view = visit.view();
      List<Unreadable> unreadable = UnreadableRows.of(view);
      unreadable.forEach(u -> u.row().ifPresent(shown::add));
      Readings.note(visit.caseId(), shown);
      Overview overview = visit.overview();
      List<Step> steps = new ArrayList<>();
      overview
          .worstByStage()
          .forEach(
              (stage, worst) ->
                  steps.add(
                      new Step(
                          stage.title(),
                          visit.to(Place.tabs(stage).getFirst().path()),
                          worst,
                          place.stage().equals(Optional.of(stage)))));
      return new Page(
          title,
          visit.chrome(),
          Optional.of(
              new Frame(
                  view.header(),
                  visit.cases(),
                  visit.asked(),
                  place,
                  overview,
                  steps,
                  FactsBar.of(view, shown).with(releasable, illustrative),
                  new Cites(view, shown),
                  List.copyOf(exports),
                  List.copyOf(choices),
                  query,
                  visit.undo(),
                  unreadable.stream().map(u -> unread(visit, u)).toList(),
                  visit.looksBack() ? late() : List.of())));
    }

    private List<Late> late() {
      Arrivals arrivals = visit.arrivals();
      return shown.stream()
          .filter(row -> arrivals.isAddedAfter(row.id(), visit.asked().knownOn()))
          .map(
              row ->
                  new Late(
                      visit.words().sentence(row),
                      visit.to("facts/" + row.table().name() + "?read=" + row.id()),
                      arrivals.findDay(row.id()).map(DateWords::day).orElseThrow()))
          .toList();
    }
  }

  private static Unread unread(Visit visit, Unreadable unreadable) {
    ClaimTable table = CaseTables.BY_NAME.get(unreadable.table());
    String why =
        unreadable.errors().stream()
            .map(
                e ->
                    (e.column().isEmpty() ? "" : e.column().replace('_', ' ') + " ")
                        + (e.found().isEmpty() ? "" : "is “" + cut(e.found()) + "”, ")
                        + "expected "
                        + e.expected())
            .collect(Collectors.joining("; "));
    return table == null
        ? new Unread("The case itself: " + why, "")
        : new Unread(
            table.title() + ", " + unreadable.id() + ": " + why,
            visit.to("edit/" + table.name() + "/" + unreadable.id()));
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 79) + "…" : text;
  }

  /// The stage's own title, or Overview.
  public String placeTitle() {
    return frame.flatMap(f -> f.place().stage()).map(Stage::title).orElse("Overview");
  }
}
