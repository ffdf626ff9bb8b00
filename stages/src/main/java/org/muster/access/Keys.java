package org.muster.access;

import java.time.Instant;
import org.jooq.DSLContext;

/// What opens something for an account without its password, kept by stages that this floor does
/// not know, such as the secret address of a calendar feed.
public interface Keys {

  /// None beside the tokens.
  Keys NONE = (dsl, account, at) -> {};

  /// Ends all of an account's.
  void end(DSLContext dsl, String account, Instant at);
}
