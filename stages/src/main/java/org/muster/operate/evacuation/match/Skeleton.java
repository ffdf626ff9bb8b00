package org.muster.operate.evacuation.match;

/// The consonants of a sound, in classes so coarse that all spellings of a name share theirs: by
/// it names are looked up, and nothing is decided.
final class Skeleton {
  private Skeleton() {}

  /// The skeleton; where a sound may belong to two classes, the one of s.
  static String of(String sound) {
    return of(sound, 's');
  }

  /// The skeleton of the other reading; the same where there is none.
  static String otherOf(String sound) {
    return of(sound, 't');
  }

  private static String of(String sound, char th) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      char kept =
          switch (c) {
            case 'k', 'q', 'g', 'G', 'x' -> 'k';
            case 'H', 'I' -> th == 's' ? 'k' : ' ';
            case 'X' -> 'k';
            case 'K' -> th == 's' ? 'k' : 's';
            case 's' ->
                i > 0 && sound.charAt(i - 1) == 'k' && out.length() > 1 && th == 't' ? ' ' : 's';
            case 'z', 'S', 'Z', 'C', 'J', 'j', 'c', 'T', 'D' -> 's';
            case '0' -> th;
            case '5' -> th == 's' ? 's' : 't';
            case 't', 'd' -> 't';
            case 'p', 'b', 'f', 'F' -> 'p';
            case 'm' -> 'm';
            case 'n' -> 'n';
            case 'l' -> 'l';
            case 'r' -> 'r';
            default -> ' ';
          };
      if (kept != ' ' && (out.isEmpty() || out.charAt(out.length() - 1) != kept)) {
        out.append(kept);
      }
    }
    return out.toString();
  }
}
