package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Attempts;
import org.muster.access.Role;
import org.muster.access.Vault;
import org.muster.server.look.Visitor;
import org.muster.thread.Workspace;

/// Signing in over HTTP: password, second factor, what is open in between, and how sessions end.
@Tag("long")
class SignInTest {
  private static final String PASSWORD = "four quiet words here";
  private static final Instant MORNING = Instant.parse("2026-11-25T09:00:00Z");

  @TempDir Path folder;

  private volatile Instant now = MORNING;
  private MusterServer server;
  private Workspace workspace;

  @BeforeEach
  void open() {
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder);
    workspace = Workspace.open(settings.database(), () -> now);
    add("leyla", Role.NATIONAL_PLANNER);
    add("admin", Role.ADMINISTRATOR);
    server =
        MusterServer.open(
            settings, new PrintStream(PrintStream.nullOutputStream(), true), () -> now);
  }

  @AfterEach
  void close() {
    server.close();
    workspace.close();
  }

  @Test
  void aSecondFactorIsSetUpAndAskedForFromThenOn() {
    Visitor leyla = visitor();
    assertThat(leyla.signIn("leyla", PASSWORD).uri().getPath()).isEqualTo("/");
    String page = leyla.get("/second-factor").body();
    String secret = secret(page);
    assertThat(page).contains("<svg class=\"qr\"").doesNotContain("http://").contains("h1v1h-1z");

    assertThat(leyla.post("/second-factor", Map.of("code", "000000")).statusCode()).isEqualTo(422);
    String recovery = leyla.post("/second-factor", Map.of("code", code(secret))).body();
    List<String> codes = recoveryCodes(recovery);
    assertThat(codes).hasSize(8);
    assertThat(leyla.get("/tokens").statusCode()).as("goes on in the same session").isEqualTo(200);

    Visitor again = visitor();
    assertThat(again.signIn("leyla", PASSWORD).uri().getPath()).isEqualTo("/code");
    for (String closed : List.of("/", "/tokens", "/second-factor", "/password", "/accounts")) {
      assertThat(again.once(closed).headers().firstValue("location"))
          .as(closed + " before the code")
          .hasValueSatisfying(to -> assertThat(to).endsWith("/code"));
    }
    assertThat(again.post("/code", Map.of("code", code(secret))).body())
        .as("the code that confirmed it")
        .contains("was used before");
    pass(30);
    again.get("/code");
    assertThat(again.post("/code", Map.of("code", code(secret))).uri().getPath()).isEqualTo("/");

    Visitor lost = visitor();
    lost.signIn("leyla", PASSWORD);
    assertThat(lost.post("/code", Map.of("code", codes.get(0))).body())
        .contains("a second factor and 7 recovery codes");
    Visitor twice = visitor();
    twice.signIn("leyla", PASSWORD);
    assertThat(twice.post("/code", Map.of("code", codes.get(0))).statusCode()).isEqualTo(422);
  }

  @Test
  void aRequiredSecondFactorComesBeforeEverythingAndAnAdministratorResetsIt() {
    Visitor admin = visitor();
    admin.signIn("admin", PASSWORD);
    admin.get("/accounts");
    assertThat(admin.post("/accounts/leyla/factor", Map.of("what", "require")).body())
        .contains("Nothing was changed: enter your password too.");
    assertThat(admin.get("/accounts").body()).contains("No account lacks a second factor");
    assertThat(
            admin
                .post("/accounts/leyla/factor", Map.of("what", "require", "again", "not it"))
                .body())
        .contains("Nothing was changed: this is not your password.");
    assertThat(
            admin
                .post("/accounts/leyla/factor", Map.of("what", "require", "again", PASSWORD))
                .body())
        .contains("leyla lacks a second factor");
    assertThat(admin.get("/accounts").body()).contains("1 account lacks a second factor");

    Visitor leyla = visitor();
    assertThat(leyla.signIn("leyla", PASSWORD).uri().getPath()).isEqualTo("/second-factor");
    assertThat(leyla.once("/tokens").headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/second-factor"));
    leyla.post("/second-factor", Map.of("code", code(secret(leyla.get("/second-factor").body()))));
    assertThat(leyla.get("/tokens").statusCode()).isEqualTo(200);
    leyla.get("/second-factor");
    assertThat(leyla.post("/second-factor/off", Map.of("code", "123456")).body())
        .contains("it stays on");

    admin.get("/accounts");
    admin.post("/accounts/leyla/factor", Map.of("what", "reset", "again", PASSWORD));
    assertThat(leyla.get("/tokens").uri().toString()).contains("/login?ended");
    assertThat(visitor().signIn("leyla", PASSWORD).uri().getPath()).isEqualTo("/second-factor");
  }

  @Test
  void onlyAnAdministratorSeesAccountsAndTheAuditLog() {
    Visitor leyla = visitor();
    leyla.signIn("leyla", PASSWORD);
    leyla.get("/tokens");
    assertThat(leyla.get("/accounts").statusCode()).isEqualTo(403);
    assertThat(leyla.get("/audit").statusCode()).isEqualTo(403);
    assertThat(leyla.post("/accounts/policy", Map.of("role", "viewer")).statusCode())
        .isEqualTo(403);

    Visitor admin = visitor();
    admin.signIn("admin", PASSWORD);
    assertThat(admin.get("/audit").body()).contains("The audit log is whole").contains("sign-in");
    workspace.accounts().setRoles("os:test", "admin", List.of(Role.VIEWER));
    assertThat(admin.get("/audit").statusCode()).as("at once").isEqualTo(403);
  }

  @Test
  void aSessionEndsWithItsAccountItsPasswordAndTheHalfDay() {
    Visitor closed = visitor();
    closed.signIn("leyla", PASSWORD);
    workspace.accounts().disable("os:test", "leyla", true);
    assertThat(closed.get("/tokens").uri().toString()).contains("/login?ended");
    workspace.accounts().disable("os:test", "leyla", false);

    Visitor one = visitor();
    one.signIn("leyla", PASSWORD);
    Visitor other = visitor();
    other.signIn("leyla", PASSWORD);
    one.get("/password");
    one.post(
        "/password",
        Map.of(
            "old",
            PASSWORD,
            "fresh",
            "six other words are here",
            "again",
            "six other words are here"));
    assertThat(one.get("/tokens").statusCode()).as("who changed it goes on").isEqualTo(200);
    assertThat(other.get("/tokens").uri().toString()).contains("/login?ended");

    pass(12 * 3600 - 1);
    assertThat(one.get("/tokens").uri().getPath()).isEqualTo("/tokens");
    pass(1);
    assertThat(one.get("/tokens").uri().toString()).contains("/login?ended");
  }

  @Test
  void theSessionIsAnotherOneAfterSigningInAndItsCookieIsClosed() {
    Visitor leyla = visitor();
    HttpResponse<String> before = leyla.once("/login");
    String cookie = before.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
    assertThat(leyla.cookie("muster")).as("no session before signing in").isEmpty();
    assertThat(leyla.once("/case/azerbaijan").headers().firstValue("location").orElseThrow())
        .startsWith("/login");
    assertThat(leyla.cookie("muster")).isEmpty();

    leyla.signIn("leyla", PASSWORD);

    assertThat(leyla.cookie("muster")).isPresent();
    assertThat(leyla.get("/tokens").headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-frame-options", List.of("DENY"));
    assertThat(
            leyla.forge("/tokens", Map.of("label", "x", "scope", "read", "days", "1")).statusCode())
        .isEqualTo(403);
    assertThat(leyla.forge("/logout", Map.of()).statusCode()).isEqualTo(403);
    leyla.get("/tokens");
    leyla.post("/logout", Map.of());
    assertThat(leyla.once("/tokens").headers().firstValue("location").orElseThrow())
        .contains("/login");
  }

  @Test
  void manyWrongPasswordsFromOneAddressAreRefusedWhateverTheAccount() {
    Attempts attempts =
        new Attempts(workspace.store(), () -> now, Vault.at(folder.resolve("muster.key")));
    for (int i = 0; i < Attempts.WRONG.most(); i++) {
      attempts.take(Attempts.WRONG, "127.0.0.1");
    }

    HttpResponse<String> refused = visitor().signIn("leyla", PASSWORD);

    assertThat(refused.body()).contains("came from your network");
    pass(600);
    assertThat(visitor().signIn("leyla", PASSWORD).uri().getPath()).isEqualTo("/");
  }

  /// One wrong password counts once; who waits is told the same whether the name is one or not, and
  /// the owner comes in by the second factor.
  @Test
  void onePasswordCountsOnceAndTheOwnerIsNotLockedOut() {
    Visitor leyla = visitor();
    leyla.signIn("leyla", PASSWORD);
    String secret = secret(leyla.get("/second-factor").body());
    leyla.post("/second-factor", Map.of("code", code(secret)));

    for (String name : List.of("leyla", "nobody-here")) {
      for (int i = 1; i < Attempts.FREE; i++) {
        assertThat(visitor().signIn(name, "wrong password").uri().getQuery())
            .as("%s, wrong for the %d. time", name, i)
            .isEqualTo("wrong");
      }
      assertThat(visitor().signIn(name, "wrong password").uri().getQuery())
          .as(name)
          .isEqualTo("locked=" + now.plusSeconds(60));
      assertThat(visitor().signIn(name, PASSWORD).body())
          .as(name)
          .contains("Too many wrong passwords for this name came from your network")
          .contains("Code of your app");
    }
    pass(30);
    Visitor owner = visitor();
    owner.get("/login");
    assertThat(
            owner
                .post(
                    "/login",
                    Map.of("username", "leyla", "password", PASSWORD, "code", code(secret)))
                .uri()
                .getPath())
        .isEqualTo("/");
    assertThat(owner.get("/tokens").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorSeesAndChangesTheOwnNationAlone() {
    String once =
        workspace.accounts().add("os:test", "giorgi", "GEO", List.of(Role.NATIONAL_PLANNER));
    workspace.accounts().changePassword("giorgi", once, PASSWORD);
    Visitor admin = visitor();
    admin.signIn("admin", PASSWORD);

    assertThat(admin.get("/accounts").body()).contains("leyla").doesNotContain("giorgi");
    assertThat(
            admin
                .post("/accounts/giorgi/factor", Map.of("what", "require", "again", PASSWORD))
                .statusCode())
        .isEqualTo(404);

    admin.get("/accounts");
    admin.post("/accounts/leyla/factor", Map.of("what", "require", "again", PASSWORD));
    Visitor leyla = visitor();
    leyla.signIn("leyla", PASSWORD);
    leyla.post("/second-factor", Map.of("code", code(secret(leyla.get("/second-factor").body()))));
    assertThat(leyla.get("/tokens").body()).contains("requires a second factor of you");
    leyla.post("/notices/read", Map.of("until", now.toString(), "back", "/tokens"));
    assertThat(leyla.get("/tokens").body()).doesNotContain("requires a second factor of you");
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private void add(String name, Role role) {
    String once = workspace.accounts().add("os:test", name, "AZE", List.of(role));
    workspace.accounts().changePassword(name, once, PASSWORD);
  }

  private Visitor visitor() {
    return new Visitor(server.url());
  }

  private static String secret(String page) {
    Matcher found = Pattern.compile("secret\">([A-Z2-7 ]+)<").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace(" ", "");
  }

  private static List<String> recoveryCodes(String page) {
    return Pattern.compile("<code data-shown-once>([a-z0-9-]{23})</code>")
        .matcher(page)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /// The code of now, worked out apart from the program's own class.
  private String code(String secret) {
    StringBuilder bits = new StringBuilder();
    for (char c : secret.toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
      bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
    }
    byte[] key = new byte[bits.length() / 8];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30).array());
      int value = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", value % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
