package org.muster.app.sbom;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.store.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reads a bill of materials: CycloneDX (ECMA-424) in JSON, its components by package URL.
final class Bill {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bill() {}

  /// Every component that is named by a package URL of Maven or npm.
  ///
  /// @throws Trouble if it cannot be read, or is none
  static List<Component> read(Path file) {
    try {
      JsonNode bill = JSON.readTree(Files.readAllBytes(file));
      if (!bill.path("bomFormat").asString("").equals("CycloneDX")) {
        throw new Trouble(Trouble.Code.UNREADABLE, file + " is no bill of CycloneDX");
      }
      List<Component> all = new ArrayList<>();
      for (JsonNode component : bill.path("components")) {
        of(component.path("purl").asString("")).ifPresent(all::add);
      }
      return all;
    } catch (JacksonException e) {
      throw new Trouble(
          Trouble.Code.UNREADABLE, file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.NOT_FOUND, file + " cannot be read: " + Trouble.why(e), e);
    }
  }

  /// `pkg:maven/GROUP/ARTIFACT@VERSION?…` and `pkg:npm/NAME@VERSION`
  /// (https://github.com/package-url/purl-spec).
  static Optional<Component> of(String purl) {
    String plain = purl.replaceFirst("[?#].*", "");
    int at = plain.lastIndexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    String version = decoded(plain.substring(at + 1));
    if (plain.startsWith("pkg:maven/")) {
      String name = decoded(plain.substring("pkg:maven/".length(), at)).replace('/', ':');
      return Optional.of(new Component("Maven", name, version));
    }
    if (plain.startsWith("pkg:npm/")) {
      return Optional.of(
          new Component("npm", decoded(plain.substring("pkg:npm/".length(), at)), version));
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
