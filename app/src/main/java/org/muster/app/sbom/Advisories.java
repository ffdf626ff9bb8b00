package org.muster.app.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.muster.store.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A database of advisories in the Open Source Vulnerability format
/// (https://ossf.github.io/osv-schema/): a JSON file each, in a folder or a ZIP file, such as
/// `Maven/all.zip` of osv.dev. It is read from where it lies; nothing is asked of a network.
final class Advisories {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";

  /// By ecosystem and name.
  private final Map<String, List<Affected>> affected = new HashMap<>();

  private int count;
  private String newest = "";

  /// What an advisory says of a component, by its `affected` part.
  private record Affected(JsonNode advisory, JsonNode part) {}

  /// An advisory that concerns a component.
  ///
  /// @param names its id, then other names of it
  /// @param fixed versions in which it is mended
  record Hit(Component component, List<String> names, String summary, List<String> fixed) {}

  private Advisories() {}

  /// Reads a ZIP file, a folder with those under it, or a single file.
  ///
  /// @throws Trouble if it cannot be read, or holds none
  static Advisories read(Path from) {
    Advisories all = new Advisories();
    try {
      if (Files.isDirectory(from)) {
        all.readFolder(from);
      } else if (String.valueOf(from.getFileName()).endsWith(ENDING)) {
        all.add(from.toString(), Files.readAllBytes(from));
      } else {
        all.readZip(from);
      }
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNREADABLE,
          from + " cannot be read as a folder or ZIP file of advisories: " + Trouble.why(e),
          e);
    }
    if (all.count == 0) {
      throw new Trouble(
          Trouble.Code.UNREADABLE,
          from + " holds no advisory; give a folder or ZIP file of the OSV format");
    }
    return all;
  }

  /// How many there are; those that were withdrawn are left out.
  int count() {
    return count;
  }

  /// When the newest was last changed, as it says itself.
  String newest() {
    return newest;
  }

  /// What is known against a component.
  List<Hit> list(Component component) {
    List<Hit> hits = new ArrayList<>();
    for (Affected one :
        affected.getOrDefault(key(component.ecosystem(), component.name()), List.of())) {
      if (concerns(one.part, component)) {
        hits.add(hit(one, component));
      }
    }
    hits.sort(Comparator.comparing(hit -> hit.names.getFirst()));
    return hits;
  }

  private void readFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
        add(file.toString(), Files.readAllBytes(file));
      }
    }
  }

  private void readZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
        ZipEntry entry = each.nextElement();
        if (entry.getName().endsWith(ENDING)) {
          try (InputStream in = zip.getInputStream(entry)) {
            add(file + "/" + entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  private void add(String from, byte[] content) {
    JsonNode advisory;
    try {
      advisory = JSON.readTree(content);
    } catch (JacksonException e) {
      throw new Trouble(
          Trouble.Code.UNREADABLE, from + " is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!advisory.hasNonNull("id") || !advisory.path("affected").isArray()) {
      throw new Trouble(
          Trouble.Code.UNREADABLE, from + " is no advisory: it has no id, or nothing affected");
    }
    if (advisory.hasNonNull("withdrawn")) {
      return;
    }
    count++;
    String modified = advisory.path("modified").asString("");
    newest = modified.compareTo(newest) > 0 ? modified : newest;
    for (JsonNode part : advisory.path("affected")) {
      JsonNode its = part.path("package");
      affected
          .computeIfAbsent(
              key(its.path("ecosystem").asString(""), its.path("name").asString("")),
              any -> new ArrayList<>())
          .add(new Affected(advisory, part));
    }
  }

  /// An ecosystem may carry the name of a release after a colon.
  private static String key(String ecosystem, String name) {
    return ecosystem.replaceFirst(":.*", "") + " " + name;
  }

  /// The evaluation that the format prescribes: the version is named, or lies in a range.
  private static boolean concerns(JsonNode part, Component component) {
    for (JsonNode version : part.path("versions")) {
      if (version.asString("").equals(component.version())) {
        return true;
      }
    }
    for (JsonNode range : part.path("ranges")) {
      if (!range.path("type").asString("").equals("GIT") && lies(range, component)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lies(JsonNode range, Component component) {
    VersionOrder order = VersionOrder.of(component.ecosystem());
    List<JsonNode> events = new ArrayList<>();
    range.path("events").forEach(events::add);
    events.sort(Comparator.comparing(Advisories::at, order));
    boolean inside = false;
    for (JsonNode event : events) {
      int since = order.compare(component.version(), at(event));
      if (event.has("introduced") && (at(event).equals("0") || since >= 0)) {
        inside = true;
      } else if (event.has("fixed") && since >= 0 || event.has("last_affected") && since > 0) {
        inside = false;
      }
    }
    return inside;
  }

  private static String at(JsonNode event) {
    for (String kind : List.of("introduced", "fixed", "last_affected", "limit")) {
      if (event.has(kind)) {
        return event.path(kind).asString("");
      }
    }
    return "";
  }

  private static Hit hit(Affected one, Component component) {
    List<String> names = new ArrayList<>(List.of(one.advisory.path("id").asString("")));
    one.advisory.path("aliases").forEach(alias -> names.add(alias.asString("")));
    List<String> fixed = new ArrayList<>();
    for (JsonNode range : one.part.path("ranges")) {
      for (JsonNode event : range.path("events")) {
        if (event.has("fixed")) {
          fixed.add(event.path("fixed").asString(""));
        }
      }
    }
    return new Hit(component, names, one.advisory.path("summary").asString(""), fixed);
  }
}
