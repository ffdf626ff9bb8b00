package org.muster.record;

import java.time.LocalDate;

/// What `case.yaml` says of a case.
///
/// @param id short, lower case, unique in a database: `azerbaijan`
/// @param name for people
/// @param owner the nation or body whose case it is
/// @param asOf the day that pages show unless asked for another
/// @param horizonFrom first day that plans cover
/// @param horizonTo last day that plans cover, inclusive
public record CaseHeader(
    String id,
    String name,
    String owner,
    LocalDate asOf,
    LocalDate horizonFrom,
    LocalDate horizonTo) {

  public CaseHeader {
    if (horizonTo.isBefore(horizonFrom)) {
      throw new IllegalArgumentException(
          "horizon ends " + horizonTo + ", before it begins " + horizonFrom);
    }
  }
}
