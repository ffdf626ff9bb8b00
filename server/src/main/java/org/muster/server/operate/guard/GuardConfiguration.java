package org.muster.server.operate.guard;

import java.time.InstantSource;
import org.muster.operate.guard.FairnessReasons;
import org.muster.operate.guard.GroundImport;
import org.muster.operate.guard.GuardDoors;
import org.muster.operate.guard.GuardPeople;
import org.muster.operate.guard.GuardRequests;
import org.muster.operate.guard.RosterReasons;
import org.muster.operate.guard.RosterRuns;
import org.muster.operate.guard.Rosters;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of a joint guard over the open database.
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(GuardConfiguration.class);

  @Bean
  Rosters rosters(Workspace workspace, InstantSource clock) {
    return workspace.rosters(clock);
  }

  @Bean
  RosterRuns rosterRuns(Workspace workspace, Rosters rosters, InstantSource clock) {
    return new RosterRuns(
        workspace.cases(),
        rosters,
        clock,
        (caseId, fault) -> LOG.error("the search for a roster of {} failed", caseId, fault));
  }

  @Bean
  RosterReasons rosterReasons() {
    return new RosterReasons();
  }

  @Bean
  FairnessReasons fairnessReasons(RosterReasons reasons) {
    return new FairnessReasons(reasons);
  }

  @Bean
  GuardRequests guardRequests(Workspace workspace, InstantSource clock) {
    return workspace.guardRequests(clock);
  }

  @Bean
  GroundImport groundImport(Workspace workspace, InstantSource clock) {
    return workspace.groundImport(clock);
  }

  @Bean
  GuardDoors guardDoors(Workspace workspace, InstantSource clock) {
    return workspace.guardDoors(clock);
  }

  @Bean
  GuardPeople guardPeople(Workspace workspace, InstantSource clock) {
    return workspace.guardPeople(clock);
  }
}
