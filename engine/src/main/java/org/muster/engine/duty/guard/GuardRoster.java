package org.muster.engine.duty.guard;

import java.util.List;

/// Who stands where and when, in canonical order: by post, seat and time.
public record GuardRoster(List<Standing> standings) {
  public GuardRoster {
    standings = standings.stream().sorted().toList();
  }

  /// Nobody stands anywhere.
  public static GuardRoster empty() {
    return new GuardRoster(List.of());
  }
}
