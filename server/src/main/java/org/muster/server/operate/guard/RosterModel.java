package org.muster.server.operate.guard;

import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterReasons;

/// What the page of a roster shows.
///
/// @param wrong why what was just asked for was refused; empty where nothing was
/// @param rosters to choose from, newest first
/// @param shown the one that is shown; empty where there is none
/// @param unsound why the guard cannot be planned as it stands
/// @param running what a search does; empty where none runs or ended
/// @param plans whether the reader may have a roster planned
public record RosterModel(
    String wrong,
    List<RosterHead> rosters,
    Optional<Shown> shown,
    List<String> unsound,
    String running,
    boolean refreshing,
    boolean plans,
    String from) {

  /// A roster on one of its days.
  ///
  /// @param day `1 MAR 2021`
  /// @param before address of the day before; empty on the first
  /// @param after address of the day after; empty on the last
  /// @param draft whether it is still a draft
  /// @param open turns of the whole roster that nobody stands
  /// @param bound what is proven of it, in words
  public record Shown(
      RosterHead head,
      String day,
      String dayIso,
      String before,
      String after,
      List<Column> columns,
      List<Half> halves,
      List<Cover> covers,
      List<Gap> gaps,
      int open,
      String bound,
      List<Key> keys,
      String publish,
      Optional<Chosen> chosen,
      List<Step> steps,
      List<String> hopeless,
      List<String> notes,
      boolean draft,
      boolean moves,
      boolean withdraws) {}

  /// A column of the day.
  public record Column(String hours, String zulu) {}

  /// A nation's people on duty.
  ///
  /// @param first whether it is drawn solid
  public record Half(String nation, boolean first, String says, List<Line> lines) {}

  /// Somebody's day.
  public record Line(
      String number,
      String called,
      String rank,
      String href,
      List<Cell> cells,
      int hours,
      int nights) {}

  /// @param href what opens the cell; empty for a free one
  /// @param says the cell in words
  public record Cell(
      int columns, String code, String href, String says, boolean reserve, boolean chosen) {
    public boolean isFree() {
      return code.isEmpty();
    }
  }

  /// A post's day.
  public record Cover(
      String code, String name, String href, List<Turn> turns, String held, boolean open) {}

  /// @param seats by seat: first, second or gap
  public record Turn(int columns, List<String> seats, String says) {}

  /// A turn that nobody stands.
  public record Gap(String href, String says, boolean chosen) {}

  /// A nation's key.
  ///
  /// @param says such as `turned 1410`
  /// @param half digest that its key would be turned on; empty where the reader may not
  /// @param why the reader may not turn it; empty where they may, or it is the other nation's
  public record Key(
      String nation, boolean turned, String says, String half, String why, List<String> changes) {}

  /// The turn that was chosen.
  ///
  /// @param now who stands it, by service number; empty for nobody
  /// @param mine whether the reader may move whoever stands it
  /// @param movers who could if another tour changed hands, each in a sentence
  public record Chosen(
      String title,
      String says,
      String post,
      int seat,
      String at,
      String now,
      boolean mine,
      List<Offer> fits,
      List<String> movers,
      List<Offer> others,
      int more) {}

  /// Somebody for the turn.
  ///
  /// @param says what it costs, or without which tours they may
  /// @param mine whether the reader may put them there
  public record Offer(
      RosterReasons.Candidate candidate, String called, String says, boolean mine) {}

  /// What was done with the roster.
  ///
  /// @param told who is told of it and has not read it, with a form where the reader may note it
  public record Step(
      int number, String when, String who, String says, List<String> turns, List<Told> told) {}

  public record Told(String number, String called, boolean read, boolean mine) {}
}
