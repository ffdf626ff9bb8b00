package org.muster.server.api;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.record.CaseHeader;
import org.muster.record.Perspective;
import org.muster.server.frame.Who;

/// One call of the API: who asks, about which case, as known on which day.
///
/// @param known only what was known on that day; empty for all that is known by now
record Call(Who who, CaseHeader header, Optional<LocalDate> known) {

  String caseId() {
    return header.id();
  }

  Viewer viewer() {
    return who.viewer();
  }

  Perspective perspective() {
    return new Perspective(caseId(), viewer(), known.orElse(null));
  }
}
