package org.muster.generate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A plan file with one thing changed.
///
/// @param key of what was changed, as [PlanCheck] writes keys
/// @param how in a few words
/// @param text of the file
public record Forgery(String key, String how, String text) {

  /// Every leaf of a file changed, and every element of an object or list taken out or, in a list,
  /// doubled; and every gap stripped of all that says why it is open and what closes it.
  public static List<Forgery> listOf(String text) {
    List<Forgery> out = new ArrayList<>();
    Object root = Json.read(text).value();
    walk("", root, value -> {}, root, out);
    return out;
  }

  /// @param put puts another value in the place of this one, for as long as the file is written
  private static void walk(
      String key, Object value, Consumer<Object> put, Object root, List<Forgery> out) {
    switch (value) {
      case Map<?, ?> map -> {
        @SuppressWarnings("unchecked")
        Map<String, Object> members = (Map<String, Object>) map;
        if (members.containsKey("remedies_looked")) {
          swapped(
              key + ".explained", "whole gap stripped", value, put, stripped(members), root, out);
        }
        for (Map.Entry<String, Object> member : new LinkedHashMap<>(members).entrySet()) {
          String at = key.isEmpty() ? member.getKey() : key + "." + member.getKey();
          walk(at, member.getValue(), next -> members.put(member.getKey(), next), root, out);
          Map<String, Object> without = new LinkedHashMap<>(members);
          without.remove(member.getKey());
          if (key.isEmpty()) {
            out.add(new Forgery(at, "taken out", Json.write(without)));
          } else {
            swapped(at, "taken out", value, put, without, root, out);
          }
        }
      }
      case List<?> list -> {
        @SuppressWarnings("unchecked")
        List<Object> elements = (List<Object>) list;
        for (int i = 0; i < elements.size(); i++) {
          int place = i;
          String at = key + "." + i;
          walk(at, elements.get(i), next -> elements.set(place, next), root, out);
          List<Object> without = new ArrayList<>(elements);
          without.remove(place);
          swapped(at, "taken out", value, put, without, root, out);
          List<Object> twice = new ArrayList<>(elements);
          twice.add(place, elements.get(place));
          swapped(at, "doubled", value, put, twice, root, out);
        }
      }
      case String string -> {
        swapped(key, "another text", value, put, other(string), root, out);
        swapped(key, "no text", value, put, "", root, out);
      }
      case Long number -> {
        swapped(key, "one more", value, put, number + 1, root, out);
        swapped(key, "one less", value, put, number - 1, root, out);
        swapped(key, "the double", value, put, number == 0 ? 7L : number * 2, root, out);
      }
      case Boolean flag -> swapped(key, "turned", value, put, !flag, root, out);
      default -> throw new IllegalArgumentException("A plan file has no " + value.getClass());
    }
  }

  private static Map<String, Object> stripped(Map<String, Object> gap) {
    Map<String, Object> bare = new LinkedHashMap<>(gap);
    bare.put("explained", false);
    bare.put("reasons", List.of());
    bare.put("remedies_looked", "not-yet");
    bare.put("remedies_tried", 0L);
    bare.remove("remedy");
    return bare;
  }

  private static void swapped(
      String key,
      String how,
      Object value,
      Consumer<Object> put,
      Object forged,
      Object root,
      List<Forgery> out) {
    put.accept(forged);
    out.add(new Forgery(key, how, Json.write(root)));
    put.accept(value);
  }

  private static String other(String text) {
    try {
      return LocalDate.parse(text).plusDays(1).toString();
    } catch (DateTimeException e) {
      return text + "x";
    }
  }
}
