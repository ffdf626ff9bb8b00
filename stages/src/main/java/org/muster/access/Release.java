package org.muster.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// To whom a row is shown beside its owner. Files, tables and forms hold its text; whoever judges
/// or tells it reads the text first.
public sealed interface Release {

  /// Nobody else.
  record Owner() implements Release {}

  /// The alliance's staffs.
  record Staffs() implements Release {}

  /// Allies, and the staffs.
  record Allies() implements Release {}

  /// The nations that are members of a framework, and the staffs.
  record Framework(String id) implements Release {}

  /// Everybody, signed in or not.
  record Public() implements Release {}

  Release OWNER = new Owner();
  Release STAFFS = new Staffs();
  Release ALLIES = new Allies();
  Release PUBLIC = new Public();

  /// The releases that need no id, narrowest first.
  List<Release> PLAIN = List.of(OWNER, STAFFS, ALLIES, PUBLIC);

  /// What a framework's release begins with, before its id.
  String OF_FRAMEWORK = "framework:";

  /// The release of a text; empty where it is none.
  static Optional<Release> find(String text) {
    if (text.startsWith(OF_FRAMEWORK)) {
      return text.length() == OF_FRAMEWORK.length()
          ? Optional.empty()
          : Optional.of(new Framework(text.substring(OF_FRAMEWORK.length())));
    }
    return PLAIN.stream().filter(release -> release.text().equals(text)).findFirst();
  }

  /// The release of a text that was read before. What is none reaches nobody but the owner.
  static Release of(String text) {
    return find(text).orElse(OWNER);
  }

  /// As rows hold it.
  default String text() {
    return switch (this) {
      case Owner owner -> "owner";
      case Staffs staffs -> "staffs";
      case Allies allies -> "allies";
      case Framework framework -> OF_FRAMEWORK + framework.id;
      case Public all -> "public";
    };
  }

  /// Whether not even the allies see it, so that each reading is audited.
  default boolean isRestricted() {
    return switch (this) {
      case Owner owner -> true;
      case Staffs staffs -> true;
      case Allies allies -> false;
      case Framework framework -> false;
      case Public all -> false;
    };
  }

  /// The widest release that is no wider than any of the inputs': what comes of them is as narrow
  /// as the narrowest. Two different circles meet in the staffs, who belong to both.
  static Release narrowest(Collection<Release> releases) {
    Set<Release> circles =
        releases.stream().filter(r -> !r.equals(PUBLIC)).collect(Collectors.toSet());
    if (circles.isEmpty()) {
      return PUBLIC;
    }
    if (circles.contains(OWNER)) {
      return OWNER;
    }
    return circles.size() == 1 ? circles.iterator().next() : STAFFS;
  }
}
