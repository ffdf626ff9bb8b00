package org.muster.server.door;

import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.muster.server.ServerSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the door before everything, and answers each request on a thread that costs nothing while
/// it waits for its bytes.
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> door(ServerSettings settings) {
    return factory -> {
      factory.addEngineValves(new Door(settings));
      factory.addProtocolHandlerCustomizers(
          protocol -> protocol.setExecutor(new VirtualThreadExecutor("muster-answer-")));
    };
  }
}
