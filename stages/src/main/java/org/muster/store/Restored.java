package org.muster.store;

/// What is known of a backup that was restored.
public enum Restored {
  /// Its content is what its digest says.
  SOUND,
  /// A Muster that put no digest into backups wrote it; only pages and references were proven.
  WITHOUT_DIGEST
}
