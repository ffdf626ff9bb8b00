package org.muster.operate.evacuation.replay;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of a replay: it stands where it was put.
public final class ReplayClock implements InstantSource {
  private volatile Instant now;

  public ReplayClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void put(Instant moment) {
    now = moment;
  }
}
