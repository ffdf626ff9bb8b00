package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.operate.evacuation.Device;
import org.muster.operate.evacuation.custody.Stop;

/// The table of devices, with the hashes of their tokens.
public final class DeviceRows {
  private static final Table<Record> DEVICES = Own.table("evacuation_devices");
  private static final Field<String> DEVICE = text("device");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> STATION = text("station");
  private static final Field<String> STOP = text("stop");
  private static final Field<String> HASH = text("token_hash");
  private static final Field<String> MADE_AT = text("made_at");
  private static final Field<String> MADE_BY = text("made_by");
  private static final Field<String> EXPIRES_AT = text("expires_at");
  private static final Field<String> REVOKED_AT = text("revoked_at");

  private DeviceRows() {}

  public static void insert(DSLContext dsl, Device device, String hash, String person) {
    dsl.insertInto(DEVICES)
        .set(DEVICE, device.id())
        .set(EVACUATION, device.evacuation())
        .set(STATION, device.station())
        .set(STOP, device.stop().word())
        .set(HASH, hash)
        .set(MADE_AT, device.made().toString())
        .set(MADE_BY, person)
        .set(EXPIRES_AT, device.expires().toString())
        .set(REVOKED_AT, "")
        .execute();
  }

  public static Optional<Device> findByHash(DSLContext dsl, String hash) {
    return dsl.select().from(DEVICES).where(HASH.eq(hash)).fetchOptional(DeviceRows::device);
  }

  public static List<Device> list(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(DEVICES)
        .where(EVACUATION.eq(evacuation))
        .orderBy(STATION, DEVICE)
        .fetch(DeviceRows::device);
  }

  /// @return false if there is none of that name that still opens something
  public static boolean revoke(DSLContext dsl, String evacuation, String device, Instant at) {
    return dsl.update(DEVICES)
            .set(REVOKED_AT, at.toString())
            .where(EVACUATION.eq(evacuation))
            .and(DEVICE.eq(device))
            .and(REVOKED_AT.eq(""))
            .execute()
        > 0;
  }

  private static Device device(Record row) {
    String revoked = row.get(REVOKED_AT);
    return new Device(
        row.get(DEVICE),
        row.get(EVACUATION),
        row.get(STATION),
        Stop.find(row.get(STOP)).orElseThrow(),
        Instant.parse(row.get(MADE_AT)),
        Instant.parse(row.get(EXPIRES_AT)),
        revoked.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(revoked)));
  }
}
