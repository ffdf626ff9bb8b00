package org.muster.generate;

import java.time.Duration;

/// What goes on in the background: a plan is made, or what closes one gap is looked for.
interface Running {
  PlanRun.State state();

  Duration elapsed();

  int seconds();

  void stop();
}
