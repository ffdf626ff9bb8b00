package org.muster.server.operate.evacuation;

import java.util.List;
import org.muster.operate.evacuation.Duplicates;

/// Somebody on file who looks like one who is about to be registered.
///
/// @param row of the form, from 1
public record RegisterWarning(
    int row,
    String person,
    String party,
    String phase,
    String since,
    String name,
    String born,
    int score,
    List<DuplicatesModel.Part> parts) {

  static RegisterWarning of(EvacuationVisit at, int row, Duplicates.Warning warning) {
    Duplicates.Side side = warning.onFile();
    return new RegisterWarning(
        row,
        side.person(),
        side.party(),
        side.phase(),
        at.hour(side.since()),
        side.file().name().isBlank() ? side.file().script() : side.file().name(),
        side.file().born(),
        warning.score().points(),
        DuplicatesModel.parts(warning.score()));
  }
}
