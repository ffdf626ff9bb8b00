package org.muster.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A value of a plan file that is not what the case and the plan give.
///
/// @param key the way to it, such as `gaps.3.reasons.0.short_days`; places in lists from 0
/// @param found what the file says
/// @param derived what was worked out
public record PlanDiscrepancy(String key, String found, String derived) {
  private static final int MOST_SHOWN = 120;

  /// Every leaf in which two trees of maps, lists and values differ.
  static List<PlanDiscrepancy> between(Object found, Object derived) {
    List<PlanDiscrepancy> out = new ArrayList<>();
    compare("", found, derived, out);
    return out;
  }

  private static void compare(String key, Object found, Object derived, List<PlanDiscrepancy> out) {
    if (found instanceof Map<?, ?> file && derived instanceof Map<?, ?> anew) {
      Set<Object> keys = new LinkedHashSet<>(file.keySet());
      keys.addAll(anew.keySet());
      for (Object one : keys) {
        leaf(at(key, one), file.get(one), anew.get(one), out);
      }
    } else if (found instanceof List<?> file && derived instanceof List<?> anew) {
      for (int i = 0; i < Math.max(file.size(), anew.size()); i++) {
        leaf(
            at(key, i),
            i < file.size() ? file.get(i) : null,
            i < anew.size() ? anew.get(i) : null,
            out);
      }
    } else if (!found.equals(derived)) {
      out.add(new PlanDiscrepancy(key, text(found), text(derived)));
    }
  }

  private static void leaf(
      String key,
      @org.jspecify.annotations.Nullable Object found,
      @org.jspecify.annotations.Nullable Object derived,
      List<PlanDiscrepancy> out) {
    if (found != null && derived != null) {
      compare(key, found, derived, out);
    } else {
      out.add(
          new PlanDiscrepancy(
              key,
              found == null ? "nothing" : text(found),
              derived == null ? "nothing" : text(derived)));
    }
  }

  private static String at(String key, Object next) {
    return key.isEmpty() ? next.toString() : key + "." + next;
  }

  private static String text(Object value) {
    String text = value.toString();
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  /// `gaps.3.people: found 54, derived 53.`
  @Override
  public String toString() {
    return key + ": found " + found + ", derived " + derived + ".";
  }
}
