package org.muster.operate.evacuation.match;

/// How far two sounds are apart: the cheapest way to make one of the other. What only spellings
/// differ in costs next to nothing; a consonant or a vowel that tells names apart costs about 1.
///
/// @param cost of the whole
/// @param dearest the dearest single change
record SoundDistance(double cost, double dearest) {
  /// A change from here on tells names apart.
  static final double TELLING = 0.5;

  private static final double[][] CHANGE = new double[128][128];

  static {
    for (double[] row : CHANGE) {
      java.util.Arrays.fill(row, 1.0);
    }
    for (char c = 0; c < 128; c++) {
      CHANGE[c][c] = 0;
    }
    // Vowels: front ones are one, back ones are one.
    costs(0.0, "ie e3 a3 Ee Eo ou A3");
    costs(0.0, "*a *e *i *o *u *E *3 *A *@ *W *Y *Q *'");
    costs(0.0, "@a @e @i @o @u @E @3 @A @'");
    costs(0.0, "'a 'e 'i 'o 'u 'E '3 'A");
    costs(0.0, "Aa Qa Qe Q3 Wu Wo Wv Yi Ye YE WE");
    costs(0.03, "ou");
    costs(0.05, "Qo QA Qh");
    costs(0.15, "ae uv Ya YA Q@");
    costs(0.2, "ao Ao o3");
    costs(0.3, "Ae");
    costs(0.6, "eo Eu");
    costs(0.7, "au Au");
    costs(0.9, "eu Y@");
    // Consonants that spellings exchange.
    costs(0.0, "Xx cs Kk jJ Ff");
    costs(0.0, "Ig");
    costs(0.2, "Ih");
    costs(0.1, "Iq");
    costs(0.8, "Ik");
    costs(0.05, "IH IG Gg Hh Hg 0s 5z hx Xh");
    costs(0.1, "0t qg qG cJ cT KJ jZ Dz D5 Kq Fp 05");
    costs(0.15, "qk ZJ Hx cC");
    costs(0.2, "KT cj Kj");
    costs(0.3, "DJ zZ");
    costs(0.25, "5d");
    costs(0.4, "TC Zj xq xk Xk Xq DT");
    costs(0.5, "ji cz");
    costs(0.7, "CJ CS vf Ts ST");
    costs(0.8, "td bp kg sz");
  }

  private static void costs(double cost, String pairs) {
    for (String pair : pairs.split(" ")) {
      if (pair.length() == 2) {
        CHANGE[pair.charAt(0)][pair.charAt(1)] = cost;
        CHANGE[pair.charAt(1)][pair.charAt(0)] = cost;
      }
    }
  }

  /// Two sounds on one side for one on the other.
  private static double twoForOne(char first, char second, char one) {
    return switch (one) {
      case 'X' -> first == 'k' && second == 's' ? 0.02 : 9;
      case 'S' -> (first == 's' && second == 'h') || (first == 'S' && second == 'C') ? 0.1 : 9;
      case 'C' -> first == 'S' && second == 'C' ? 0.2 : (first == 't' && second == 'C') ? 0.05 : 9;
      case 'Z' -> first == 'z' && second == 'h' ? 0.05 : 9;
      case 'x' -> first == 'k' && second == 'h' ? 0.05 : 9;
      case 'G' -> first == 'g' && second == 'h' ? 0.05 : 9;
      case '0' -> first == 't' && second == 'h' ? 0.1 : 9;
      case '5' -> first == 'd' && second == 'h' ? 0.1 : 9;
      case 'F' -> first == 'p' && second == 'h' ? 0.1 : 9;
      case 'J' -> first == 'd' && (second == 'J' || second == 'Z' || second == 'j') ? 0.05 : 9;
      case 'T' -> first == 't' && (second == 's' || second == 'z') ? 0.02 : 9;
      case 'D' -> first == 'd' && (second == 'z' || second == '5') ? 0.02 : 9;
      case 'o' -> first == 'a' && (second == 'u' || second == 'W') ? 0.15 : 9;
      case 'q', 'k' -> first == 'k' && second == 'q' ? 0.1 : 9;
      case 'n' -> first == 'n' && second == 'g' ? 0.4 : 9;
      default -> 9;
    };
  }

