package org.muster.server.record;

import java.util.Optional;
import org.muster.server.picture.Drawing;
import org.muster.thread.WhoWhere;

/// The map as its template draws it.
///
/// @param symbols address of the symbols of APP-6
/// @param earlier address of the last day before on which something changed
/// @param later address of the next one
public record MapModel(
    WhoWhere who,
    Drawing wide,
    Drawing narrow,
    String symbols,
    Optional<String> earlier,
    Optional<String> later) {}
