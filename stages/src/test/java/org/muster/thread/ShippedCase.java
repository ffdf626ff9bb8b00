package org.muster.thread;

import java.nio.file.Path;
import java.time.LocalDate;
import org.muster.record.CaseData;

/// The case that ships, read once.
final class ShippedCase {
  private static final CaseData DATA = read();

  private ShippedCase() {}

  static CaseView view(String asOf, String knownOn) {
    return CaseView.of(DATA, LocalDate.parse(asOf), LocalDate.parse(knownOn));
  }

  private static CaseData read() {
    Path folder = Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan");
    return switch (CaseFile.read(folder)) {
      case CaseReading.Sound sound -> sound.data();
      case CaseReading.Unsound unsound ->
          throw new IllegalStateException("the shipped case is not sound: " + unsound.problems());
    };
  }
}
