package org.muster.server.access;

import java.time.InstantSource;
import org.muster.access.Administration;
import org.muster.access.Attempts;
import org.muster.access.Notices;
import org.muster.access.SecondFactors;
import org.muster.access.Tokens;
import org.muster.access.Vault;
import org.muster.server.ServerSettings;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of `access` that need the server's key.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  Vault vault(ServerSettings settings) {
    return Vault.at(settings.keyFile());
  }

  @Bean
  SecondFactors secondFactors(
      Workspace workspace, InstantSource clock, Vault vault, ServerSettings settings) {
    return new SecondFactors(
        workspace.store(), workspace.audit(), clock, vault, settings.isExposed());
  }

  @Bean
  Attempts attempts(Workspace workspace, InstantSource clock, Vault vault) {
    return new Attempts(workspace.store(), clock, vault);
  }

  @Bean
  Administration administration(Workspace workspace, SecondFactors factors) {
    return new Administration(workspace.accounts(), factors);
  }

  @Bean
  Notices notices(Workspace workspace, InstantSource clock) {
    return new Notices(workspace.store(), clock);
  }

  @Bean
  Tokens tokens(Workspace workspace, InstantSource clock) {
    return new Tokens(workspace.store(), workspace.audit(), clock);
  }
}
