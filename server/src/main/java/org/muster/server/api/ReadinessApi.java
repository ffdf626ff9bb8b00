package org.muster.server.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.muster.review.CertificateTerm;
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

  /// A unit on that day.
  ///
  /// @param until when its certificate ends, as the source has it: `2024-10-14`, `2020`
  record UnitBody(
      String unit,
      String name,
      String nation,
      Readiness.Standing standing,
      Optional<String> level,
      Optional<String> certificate,
      Optional<String> until,
      Optional<Integer> people,
      boolean illustrative) {
    static UnitBody of(Readiness.UnitState state) {
      return new UnitBody(
          state.unit(),
          state.name(),
          state.nation(),
          state.standing(),
          state.level(),
          state.certificate(),
          state.term().flatMap(CertificateTerm::findEnd),
          state.people(),
          state.illustrative());
    }
  }

  record ReadinessBody(
      LocalDate day, LocalDate known, List<UnitBody> units, List<Readiness.WantedState> wanted)
      implements ApiBody {}

  @GetMapping("/api/readiness")
  @Says("How ready each unit is on a day (on, else the case's own), as known on a day (known).")
  ReadinessBody on(Call call, @RequestParam Optional<LocalDate> on) {
    LocalDate day = on.orElse(call.header().asOf());
    Readiness.State state = review.readiness().on(call.perspective(), day);
    return new ReadinessBody(
        day,
        call.known().orElse(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
        state.units().stream().map(UnitBody::of).toList(),
        state.wanted());
  }
}