  /// The distance of two whole sounds.
  ///
  /// @param unwrittenA whether the first is of a script that leaves out short vowels
  static SoundDistance of(String a, boolean unwrittenA, String b, boolean unwrittenB) {
    return of(a, unwrittenA, b, unwrittenB, false, Double.MAX_VALUE);
  }

  /// The cost of two whole sounds, or something above the limit.
  static double costWithin(
      double limit, String a, boolean unwrittenA, String b, boolean unwrittenB) {
    return of(a, unwrittenA, b, unwrittenB, false, limit).cost();
  }

  /// The distance of a sound that was cut short to the nearest beginning of another.
  static SoundDistance ofBeginning(String cut, boolean unwrittenA, String b, boolean unwrittenB) {
    return of(cut, unwrittenA, b, unwrittenB, true, Double.MAX_VALUE);
  }

  private static SoundDistance of(
      String a, boolean unwrittenA, String b, boolean unwrittenB, boolean cut, double limit) {
    int n = a.length();
    int m = b.length();
    // Three rows in turn: a step takes at most two sounds of one side.
    double[][] cost = new double[3][m + 1];
    double[][] dear = new double[3][m + 1];
    double leastBefore = 0;
    for (int i = 0; i <= n; i++) {
      double[] now = cost[i % 3];
      double[] dearNow = dear[i % 3];
      double[] up = cost[(i + 2) % 3];
      double[] dearUp = dear[(i + 2) % 3];
      double[] upper = cost[(i + 1) % 3];
      double[] dearUpper = dear[(i + 1) % 3];
      double lossA = i > 0 ? loss(a, i - 1, unwrittenB, unwrittenA) : 0;
      double least = Double.MAX_VALUE;
      for (int j = 0; j <= m; j++) {
        double best = i == 0 && j == 0 ? 0 : Double.MAX_VALUE;
        double worst = 0;
        if (i > 0 && up[j] + lossA < best) {
          best = up[j] + lossA;
          worst = Math.max(dearUp[j], lossA);
        }
        if (j > 0) {
          double c = loss(b, j - 1, unwrittenA, unwrittenB);
          if (now[j - 1] + c < best) {
            best = now[j - 1] + c;
            worst = Math.max(dearNow[j - 1], c);
          }
        }
        if (i > 0 && j > 0) {
          double c = change(a, i - 1, b, j - 1);
          if (up[j - 1] + c < best) {
            best = up[j - 1] + c;
            worst = Math.max(dearUp[j - 1], c);
          }
        }
        if (i > 1 && j > 0) {
          double c = twoForOne(a.charAt(i - 2), a.charAt(i - 1), b.charAt(j - 1));
          if (upper[j - 1] + c < best) {
            best = upper[j - 1] + c;
            worst = Math.max(dearUpper[j - 1], c);
          }
        }
        if (i > 0 && j > 1) {
          double c = twoForOne(b.charAt(j - 2), b.charAt(j - 1), a.charAt(i - 1));
          if (up[j - 2] + c < best) {
            best = up[j - 2] + c;
            worst = Math.max(dearUp[j - 2], c);
          }
        }
        now[j] = best;
        dearNow[j] = worst;
        least = Math.min(least, best);
      }
      if (least > limit && leastBefore > limit) {
        return new SoundDistance(least, least);
      }
      leastBefore = least;
    }
    double[] lastRow = cost[n % 3];
    int end = m;
    if (cut) {
      for (int j = m; j >= 0; j--) {
        if (lastRow[j] < lastRow[end]) {
          end = j;
        }
      }
    }
    return new SoundDistance(lastRow[end], dear[n % 3][end]);
  }

