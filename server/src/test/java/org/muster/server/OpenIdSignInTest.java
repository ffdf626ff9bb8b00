package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.identity.Provider;
import org.muster.server.look.Visitor;
import org.muster.thread.Workspace;

/// Signing in at an OpenID Connect provider: Spring Authorization Server, running.
@Tag("long")
class OpenIdSignInTest {
  @TempDir Path folder;

  @Test
  void whoeverTheProviderVouchesForIsAnAccountThatIsThere() {
    String database = "jdbc:sqlite:" + folder.resolve("muster.db");
    try (Workspace workspace = Workspace.open(database, InstantSource.system());
        Provider provider = Provider.start()) {
      workspace.accounts().add("os:test", "leyla", "AZE", List.of(Role.NATIONAL_PLANNER));
      try (MusterServer server = open(database, provider)) {

        Visitor leyla = new Visitor(server.url());
        assertThat(leyla.get("/login").body()).contains("Sign in with the ministry");
        HttpResponse<String> in = through(leyla, "leyla");
        assertThat(in.uri().toString()).isEqualTo(server.url() + "/");
        assertThat(leyla.get("/tokens").body()).contains("National planner, AZE");

        Visitor stranger = new Visitor(server.url());
        assertThat(through(stranger, "murad").uri().toString()).endsWith("/login?stranger");
        assertThat(stranger.get("/tokens").uri().getPath()).isEqualTo("/login");
        assertThat(workspace.accounts().list()).hasSize(1);

        // The provider gives leyla's name to somebody else.
        provider.rename("murad", "leyla");
        Visitor other = new Visitor(server.url());
        assertThat(through(other, "murad").uri().toString()).endsWith("/login?stranger");

        workspace.accounts().disable("os:test", "leyla", true);
        assertThat(leyla.get("/tokens").uri().toString()).contains("/login?ended");
        assertThat(workspace.audit().list(workspace.store(), 20))
            .extracting(Audit.Entry::verb)
            .contains("account-bind", "sign-in-outside", "sign-in-outside-refused");

        Visitor forged = new Visitor(server.url());
        assertThat(forged.get("/login/oauth2/code/muster?code=x&state=y").uri().toString())
            .endsWith("/login?elsewhere");
      }
    }
  }

  /// A server that signs people in at the provider, which knows it.
  private MusterServer open(String database, Provider provider) {
    ServerSettings settings =
        ServerSettings.onThisMachine(database, 0, folder)
            .withOpenId(
                new OpenIdSettings(
                    provider.issuer(),
                    Provider.CLIENT,
                    Provider.SECRET,
                    "preferred_username",
                    "the ministry"));
    MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true));
    provider.allow(server.url() + "/login/oauth2/code/muster");
    return server;
  }

  @Test
  void whoSignsOutHereIsSignedOutAtTheProvider() {
    String database = "jdbc:sqlite:" + folder.resolve("muster.db");
    try (Workspace workspace = Workspace.open(database, InstantSource.system());
        Provider provider = Provider.start()) {
      workspace.accounts().add("os:test", "leyla", "AZE", List.of(Role.NATIONAL_PLANNER));
      String once =
          workspace.accounts().add("os:test", "here", "AZE", List.of(Role.NATIONAL_PLANNER));
      workspace.accounts().changePassword("here", once, "horse battery staple");
      try (MusterServer server = open(database, provider)) {
        Visitor leyla = new Visitor(server.url());
        through(leyla, "leyla");
        // As long as the provider's session lasts, it asks nothing.
        assertThat(leyla.get("/oauth2/authorization/muster").uri().toString())
            .isEqualTo(server.url() + "/");
        HttpResponse<String> page = leyla.get("/tokens");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
            .endsWith("form-action 'self' " + provider.issuer());

        HttpResponse<String> there = leyla.postOnce("/logout", Map.of());
        assertThat(there.headers().firstValue("Location").orElseThrow())
            .startsWith(provider.issuer() + "/connect/logout?id_token_hint=");
        assertThat(leyla.get(there.headers().firstValue("Location").orElseThrow()).uri())
            .hasToString(server.url() + "/login?out");
        assertThat(leyla.get("/tokens").uri().getPath()).isEqualTo("/login");
        assertThat(leyla.get("/oauth2/authorization/muster").body()).contains("Please sign in");

        // Who signed in here has nothing to end there.
        Visitor local = new Visitor(server.url());
        local.signIn("here", "horse battery staple");
        local.get("/tokens");
        assertThat(local.post("/logout", Map.of()).uri()).hasToString(server.url() + "/login?out");
      }
    }
  }

  /// What was begun is carried by the browser, and good there alone.
  @Test
  void aSignInThatIsBegunMakesNoSession() {
    String database = "jdbc:sqlite:" + folder.resolve("muster.db");
    try (Workspace workspace = Workspace.open(database, InstantSource.system());
        Provider provider = Provider.start()) {
      workspace.accounts().add("os:test", "leyla", "AZE", List.of(Role.NATIONAL_PLANNER));
      try (MusterServer server = open(database, provider)) {
        int sessions = 0;
        String state = "";
        for (int i = 0; i < 50; i++) {
          Visitor stranger = new Visitor(server.url());
          HttpResponse<String> begun = stranger.once("/oauth2/authorization/muster");
          assertThat(begun.statusCode()).isEqualTo(302);
          state = begun.headers().firstValue("Location").orElseThrow();
          assertThat(state).startsWith(provider.issuer()).contains("code_challenge=");
          assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
              .startsWith("begun=1.")
              .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/login/oauth2/code/");
          sessions += stranger.cookie("muster").isPresent() ? 1 : 0;
        }
        System.out.printf("figures: begun-sign-ins=50 begun-sessions=%d%n", sessions);
        assertThat(sessions).isZero();

        // The state of one browser opens nothing in another that has begun its own, or none.
        String theirs = state.replaceFirst(".*[?&]state=([^&]*).*", "$1");
        Visitor own = new Visitor(server.url());
        own.once("/oauth2/authorization/muster");
        for (Visitor other : List.of(own, new Visitor(server.url()))) {
          assertThat(other.get("/login/oauth2/code/muster?code=x&state=" + theirs).uri())
              .hasToString(server.url() + "/login?elsewhere");
          assertThat(other.cookie("muster")).isEmpty();
        }
        assertThat(through(new Visitor(server.url()), "leyla").uri())
            .hasToString(server.url() + "/");
      }
    }
  }

  @Test
  void aProviderWithoutAnEncryptedLineIsRefused() {
    assertThatThrownBy(() -> new OpenIdSettings("http://id.example.org", "a", "b", "c", "d"))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("https");
  }

  private static HttpResponse<String> through(Visitor visitor, String name) {
    HttpResponse<String> login = visitor.get("/oauth2/authorization/muster");
    assertThat(login.body()).contains("Please sign in");
    return visitor.post(
        login.uri().toString(), Map.of("username", name, "password", Provider.PASSWORD));
  }
}
