package org.muster.server.review;

import java.time.InstantSource;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.muster.thread.SavedPlanForecast;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of Review over the open database.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  Review review(Workspace workspace, InstantSource clock, PlanForecast forecast) {
    return workspace.review(clock, forecast);
  }

  /// What the plan can keep, as the newest saved plan says.
  @Bean
  PlanForecast forecast(Workspace workspace) {
    return new SavedPlanForecast(workspace);
  }
}
