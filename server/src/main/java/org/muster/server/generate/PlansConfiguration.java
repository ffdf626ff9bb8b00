package org.muster.server.generate;

import java.time.InstantSource;
import org.muster.generate.PlanRuns;
import org.muster.generate.Plans;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of plans over the open database.
@Configuration(proxyBeanMethods = false)
class PlansConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(PlansConfiguration.class);

  @Bean
  Plans plans(Workspace workspace, InstantSource clock) {
    return workspace.plans(clock);
  }

  @Bean
  PlanRuns planRuns(Plans plans) {
    return new PlanRuns(plans, (caseId, fault) -> LOG.error("planning {} failed", caseId, fault));
  }
}
