package org.muster.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// An OpenID Connect provider on this machine that knows leyla and murad.
public final class Provider implements AutoCloseable {
  public static final String CLIENT = "muster-test";
  public static final String SECRET = "a secret of the test";
  public static final String PASSWORD = "at the ministry";

  private final ConfigurableApplicationContext context;
  private final Clients clients;

  private Provider(ConfigurableApplicationContext context) {
    this.context = context;
    this.clients = context.getBean(Clients.class);
  }

  public static Provider start() {
    SpringApplication application = new SpringApplication(Configuration.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "spring.main.banner-mode", "off",
            "logging.level.root", "WARN"));
    return new Provider(application.run());
  }

  public String issuer() {
    return "http://localhost:"
        + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  /// Lets the client come back to that address.
  public void allow(String redirect) {
    clients.redirect = redirect;
  }

  /// Gives somebody another `preferred_username`.
  public void rename(String person, String name) {
    clients.names.put(person, name);
  }

  @Override
  public void close() {
    context.close();
  }

  /// The one client, which comes from wherever the test serves.
  static final class Clients implements RegisteredClientRepository {
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private volatile String redirect = "http://127.0.0.1/none";

    @Override
    public void save(RegisteredClient client) {
      // The server stores the secret hashed anew; this one is always as declared.
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
      return id.equals("1") ? client() : null;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
      return clientId.equals(CLIENT) ? client() : null;
    }

    private RegisteredClient client() {
      return RegisteredClient.withId("1")
          .clientId(CLIENT)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri(redirect)
          .postLogoutRedirectUri(redirect.replaceFirst("/login/.*", "/login?out"))
          .scope(OidcScopes.OPENID)
          .scope(OidcScopes.PROFILE)
          .build();
    }
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Configuration {
    @Bean
    Clients clients() {
      return new Clients();
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(
              server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.oidc(Customizer.withDefaults());
              })
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .exceptionHandling(
              e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService users() {
      return new InMemoryUserDetailsManager(
          User.withUsername("leyla").password("{noop}" + PASSWORD).roles("USER").build(),
          User.withUsername("murad").password("{noop}" + PASSWORD).roles("USER").build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> names(Clients clients) {
      return context -> {
        String person = context.getPrincipal().getName();
        context.getClaims().claim("preferred_username", clients.names.getOrDefault(person, person));
      };
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return NimbusJwtDecoder.withJwkSource(keys).build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new ImmutableJWKSet<>(
          new JWKSet(
              new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                  .privateKey(pair.getPrivate())
                  .keyID("test")
                  .build()));
    }
  }
}
