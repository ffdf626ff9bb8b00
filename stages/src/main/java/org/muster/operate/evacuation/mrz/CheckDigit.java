package org.muster.operate.evacuation.mrz;

/// The check digit of ICAO Doc 9303 part 3, section 4.9: values 0 to 9, A to Z as 10 to 35, `<` as
/// 0, weighted 7, 3, 1 in turn, modulo 10.
final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  static int of(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
    }
    return sum % 10;
  }

  private static int value(char c) {
    if (c == '<') {
      return 0;
    }
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    throw new IllegalArgumentException("no character of a machine-readable zone: " + c);
  }
}
