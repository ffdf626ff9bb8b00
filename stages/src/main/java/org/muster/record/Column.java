package org.muster.record;

/// One column of a claim table.
///
/// @param name as in the file's header, the database and the documentation
/// @param required whether an empty cell is a problem
/// @param doc what the cell says, for people who fill it
public record Column(String name, Domain domain, boolean required, String doc) {

  /// Whether the cell is free text, which is never interpreted and always comes back unchanged.
  public boolean isFreeText() {
    return domain instanceof Domain.FreeText;
  }
}
