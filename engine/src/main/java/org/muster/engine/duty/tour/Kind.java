package org.muster.engine.duty.tour;

/// Whether a requirement line is filled by units or by staff officers.
public enum Kind {
  UNIT,
  STAFF
}
