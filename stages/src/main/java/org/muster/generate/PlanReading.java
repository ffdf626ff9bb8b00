package org.muster.generate;

import org.muster.record.Row;
import org.muster.store.Sha256;
import org.muster.store.Trouble;

/// The document of a plan as it was found: rows of plans come with case files, and what stands in
/// them need not be a plan. Whoever shows a plan shows what can be read, and says what cannot.
public sealed interface PlanReading {

  /// A plan.
  record Sound(PlanDocument document) implements PlanReading {}

  /// No plan.
  ///
  /// @param why one sentence, for whoever is to mend it
  record Bad(String why) implements PlanReading {}

  /// Reads a document.
  static PlanReading of(String text) {
    try {
      return new Sound(PlanFile.read(text));
    } catch (Trouble trouble) {
      return new Bad(String.valueOf(trouble.getMessage()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Bad("The plan file holds what no plan can: " + e.getMessage());
    }
  }

  /// Reads the document of a row of plans. The row may be older than what is stored by now, and a
  /// document is fetched when it is asked for: it counts only where it is the row's own.
  static PlanReading of(Row row) {
    String text = row.text("document");
    return text.isEmpty()
        ? new Bad("The row was removed or holds no document.")
        : of(text, row.text("digest"));
  }

  /// Reads a document that must be the one that was signed or saved.
  ///
  /// @param digest of the document, as the row says it
  static PlanReading of(String text, String digest) {
    String found = Sha256.of(text);
    return found.equals(digest)
        ? of(text)
        : new Bad("The document is not the one that was saved: its digest is " + found + ".");
  }
}