  private static double change(String a, int i, String b, int j) {
    char x = a.charAt(i);
    char y = b.charAt(j);
    double c = CHANGE[x & 127][y & 127];
    if (c == 0) {
      return 0;
    }
    boolean first = i == 0 && j == 0;
    boolean last = i == a.length() - 1 && j == b.length() - 1;
    if (first && isPair(x, y, 'a', 'e')) {
      // Akram and Ekram are two names.
      return 0.35;
    }
    if (first && isPair(x, y, 'a', 'o')) {
      return 0.3;
    }
    if (last) {
      // What ends a word loses its voice in Turkic and Slavic speech.
      if (isPair(x, y, 'b', 'p') || isPair(x, y, 'd', 't') || isPair(x, y, 'v', 'f')) {
        return 0.3;
      }
    }
    if (isPair(x, y, 'm', 'n')
        && i + 1 < a.length()
        && j + 1 < b.length()
        && "bp".indexOf(a.charAt(i + 1)) >= 0
        && "bp".indexOf(b.charAt(j + 1)) >= 0) {
      return 0.1;
    }
    return c;
  }

  private static boolean isPair(char x, char y, char one, char other) {
    return (x == one && y == other) || (x == other && y == one);
  }

  /// What it costs that a sound is missing on the other side.
  ///
  /// @param otherUnwritten whether the other side's script leaves out short vowels
  /// @param unwritten whether this side's does
  private static double loss(String s, int at, boolean otherUnwritten, boolean unwritten) {
    char c = s.charAt(at);
    char before = at > 0 ? s.charAt(at - 1) : ' ';
    char next = at + 1 < s.length() ? s.charAt(at + 1) : ' ';
    boolean last = at + 1 == s.length();
    switch (c) {
      case '\'':
        return 0;
      case '*':
        return 0.4;
      case '@':
        return next == 'W' || next == 'Y' ? 0 : 0.9;
      case 'Q':
        return before == 'W' || before == 'Y' ? 0.2 : 1;
      case 'A':
        return 0.8;
      case 'W':
        return before == 'x' ? 0.2 : before == 'W' ? 0 : next == 'A' && before == 'G' ? 0.5 : 0.9;
      case 'Y':
        return before == 'Y' ? 0 : 0.9;
      case 'a', 'e', 'i', 'o', 'u', 'E', '3':
        return vowelLoss(c, before, next, at, last, otherUnwritten && !unwritten);
      case 'h':
        return at == 0 ? 0.7 : last ? 0.3 : 0.25;
      case 'v':
        return !last && (before == 'u' || next == 'u' || next == 'o') ? 0.2 : 1;
      case 'H':
        return 0.6;
      case 'G':
        return 0.7;
      default:
        return 1;
    }
  }

  private static double vowelLoss(
      char c, char before, char next, int at, boolean last, boolean free) {
    boolean front = c == 'i' || c == 'e';
    if (front && (before == 'i' || next == 'i' || before == 'Y' || next == 'Y')) {
      return 0.05;
    }
    if (c == 'i' && at == 0 && (next == 'e' || next == 'E')) {
      return 0.02;
    }
    if (c == 'i' && next == 'e') {
      return 0.05;
    }
    if (c == 'i'
        && (next == 'E' || before == 'l')
        && (next == 'a' || next == 'E' || next == 'o' || next == 'u' || next == '3')) {
      return 0.15;
    }
    if (c == 'i' && (next == 'o' || next == 'u' || next == 'a') && at > 0) {
      return 0.3;
    }
    if (c == 'e' && (before == 'o' || before == 'u')) {
      return 0.08;
    }
    if (c == 'u' && (before == 'v' || next == 'v')) {
      return 0.15;
    }
    if (free) {
      return at == 0 || last ? 1 : 0;
    }
    if (last) {
      return 1;
    }
    return at == 0 ? 0.8 : TELLING;
  }
}
