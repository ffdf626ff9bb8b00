package org.muster.server.typed;

import java.time.InstantSource;
import org.muster.access.Drafts;
import org.muster.access.Vault;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The drafts, with the key that they are encrypted with.
@Configuration(proxyBeanMethods = false)
class TypedConfiguration {

  @Bean
  Drafts drafts(Workspace workspace, InstantSource clock, Vault vault) {
    return new Drafts(workspace.store(), clock, vault);
  }
}
