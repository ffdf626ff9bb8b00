package org.muster.app.sbom;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of two versions is the later one. Maven's order is that of its POM reference, "Version
/// Order Specification"; npm's that of Semantic Versioning 2.0.0, section 11.
enum VersionOrder implements Comparator<String> {
  MAVEN,
  NPM;

  private static final Pattern PART = Pattern.compile("[0-9]+|[a-z]+");
  private static final List<String> RELEASED = List.of("", "final", "ga", "release");
  private static final List<String> BEFORE =
      List.of("alpha", "beta", "milestone", "rc", "snapshot");

  /// One part of a version: a number, or a word where it has none.
  private record Part(BigInteger number, String word, boolean isNumber) {
    static final Part NONE = new Part(BigInteger.ZERO, "", true);

    boolean isNothing() {
      return isNumber ? number.signum() == 0 : RELEASED.contains(word);
    }
  }

  static VersionOrder of(String ecosystem) {
    return ecosystem.equals("npm") ? NPM : MAVEN;
  }

  @Override
  public int compare(String one, String other) {
    List<Part> first = parts(one);
    List<Part> second = parts(other);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      Part a = i < first.size() ? first.get(i) : Part.NONE;
      Part b = i < second.size() ? second.get(i) : Part.NONE;
      int order = compare(a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int compare(Part a, Part b) {
    if (a.isNumber && b.isNumber) {
      return a.number.compareTo(b.number);
    }
    // A word stands below every number but the one that is not there, which is a release.
    if (a.isNumber) {
      return a.isNothing() ? -rank(b.word) : 1;
    }
    if (b.isNumber) {
      return b.isNothing() ? rank(a.word) : -1;
    }
    int order = Integer.compare(rank(a.word), rank(b.word));
    return order != 0 ? order : a.word.compareTo(b.word);
  }

  /// Below 0 before the release, 0 the release, above 0 after it.
  private int rank(String word) {
    if (RELEASED.contains(word)) {
      return 0;
    }
    if (this == NPM) {
      return -1;
    }
    int before = BEFORE.indexOf(word);
    return before >= 0 ? before - BEFORE.size() : word.equals("sp") ? 1 : 2;
  }

  private List<Part> parts(String version) {
    String plain = version.toLowerCase(Locale.ROOT);
    if (this == NPM) {
      plain = plain.replaceFirst("\\+.*", "");
    }
    List<Part> all = new ArrayList<>();
    Matcher part = PART.matcher(plain);
    int end = 0;
    while (part.find()) {
      boolean joined = part.start() == end;
      String text = part.group();
      boolean isNumber = Character.isDigit(text.charAt(0));
      // What says nothing before a dash, or before a word that follows a digit, is left out: 1.0-rc
      // is 1-rc.
      if (!all.isEmpty() && (joined || plain.charAt(part.start() - 1) == '-' || !isNumber)) {
        trim(all);
      }
      boolean beforeNumber =
          part.end() < plain.length() && Character.isDigit(plain.charAt(part.end()));
      all.add(
          isNumber
              ? new Part(new BigInteger(text), "", true)
              : new Part(BigInteger.ZERO, word(text, beforeNumber), false));
      end = part.end();
    }
    trim(all);
    return all;
  }

  private static void trim(List<Part> all) {
    while (!all.isEmpty() && all.getLast().isNothing()) {
      all.removeLast();
    }
  }

  private static String word(String text, boolean beforeNumber) {
    return switch (text) {
      case "a" -> beforeNumber ? "alpha" : text;
      case "b" -> beforeNumber ? "beta" : text;
      case "m" -> beforeNumber ? "milestone" : text;
      case "cr" -> "rc";
      default -> text;
    };
  }
}
