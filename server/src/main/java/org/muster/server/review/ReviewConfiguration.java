package org.muster.server.review;

import java.time.InstantSource;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of Review over the open database.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  Review review(Workspace workspace, InstantSource clock, PlanForecast forecast) {
    return Review.over(
        workspace.store(),
        workspace.audit(),
        workspace.cases(),
        workspace.claims(),
        clock,
        forecast);
  }

  /// Until the planning stages answer, nothing is said of what the plan can keep.
  @Bean
  PlanForecast forecast() {
    return PlanForecast.none();
  }
}
