package org.muster.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.CaseLook;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.thread.CaseView;

/// A page that rows break is made without them, and nothing is looked for twice.
class RowSearchTest {
  private static final List<String> ROWS =
      IntStream.range(0, 1_000).mapToObj(i -> "row " + i).toList();

  @Test
  void findsEachRowThatBreaksThePage() throws Exception {
    AtomicInteger made = new AtomicInteger();

    assertThat(
            RowSearch.find(
                ROWS,
                List.of(),
                without -> {
                  made.incrementAndGet();
                  return !without.containsAll(Set.of("row 3", "row 998"));
                }))
        .hasValueSatisfying(left -> assertThat(left).containsExactlyInAnyOrder("row 3", "row 998"));
    assertThat(made).hasValueLessThan(30);
  }

  @Test
  void whatIsKnownStaysLeftOutAndIsNotLookedForAgain() throws Exception {
    List<List<String>> tried = new ArrayList<>();

    assertThat(
            RowSearch.find(
                ROWS,
                List.of("row 7"),
                without -> {
                  tried.add(List.copyOf(without));
                  return !without.contains("row 500");
                }))
        .hasValueSatisfying(left -> assertThat(left).containsExactly("row 7", "row 500"));
    assertThat(tried).allSatisfy(without -> assertThat(without).contains("row 7"));
  }

  @Test
  void blamesNoRowWhereThePageBreaksWithoutAny() throws Exception {
    AtomicInteger made = new AtomicInteger();

    assertThat(RowSearch.find(ROWS, List.of("row 7"), without -> made.incrementAndGet() > 0))
        .isEmpty();
    assertThat(made).hasValue(1);
  }

  @Test
  void blamesNoRowWhereTooManyBreakThePage() throws Exception {
    assertThat(RowSearch.find(ROWS, List.of(), without -> without.size() < ROWS.size())).isEmpty();
  }

  /// Two rows break a page each: what the first page had left out stays so with the second.
  @Test
  void pagesDoNotForgetEachOthersRows() {
    LeftOut leftOut = new LeftOut();
    CaseView view = view("v1");
    Unreadable one = unit("AZE.unit.one");
    Unreadable other = unit("AZE.unit.other");

    leftOut.keep(view, List.of(one));
    leftOut.keep(view, List.of(other));
    leftOut.giveUp(view, "/case/a/map?null");

    assertThat(leftOut.list(view)).containsExactly(one, other);
    assertThat(leftOut.isHopeless(view, "/case/a/map?null")).isTrue();
    assertThat(leftOut.isHopeless(view, "/case/a?null")).isFalse();
    assertThat(leftOut.list(view("v2"))).isEmpty();
    assertThat(leftOut.isHopeless(view("v2"), "/case/a/map?null")).isFalse();
    assertThat(leftOut.lock(view))
        .isSameAs(leftOut.lock(view))
        .isNotSameAs(leftOut.lock(view("v2")));
  }

  private static Unreadable unit(String id) {
    return Unreadable.of(Row.of(RecordTables.UNITS, Map.of("id", id)), List.of());
  }

  private static CaseView view(String version) {
    LocalDate day = LocalDate.of(2021, 1, 1);
    CaseData data =
        new CaseData(new CaseHeader("a", "A", "AZE", day, day, day.plusYears(1)), "", Map.of());
    return CaseView.of(new CaseLook.Known(data, List.of(), version), day, day);
  }
}
