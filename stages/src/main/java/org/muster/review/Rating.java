package org.muster.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a checklist's marks come to: the raw figures, and the band that they fall into. The figures
/// always stand beside the band, because a band alone hides how far away the next one is.
///
/// @param items how many items the checklist has
/// @param marked how many were looked at
/// @param met how many met the standard
/// @param criticals how many critical items it has, and how many of them were met
/// @param failedCriticals ids of critical items that were not met, in the checklist's order
/// @param unmarked ids of items that were not looked at
/// @param areas the figures by area
/// @param band the best band whose conditions are met, counted over all items
public record Rating(
    int items,
    int marked,
    int met,
    int criticals,
    int criticalsMet,
    List<String> failedCriticals,
    List<String> unmarked,
    List<AreaRating> areas,
    Checklist.Band band) {

  public Rating {
    failedCriticals = List.copyOf(failedCriticals);
    unmarked = List.copyOf(unmarked);
    areas = List.copyOf(areas);
  }

  /// The figures of one area.
  public record AreaRating(String area, String title, int items, int marked, int met) {}

  /// Whether every item was looked at.
  public boolean isComplete() {
    return unmarked.isEmpty();
  }

  /// The share met, in hundredths of all items, rounded down: an item not looked at is not met.
  public int share() {
    return items == 0 ? 0 : met * 100 / items;
  }

  /// `38 of 40 met (95 %), 12 of 12 critical`.
  public String figures() {
    return met
        + " of "
        + items
        + " met ("
        + share()
        + " %), "
        + criticalsMet
        + " of "
        + criticals
        + " critical"
        + (unmarked.isEmpty() ? "" : ", " + unmarked.size() + " not looked at");
  }

  /// Rates marks.
  ///
  /// @param marks by item: 1 or 0 for an item that is met or not, a grade for a graded one
  /// @throws IllegalArgumentException for an item that the checklist does not have, or a mark
  ///     outside its scale
  public static Rating of(Checklist checklist, Map<String, Integer> marks) {
    for (Map.Entry<String, Integer> mark : marks.entrySet()) {
      Checklist.Item item =
          checklist
              .findItem(mark.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "checklist " + checklist.id() + " has no item " + mark.getKey()));
      int low = item.graded() ? checklist.grades().min() : 0;
      int high = item.graded() ? checklist.grades().max() : 1;
      if (mark.getValue() < low || mark.getValue() > high) {
        throw new IllegalArgumentException(
            "item "
                + item.id()
                + " has mark "
                + mark.getValue()
                + ", expected "
                + low
                + " to "
                + high);
      }
    }
    int marked = 0;
    int met = 0;
    int criticals = 0;
    int criticalsMet = 0;
    List<String> failed = new ArrayList<>();
    List<String> unmarked = new ArrayList<>();
    List<AreaRating> areas = new ArrayList<>();
    for (Checklist.Area area : checklist.areas()) {
      int areaMarked = 0;
      int areaMet = 0;
      for (Checklist.Item item : area.items()) {
        Integer mark = marks.get(item.id());
        boolean isMet = mark != null && meets(checklist, item, mark);
        areaMarked += mark == null ? 0 : 1;
        areaMet += isMet ? 1 : 0;
        if (mark == null) {
          unmarked.add(item.id());
        }
        if (item.critical()) {
          criticals++;
          criticalsMet += isMet ? 1 : 0;
          if (mark != null && !isMet) {
            failed.add(item.id());
          }
        }
      }
      marked += areaMarked;
      met += areaMet;
      areas.add(new AreaRating(area.id(), area.title(), area.items().size(), areaMarked, areaMet));
    }
    int items = checklist.listItems().size();
    Checklist.Band reached = checklist.bands().getLast();
    for (Checklist.Band band : checklist.bands()) {
      if ((long) met * 100 >= (long) band.share() * items
          && (!band.criticals() || criticalsMet == criticals)) {
        reached = band;
        break;
      }
    }
    return new Rating(
        items,
        marked,
        met,
        criticals,
        criticalsMet,
        failed,
        unmarked,
        areas,
        Objects.requireNonNull(reached));
  }

  static boolean meets(Checklist checklist, Checklist.Item item, int mark) {
    return item.graded() ? mark >= checklist.grades().pass() : mark == 1;
  }
}
