package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.operate.evacuation.EvacuationRole;
import org.muster.operate.evacuation.GivenRoles;

/// The table of roles of evacuations.
public final class RoleRows {
  private static final Table<Record> ROLES = Own.table("evacuation_roles");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> ACCOUNT = text("account");
  private static final Field<String> ROLE = text("role");

  private RoleRows() {}

  /// Those of an evacuation, by account; a role that this version does not know gives nothing.
  static GivenRoles of(DSLContext dsl, String evacuation) {
    return new GivenRoles(
        dsl
            .select()
            .from(ROLES)
            .where(EVACUATION.eq(evacuation))
            .orderBy(ACCOUNT, ROLE)
            .fetch()
            .stream()
            .flatMap(
                row ->
                    EvacuationRole.find(row.get(ROLE)).stream()
                        .map(
                            role ->
                                new GivenRoles.Given(
                                    row.get(ACCOUNT),
                                    role,
                                    Instant.parse(row.get(AT)),
                                    row.get(PERSON))))
            .toList());
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
