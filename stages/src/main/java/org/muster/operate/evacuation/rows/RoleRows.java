package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.operate.evacuation.EvacuationRole;
import org.muster.operate.evacuation.GivenRoles;
import org.muster.store.Straight;

/// The table of roles of evacuations.
public final class RoleRows {
  private static final Table<Record> ROLES = Own.table("evacuation_roles");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> ACCOUNT = text("account");
  private static final Field<String> ROLE = text("role");

  /// Asked with each batch of scans, as all of an evacuation is.
  private static final String OF_EVACUATION =
      "select \"account\", \"role\", \"at\", \"person\" from \"evacuation_roles\""
          + " where \"evacuation\" = ? order by \"account\", \"role\"";

  private RoleRows() {}

  /// Those of an evacuation, by account; a role that this version does not know gives nothing.
  static GivenRoles of(DSLContext dsl, String evacuation) {
    return new GivenRoles(
        Straight.list(dsl, OF_EVACUATION, RoleRows::given, List.of(evacuation)).stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<GivenRoles.Given> given(ResultSet row) throws SQLException {
    String account = row.getString(1);
    Instant at = Instant.parse(row.getString(3));
    String by = row.getString(4);
    return EvacuationRole.find(row.getString(2))
        .map(role -> new GivenRoles.Given(account, role, at, by));
  }

  /// @return whether it is new
  public static boolean give(DSLContext dsl, String evacuation, GivenRoles.Given given) {
    return dsl.insertInto(ROLES)
            .set(EVACUATION, evacuation)
            .set(ACCOUNT, given.account())
            .set(ROLE, given.role().word())
            .set(AT, given.at().toString())
            .set(PERSON, given.by())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /// @return whether there was one
  public static boolean withdraw(
      DSLContext dsl, String evacuation, String account, EvacuationRole role) {
    return dsl.deleteFrom(ROLES)
            .where(EVACUATION.eq(evacuation))
            .and(ACCOUNT.eq(account))
            .and(ROLE.eq(role.word()))
            .execute()
        == 1;
  }
}
