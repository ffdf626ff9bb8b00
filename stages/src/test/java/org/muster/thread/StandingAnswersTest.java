package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// An answer stands while the tables that it was worked out of do, and no longer.
class StandingAnswersTest {
  private final CaseData data = ShippedCase.view("2021-10-29", "2026-01-01").data();
  private final Answers answers = new Answers();
  private final AtomicInteger worked = new AtomicInteger();

  private int ask(CaseData now, Function<CaseData, Integer> how) {
    return answers.standing(
        now,
        Integer.class,
        "how many",
        seen -> {
          worked.incrementAndGet();
          return how.apply(seen);
        });
  }

  private static CaseData without(CaseData data, ClaimTable table) {
    Map<String, List<Row>> rows = new LinkedHashMap<>(data.rows());
    rows.put(table.name(), data.list(table).subList(1, data.list(table).size()));
    return new CaseData(data.header(), data.planning(), rows);
  }

  @Test
  void standsOverAChangeOfWhatItDoesNotRead() {
    Function<CaseData, Integer> units = seen -> seen.list(RecordTables.UNITS).size();
    int all = ask(data, units);
    assertThat(ask(without(data, RecordTables.STATEMENTS), units)).isEqualTo(all);
    assertThat(worked).hasValue(1);

    assertThat(ask(without(data, RecordTables.UNITS), units)).isEqualTo(all - 1);
    assertThat(worked).hasValue(2);
    // Both stand: they are of readers who see different rows.
    assertThat(ask(data, units)).isEqualTo(all);
    assertThat(worked).hasValue(2);
  }

  @Test
  void aTableWithoutRowsWasReadToo() {
    Function<CaseData, Integer> none = seen -> seen.list(RecordTables.UNITS).size();
    CaseData empty = new CaseData(data.header(), data.planning(), Map.of());
    assertThat(ask(empty, none)).isZero();
    assertThat(ask(data, none)).isEqualTo(data.list(RecordTables.UNITS).size());
    assertThat(worked).hasValue(2);
  }

  @Test
  void whoWalksOverAllTablesIsAskedAnew() {
    Function<CaseData, Integer> all =
        seen -> seen.rows().values().stream().mapToInt(List::size).sum();
    int before = ask(data, all);
    assertThat(ask(without(data, RecordTables.STATEMENTS), all)).isEqualTo(before - 1);
    assertThat(worked).hasValue(2);
  }

  @Test
  void settingsAreReadByEverybody() {
    Function<CaseData, Integer> none = seen -> 1;
    ask(data, none);
    ask(new CaseData(data.header(), data.planning() + "\n", data.rows()), none);
    assertThat(worked).hasValue(2);
  }
}
