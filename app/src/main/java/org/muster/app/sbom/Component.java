package org.muster.app.sbom;

/// A part of a program that somebody else makes.
///
/// @param ecosystem whose names and versions these are, in the words of OSV: `Maven`, `npm`
/// @param name as the ecosystem names it; `group:artifact` in Maven's
record Component(String ecosystem, String name, String version) {

  @Override
  public String toString() {
    return name + " " + version;
  }
}
