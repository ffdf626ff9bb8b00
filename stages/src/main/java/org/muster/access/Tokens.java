package org.muster.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The tokens of programs: made and revoked by the account that they act for, hashed, and good for
/// a limited time. They stand in the place of a password with its second factor, which a program
/// cannot give.
public final class Tokens {

  /// The longest time that a token may be good for.
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final String PREFIX = "muster_";
  private static final int SECRET_BYTES = 32;
  private static final int MOST_PER_ACCOUNT = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public Tokens(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// A token just made, with its text, which is shown once.
  public record Made(Token token, String text) {}

  /// Whom a token acts for.
  public record Bearer(Token token, Account account) {}

  /// Makes a token of an account.
  ///
  /// @throws Trouble REFUSED if it has no label, is good for no time or too long, or is one too
  ///     many
  public Made make(String account, String label, Token.Scope scope, Duration goodFor) {
    String named = label.strip();
    if (named.isEmpty() || named.length() > 60) {
      throw refused("a token needs a label of 1 to 60 characters that says what uses it");
    }
    if (goodFor.compareTo(Duration.ofMinutes(1)) < 0 || goodFor.compareTo(LONGEST) > 0) {
      throw refused("a token is good for 1 to " + LONGEST.toDays() + " days");
    }
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    byte[] shortName = new byte[4];
    RANDOM.nextBytes(shortName);
    String id = HexFormat.of().formatHex(shortName);
    String text =
        PREFIX + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return store.write(
        dsl -> {
          Instant now = clock.instant();
          if (TokenRows.list(dsl, account).stream().filter(t -> t.isGood(now)).count()
              >= MOST_PER_ACCOUNT) {
            throw refused(
                "the account "
                    + account
                    + " has "
                    + MOST_PER_ACCOUNT
                    + " tokens; revoke one first");
          }
          Token token =
              new Token(id, account, named, scope, now, now.plus(goodFor), Optional.empty());
          TokenRows.insert(dsl, token, Sha256.of(text));
          audit.append(dsl, account, "token-make", List.of(id));
          return new Made(token, text);
        });
  }

  /// The tokens of an account, newest first, those that open nothing any more too.
  public List<Token> list(String account) {
    return store.read(dsl -> TokenRows.list(dsl, account));
  }

  /// Ends a token of an account.
  ///
  /// @throws Trouble NOT_FOUND if it is not one of that account
  public void revoke(String account, String id) {
    store.write(
        dsl -> {
          if (!TokenRows.revoke(dsl, account, id, clock.instant())) {
            throw new Trouble(Trouble.Code.NOT_FOUND, "there is no token " + id);
          }
          audit.append(dsl, account, "token-revoke", List.of(id));
          return id;
        });
  }

  /// Whom a token acts for, if it is good and its account is open.
  public Optional<Bearer> find(String text) {
    if (!text.startsWith(PREFIX) || text.length() > 100) {
      return Optional.empty();
    }
    String hash = Sha256.of(text);
    return store.read(
        dsl ->
            TokenRows.find(dsl, hash)
                .filter(token -> token.isGood(clock.instant()))
                .flatMap(
                    token ->
                        Accounts.find(dsl, token.account())
                            .filter(account -> !account.disabled())
                            .map(account -> new Bearer(token, account))));
  }

  /// Whether a text was a token once and opens nothing any more.
  public boolean wasOne(String text) {
    return findEver(text).isPresent();
  }

  /// Writes down that a text opened nothing: of what was a token once its name, else nothing.
  public void noteRefused(String text) {
    Optional<Token> once = findEver(text);
    audit.note(
        store,
        once.map(Token::account).orElse("unknown"),
        "token-refused",
        once.map(token -> List.of(token.id())).orElse(List.of()));
  }

  private Optional<Token> findEver(String text) {
    if (!text.startsWith(PREFIX) || text.length() > 100) {
      return Optional.empty();
    }
    String hash = Sha256.of(text);
    return store.read(dsl -> TokenRows.find(dsl, hash));
  }

  private static Trouble refused(String message) {
    return new Trouble(Trouble.Code.REFUSED, message);
  }
}
