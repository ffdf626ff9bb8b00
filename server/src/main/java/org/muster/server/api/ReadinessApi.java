package org.muster.server.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.muster.review.Readiness;
import org.muster.review.Review;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The state of readiness on a day, as known on a day.
@RestController
class ReadinessApi {
  private final Review review;
  private final java.time.InstantSource clock;

  ReadinessApi(Review review, java.time.InstantSource clock) {
    this.review = review;
    this.clock = clock;
  }

  record ReadinessBody(
      LocalDate day,
      LocalDate known,
      List<Readiness.UnitState> units,
      List<Readiness.WantedState> wanted)
      implements ApiBody {}

  @GetMapping("/api/readiness")
  @Says("How ready each unit is on a day (on, else the case's own), as known on a day (known).")
  ReadinessBody on(Call call, @RequestParam Optional<LocalDate> on) {
    LocalDate day = on.orElse(call.header().asOf());
    Readiness.State state = review.readiness().on(call.perspective(), day);
    return new ReadinessBody(
        day,
        call.known().orElse(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
        state.units(),
        state.wanted());
  }
}
