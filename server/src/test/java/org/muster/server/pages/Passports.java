package org.muster.server.pages;

/// Machine-readable zones of passports that nobody has, with right check digits.
final class Passports {
  private static final int[] WEIGHTS = {7, 3, 1};

  private Passports() {}

  /// Two lines of 44.
  static String td3(
      String issuer,
      String surname,
      String given,
      String number,
      String born,
      char sex,
      String expires) {
    String names = filled("P<" + issuer + surname + "<<" + given.replace(' ', '<'), 44);
    String document = digit(filled(number, 9));
    String birth = digit(born);
    String expiry = digit(expires);
    String optional = filled("", 14) + "0";
    String whole = document + birth + expiry + optional;
    return names
        + "\n"
        + document
        + issuer
        + birth
        + sex
        + expiry
        + optional
        + digit(whole).substring(whole.length());
  }

  /// The same with another digit at a place of the second line, from 1.
  static String spoiled(String zone, int column) {
    StringBuilder text = new StringBuilder(zone);
    int at = zone.indexOf('\n') + column;
    text.setCharAt(at, zone.charAt(at) == '5' ? '6' : '5');
    return text.toString();
  }

  private static String filled(String text, int width) {
    return text + "<".repeat(width - text.length());
  }

  private static String digit(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.isDigit(c) ? c - '0' : c - 'A' + 10;
      sum += value * WEIGHTS[i % 3];
    }
    return field + sum % 10;
  }
}
