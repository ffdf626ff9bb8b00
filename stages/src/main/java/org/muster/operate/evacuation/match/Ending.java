package org.muster.operate.evacuation.match;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The ending of a family's name, which changes with sex, time and country, and its stem.
///
/// @param stem sound of what goes before; the whole where there is no ending
record Ending(String stem, Kind kind) {
  enum Kind {
    NONE,
    /// -ov, -ev, -in, -ski of a man.
    SLAVIC,
    /// -ova, -eva, -ina, -skaya of a woman.
    SLAVIC_WOMAN,
    /// -li, -lu: "of".
    LI,
    /// -zada, -zadeh, -zoda, -oghlu: "son of".
    ZADA,
    /// -i: of a place, a tribe, a forefather.
    NISBA,
    /// -zai: a tribe.
    ZAI
  }

  private static final int SHORTEST_STEM = 2;

  /// Endings by sound, the longest first; the "stem" of each is the ending.
  private static final List<Ending> TABLE =
      Stream.of(
              all(Kind.ZADA, "zade zada zad3 z3d3 z3da z3de zoda zAdQ zadQ oGlu oglu oGli zod"),
              all(Kind.SLAVIC_WOMAN, "skaia skaa skia ska ieva iova eva ova Eva 3va ina"),
              all(Kind.SLAVIC, "skii ski iev iov ev ov Ev 3v iof of ef in"),
              all(Kind.ZAI, "zai zoi zei zY"),
              all(Kind.LI, "li lu lY"),
              all(Kind.NISBA, "i Y"))
          .flatMap(s -> s)
          .sorted(Comparator.comparingInt((Ending e) -> -e.stem.length()))
          .toList();

  private static Stream<Ending> all(Kind kind, String sounds) {
    return Stream.of(sounds.split(" ")).map(sound -> new Ending(sound, kind));
  }

  static Ending of(String sound) {
    for (Ending known : TABLE) {
      int length = sound.length() - known.stem.length();
      if (length >= SHORTEST_STEM && sound.endsWith(known.stem)) {
        return new Ending(sound.substring(0, length), known.kind);
      }
    }
    return new Ending(sound, Kind.NONE);
  }

  /// The stem as it may have been before it met its ending: doubled sounds are one, so that the l
  /// of Jalil-li may be the stem's too, and the i of Haji-yev.
  List<String> stems() {
    return switch (kind) {
      case LI -> List.of(stem, stem + "l");
      case SLAVIC, SLAVIC_WOMAN -> List.of(stem, stem + "i");
      case NONE, ZADA, NISBA, ZAI -> List.of(stem);
    };
  }

  /// Whether two endings of one stem may be one family's name.
  static boolean mayBeOne(Kind a, Kind b) {
    return switch (a) {
      case NONE -> b == Kind.NISBA || b == Kind.ZAI;
      case NISBA, ZAI -> b == Kind.NONE;
      case SLAVIC -> b == Kind.SLAVIC_WOMAN || b == Kind.LI || b == Kind.ZADA;
      case SLAVIC_WOMAN -> b == Kind.SLAVIC || b == Kind.LI || b == Kind.ZADA;
      case LI, ZADA -> b == Kind.SLAVIC || b == Kind.SLAVIC_WOMAN;
    };
  }
}
