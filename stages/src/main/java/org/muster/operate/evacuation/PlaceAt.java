package org.muster.operate.evacuation;

import java.util.Optional;

/// Where a gate, a station or a haven is.
///
/// @param code of the station or haven
/// @param lat degrees north
/// @param lon degrees east
public record PlaceAt(String code, double lat, double lon) {
  /// Of latitude.
  public static final double KILOMETRES_A_DEGREE = 111.2;

  /// @throws IllegalArgumentException if it is nowhere on the globe, or the code is none
  public PlaceAt {
    if (!code.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")) {
      throw new IllegalArgumentException("a place is called by plain letters and digits");
    }
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("degrees north are -90 to 90, degrees east -180 to 180");
    }
  }

  /// Reads `34.5659, 69.2123`.
  ///
  /// @throws IllegalArgumentException if it is no place
  public static PlaceAt read(String code, String degrees) {
    String[] parts = degrees.strip().split("[,;\\s]+");
    Optional<Double> lat = parts.length == 2 ? number(parts[0]) : Optional.empty();
    Optional<Double> lon = parts.length == 2 ? number(parts[1]) : Optional.empty();
    if (lat.isEmpty() || lon.isEmpty()) {
      throw new IllegalArgumentException("a place is written as 34.5659, 69.2123");
    }
    return new PlaceAt(code.strip(), lat.get(), lon.get());
  }

  private static Optional<Double> number(String text) {
    return text.matches("-?[0-9]{1,3}(?:\\.[0-9]{1,10})?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  /// How far the other is, by the great circle.
  public double kilometres(PlaceAt other) {
    double a = Math.toRadians(lat);
    double b = Math.toRadians(other.lat);
    double cosine =
        Math.sin(a) * Math.sin(b)
            + Math.cos(a) * Math.cos(b) * Math.cos(Math.toRadians(other.lon - lon));
    return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1))) * KILOMETRES_A_DEGREE;
  }

  /// In which direction the other is, degrees from north by east.
  public double bearing(PlaceAt other) {
    double a = Math.toRadians(lat);
    double b = Math.toRadians(other.lat);
    double turn = Math.toRadians(other.lon - lon);
    double east = Math.sin(turn) * Math.cos(b);
    double north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
    return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
  }
}
