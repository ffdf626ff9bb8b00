package org.muster.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.muster.thread.Overview;
import org.muster.thread.Timeline;
import org.muster.thread.Timelines;

/// Every date that a claim may have, in each table in turn, is in the picture of all years and in
/// the overview, as vague as it is.
@Tag("long")
class OddDatesTest {
  private static final List<String> DATES =
      List.of(
          "2007-XX-XX/2007-12-31",
          "2007-12-31/2007-XX-XX",
          "2007-XX-XX/2007-05-XX",
          "2028/..",
          "../2007",
          "/2007",
          "2007/",
          "../2001-21",
          "156X~",
          "16XX~",
          "20XX",
          "9999~",
          "0001~",
          "001X~",
          "2001-21",
          "2001-24?",
          "2001-22/2003-23",
          "2009-02%/2009-03",
          "2020-02-29");

  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  @Test
  void everyDateIsDrawn() {
    Map<String, String> broken = new TreeMap<>();
    int drawn = 0;
    for (ClaimTable table : CaseTables.ALL) {
      if (table.findColumn("held").isEmpty() || CASE.list(table).isEmpty()) {
        continue;
      }
      for (String date : DATES) {
        assertThat(Edtf.find(date)).as(date).isPresent();
        // The first row and the last: a table may have rows of several kinds.
        for (boolean last : List.of(false, true)) {
          CaseView view =
              CaseView.of(
                  with(table, date, last), LocalDate.of(2021, 10, 29), LocalDate.of(2026, 1, 1));
          try {
            Timeline timeline = Timelines.of(view);
            TimelinePicture.wide(timeline, timeline.first(), timeline.last(), "wide");
            TimelinePicture.narrow(timeline, timeline.first(), timeline.last(), "narrow");
            Overview.of(view);
            drawn++;
          } catch (RuntimeException e) {
            broken.put(table.name() + " " + date + (last ? " last" : ""), String.valueOf(e));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    System.out.println("figures: dates-drawn=" + drawn);
  }

  private static CaseData with(ClaimTable table, String date, boolean last) {
    List<Row> rows = new ArrayList<>(CASE.list(table));
    int at = last ? rows.size() - 1 : 0;
    rows.set(at, rows.get(at).with("held", date));
    Map<String, List<Row>> all = new LinkedHashMap<>(CASE.rows());
    all.put(table.name(), rows);
    return new CaseData(CASE.header(), CASE.planning(), all);
  }
}
