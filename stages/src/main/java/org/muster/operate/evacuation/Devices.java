package org.muster.operate.evacuation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.rows.DeviceRows;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Phones and scanners of an evacuation, and the tokens by which they send.
public final class Devices {
  private static final String PREFIX = "station_";
  private static final int SECRET_BYTES = 24;
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Pattern STATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public Devices(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// A device just added, with its token, which is shown once.
  public record Made(Device device, String token) {}

  /// Adds a device for a station.
  public Made add(
      Evacuation evacuation, Viewer viewer, String station, Stop stop, Duration goodFor) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.DEVICES, "Registrars and officers add devices.");
    if (!STATION.matcher(station).matches()) {
      throw new Trouble(Trouble.Code.REFUSED, "a station has a code of plain letters and digits");
    }
    if (goodFor.isNegative() || goodFor.isZero() || goodFor.compareTo(LONGEST) > 0) {
      throw new Trouble(Trouble.Code.REFUSED, "a device is good for up to 30 days");
    }
    byte[] name = new byte[3];
    RANDOM.nextBytes(name);
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Device device =
        new Device(
            station + "-" + HexFormat.of().formatHex(name),
            evacuation.id(),
            station,
            stop,
            now,
            now.plus(goodFor),
            Optional.empty());
    return store.write(
        dsl -> {
          DeviceRows.insert(dsl, device, Sha256.of(token), viewer.actor());
          audit.append(
              dsl, viewer.actor(), "evacuation-device", List.of(evacuation.id(), device.id()));
          return new Made(device, token);
        });
  }

  /// What a token is worth now. One that nobody ended may open something again elsewhere or later,
  /// so the three that open nothing are told apart.
  public sealed interface Worth {
    record Good(Device device) implements Worth {}

    record Ended() implements Worth {}

    record Expired() implements Worth {}

    /// No device of this machine ever had it.
    record Unknown() implements Worth {}
  }

  /// Whose token it is, if it opens something now.
  public Optional<Device> find(String token) {
    return judge(token) instanceof Worth.Good good ? Optional.of(good.device()) : Optional.empty();
  }

  /// Whose token it is, or why it opens nothing.
  public Worth judge(String token) {
    if (!token.startsWith(PREFIX) || token.length() > 100) {
      return new Worth.Unknown();
    }
    String hash = Sha256.of(token);
    Optional<Device> found = store.read(dsl -> DeviceRows.findByHash(dsl, hash));
    if (found.isEmpty()) {
      return new Worth.Unknown();
    }
    Device device = found.get();
    if (device.revoked().isPresent()) {
      return new Worth.Ended();
    }
    return device.isGood(clock.instant()) ? new Worth.Good(device) : new Worth.Expired();
  }

  public List<Device> list(Evacuation evacuation) {
    return store.read(dsl -> DeviceRows.list(dsl, evacuation.id()));
  }

  /// Ends a device's token: what it holds it forgets when it is told, which is when it asks next.
  public void revoke(Evacuation evacuation, Viewer viewer, String device) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.DEVICES, "Registrars and officers end devices.");
    store.write(
        dsl -> {
          if (!DeviceRows.revoke(dsl, evacuation.id(), device, clock.instant())) {
            throw new Trouble(Trouble.Code.NOT_FOUND, "there is no such device");
          }
          audit.append(
              dsl, viewer.actor(), "evacuation-device-end", List.of(evacuation.id(), device));
          return device;
        });
  }
}
