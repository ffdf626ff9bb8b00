package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.store.Straight;

/// Pictures of faces, sealed.
public final class FaceRows {
  private static final Table<Record> FACES = Own.table("evacuation_faces");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> PERSON_NUMBER = text("person");
  private static final Field<String> SEALED = text("sealed");
  private static final String SELECT =
      "select \"person\", \"at\", \"sealed\" from \"evacuation_faces\" where \"evacuation\" = ? ";

  private FaceRows() {}

  /// The picture of somebody.
  ///
  /// @param sealed empty where it was taken away
  public record Sealed(String person, Instant at, String sealed) {
    /// Of two rows of one person the greater stands, whichever machine sees them first.
    private static final Comparator<Sealed> NEWER =
        Comparator.comparing(Sealed::at).thenComparing(Sealed::sealed);

    public boolean isThere() {
      return !sealed.isEmpty();
    }
  }

  /// Puts a row in the place of an older one of the same person.
  ///
  /// @return whether it stands now and did not before
  public static boolean put(DSLContext dsl, String evacuation, Sealed row) {
    Optional<Sealed> before = find(dsl, evacuation, row.person());
    if (before.isPresent() && Sealed.NEWER.compare(row, before.get()) <= 0) {
      return false;
    }
    dsl.deleteFrom(FACES)
        .where(EVACUATION.eq(evacuation))
        .and(PERSON_NUMBER.eq(row.person()))
        .execute();
    dsl.insertInto(FACES)
        .set(EVACUATION, evacuation)
        .set(PERSON_NUMBER, row.person())
        .set(AT, row.at().toString())
        .set(SEALED, row.sealed())
        .execute();
    return true;
  }

  public static Optional<Sealed> find(DSLContext dsl, String evacuation, String person) {
    return Straight.list(
            dsl, SELECT + "and \"person\" = ?", FaceRows::row, List.of(evacuation, person))
        .stream()
        .findFirst();
  }

  /// The pictures that are there of some people, in their order.
  public static List<Sealed> list(DSLContext dsl, String evacuation, List<String> persons) {
    List<Sealed> all = new ArrayList<>();
    for (String person : persons) {
      find(dsl, evacuation, person).filter(Sealed::isThere).ifPresent(all::add);
    }
    return all;
  }

  /// Every row, also of those whose picture was taken away.
  public static List<Sealed> all(DSLContext dsl, String evacuation) {
    return Straight.list(dsl, SELECT + "order by \"person\"", FaceRows::row, List.of(evacuation));
  }

  /// How many pictures are there.
  public static int count(DSLContext dsl, String evacuation) {
    return dsl.fetchCount(FACES, EVACUATION.eq(evacuation).and(SEALED.ne("")));
  }

  private static Sealed row(ResultSet row) throws SQLException {
    return new Sealed(row.getString(1), Instant.parse(row.getString(2)), row.getString(3));
  }
}
