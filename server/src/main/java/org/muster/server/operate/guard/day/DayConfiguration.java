package org.muster.server.operate.guard.day;

import java.time.InstantSource;
import org.muster.operate.guard.Rosters;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.StandIns;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The log of the days over the open database.
@Configuration(proxyBeanMethods = false)
class DayConfiguration {

  @Bean
  DayBook dayBook(Workspace workspace, InstantSource clock) {
    return new DayBook(
        workspace.store(), workspace.audit(), workspace.cases(), workspace.claims(), clock);
  }

  @Bean
  StandIns standIns(DayBook days, Rosters rosters) {
    return new StandIns(days, rosters);
  }
}
