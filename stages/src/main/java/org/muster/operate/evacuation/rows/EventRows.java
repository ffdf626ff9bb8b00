package org.muster.operate.evacuation.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.DeedText;
import org.muster.store.Straight;

/// The log of custody on file. Written and read straight by the driver: a thousand scans a second
/// come in, and a million are read when a board is opened.
public final class EventRows {
  private static final String INSERT =
      "insert into \"evacuation_events\" (\"seq\", \"evacuation\", \"event\", \"digest\","
          + " \"machine\", \"taken\", \"device\", \"counter\", \"at\", \"actor\", \"station\","
          + " \"deed\", \"note\") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String KNOWN =
      "select \"event\", \"digest\", \"machine\" from \"evacuation_events\""
          + " where \"evacuation\" = ? and \"event\" in (";

  private static final int MOST_ASKED = 1000;

  private static final String SELECT =
      "select \"seq\", \"event\", \"digest\", \"machine\", \"taken\", \"device\", \"counter\","
          + " \"at\", \"actor\", \"station\", \"deed\", \"note\" from \"evacuation_events\" ";

  /// Words that many rows share are held once.
  private static final Map<String, String> SHARED = new ConcurrentHashMap<>();

  private static final int MOST_SHARED = 10_000;

  private EventRows() {}

  /// An event as it lies in the table.
  ///
  /// @param seq in the order in which this machine took them
  /// @param machine that took it
  /// @param note sealed; empty where there is none
  public record Kept(long seq, String machine, CustodyEvent event, String note) {}

  /// An event to be kept.
  public record Fresh(String machine, CustodyEvent event, String note) {}

  /// Adds events; those that are there already change nothing.
  ///
  /// @return which were new, in the order given
  public static List<Boolean> append(DSLContext dsl, String evacuation, List<Fresh> events) {
    return dsl.connectionResult(
        connection -> {
          long seq = 0;
          try (PreparedStatement last =
                  connection.prepareStatement(
                      "select coalesce(max(\"seq\"), 0) from \"evacuation_events\"");
              ResultSet found = last.executeQuery()) {
            if (found.next()) {
              seq = found.getLong(1);
            }
          }
          Set<Key> known = known(connection, evacuation, events);
          List<Boolean> fresh = new ArrayList<>();
          // All in one go: over a network, to ask for each by itself takes most of the time.
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Fresh one : events) {
              boolean added = known.add(Key.of(one));
              fresh.add(added);
              if (added) {
                bind(insert, ++seq, evacuation, one);
                insert.addBatch();
              }
            }
            insert.executeBatch();
          }
          return fresh;
        });
  }

  private static void bind(PreparedStatement insert, long seq, String evacuation, Fresh one)
      throws SQLException {
    CustodyEvent event = one.event();
    insert.setLong(1, seq);
    insert.setString(2, evacuation);
    insert.setString(3, event.id());
    insert.setString(4, event.digest());
    insert.setString(5, one.machine());
    insert.setString(6, event.taken().toString());
    insert.setString(7, event.device());
    insert.setLong(8, event.counter());
    insert.setString(9, event.at().toString());
    insert.setString(10, event.actor());
    insert.setString(11, event.station());
    insert.setString(12, DeedText.write(event.deed()));
    insert.setString(13, one.note());
  }

  /// What makes an event the same one in a log.
  private record Key(String event, String digest, String machine) {
    static Key of(Fresh one) {
      return new Key(one.event().id(), one.event().digest(), one.machine());
    }
  }

  /// Which of the ids of these events are there already.
  private static Set<Key> known(Connection connection, String evacuation, List<Fresh> events)
      throws SQLException {
    Set<Key> known = new HashSet<>();
    for (int from = 0; from < events.size(); from += MOST_ASKED) {
      List<Fresh> some = events.subList(from, Math.min(events.size(), from + MOST_ASKED));
      String ids = String.join(", ", Collections.nCopies(some.size(), "?"));
      try (PreparedStatement select = connection.prepareStatement(KNOWN + ids + ")")) {
        select.setString(1, evacuation);
        for (int i = 0; i < some.size(); i++) {
          select.setString(i + 2, some.get(i).event().id());
        }
        try (ResultSet found = select.executeQuery()) {
          while (found.next()) {
            known.add(new Key(found.getString(1), found.getString(2), found.getString(3)));
          }
        }
      }
    }
    return known;
  }

  /// The next events after one, in the order in which they were taken here.
  public static List<Kept> after(DSLContext dsl, String evacuation, long seq, int most) {
    return Straight.list(
        dsl,
        SELECT
            + "where \"evacuation\" = ? and \"seq\" > "
            + seq
            + " order by \"seq\" limit "
            + most,
        EventRows::kept,
        List.of(evacuation));
  }

  /// An event by its id, as it was taken first.
  public static Optional<Kept> find(DSLContext dsl, String evacuation, String event) {
    return Straight.list(
            dsl,
            SELECT + "where \"evacuation\" = ? and \"event\" = ? order by \"seq\" limit 1",
            EventRows::kept,
            List.of(evacuation, event))
        .stream()
        .findFirst();
  }

  /// The highest number.
  public static long last(DSLContext dsl) {
    Long last =
        dsl.select(org.jooq.impl.DSL.max(field(name("seq"), Long.class)))
            .from(table(name("evacuation_events")))
            .fetchOne(0, Long.class);
    return last == null ? 0 : last;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong(1),
        shared(row.getString(4)),
        new CustodyEvent(
            row.getString(2),
            row.getString(3),
            shared(row.getString(6)),
            row.getLong(7),
            Instant.parse(row.getString(8)),
            Instant.parse(row.getString(5)),
            shared(row.getString(9)),
            shared(row.getString(10)),
            DeedText.read(row.getString(11))),
        row.getString(12));
  }

  private static String shared(String word) {
    if (SHARED.size() > MOST_SHARED) {
      return word;
    }
    String known = SHARED.putIfAbsent(word, word);
    return known == null ? word : known;
  }
}
