package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.access.Audit;
import org.muster.access.Pin;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.guard.day.rows.SecretRows;
import org.muster.store.Store;

/// With what people sign at a post: their PIN, a code that a commander vouches for, or the account
/// with which they are signed in.
final class DaySecrets {
  /// Wrong ones after which a PIN opens nothing until a commander vouches.
  private static final int TRIES = 3;

  private static final Duration CODE_GOOD_FOR = Duration.ofMinutes(30);

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  DaySecrets(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// Whether whoever signs was known.
  ///
  /// @param refusal why not
  record Proven(DayEvent.Proof proof, Optional<Refusal> refusal) {}

  Proven prove(
      String caseId, String guard, DayReader.Read read, Viewer viewer, Deed deed, String secret) {
    Optional<String> signer = deed.findSigner();
    if (signer.isEmpty() || isOwnAccount(read, viewer, signer.get())) {
      return new Proven(DayEvent.Proof.ACCOUNT, Optional.empty());
    }
    return prove(caseId, guard, signer.get(), secret.strip());
  }

  private static boolean isOwnAccount(DayReader.Read read, Viewer viewer, String member) {
    DayReader.Person who = read.people().get(member);
    return who != null
        && viewer instanceof Viewer.Person person
        && person.body().equals(who.nation())
        && who.account().equals(Optional.of(person.account()));
  }

  private Proven prove(String caseId, String guard, String member, String secret) {
    SecretRows.Key pinKey = new SecretRows.Key(caseId, guard, member, "pin");
    SecretRows.Key codeKey = new SecretRows.Key(caseId, guard, member, "code");
    if (secret.isEmpty()) {
      return unproven("guard.day.pin", "The PIN of " + member + " is needed.");
    }
    Optional<SecretRows.Secret> code = store.read(dsl -> SecretRows.find(dsl, codeKey));
    Optional<SecretRows.Secret> pin = store.read(dsl -> SecretRows.find(dsl, pinKey));
    // Hashes are slow; none is worked out while the one transaction that writes is open.
    boolean codeFits =
        code.filter(c -> c.until().map(clock.instant()::isBefore).orElse(false))
            .filter(c -> Pin.matches(secret, c.hash()))
            .isPresent();
    boolean pinFits =
        !codeFits
            && pin.filter(p -> p.wrong() < TRIES)
                .filter(p -> Pin.matches(secret, p.hash()))
                .isPresent();
    return store.write(
        dsl -> {
          if (codeFits) {
            SecretRows.remove(dsl, codeKey);
            SecretRows.count(dsl, pinKey, 0);
            return new Proven(DayEvent.Proof.CODE, Optional.empty());
          }
          if (pinFits) {
            SecretRows.count(dsl, pinKey, 0);
            return new Proven(DayEvent.Proof.PIN, Optional.empty());
          }
          return wrong(dsl, pinKey, codeKey, pin, code);
        });
  }

  private static Proven wrong(
      org.jooq.DSLContext dsl,
      SecretRows.Key pinKey,
      SecretRows.Key codeKey,
      Optional<SecretRows.Secret> pin,
      Optional<SecretRows.Secret> code) {
    // A code is for one try of three, too; nobody guesses a million in half an hour.
    code.ifPresent(
        c -> {
          if (c.wrong() + 1 >= TRIES) {
            SecretRows.remove(dsl, codeKey);
          } else {
            SecretRows.count(dsl, codeKey, c.wrong() + 1);
          }
        });
    if (pin.isEmpty()) {
      return unproven(
          "guard.day.pin",
          pinKey.member() + " has no PIN yet; a commander of the relief vouches with a code.");
    }
    long wrong = Math.min(TRIES, pin.get().wrong() + 1);
    SecretRows.count(dsl, pinKey, wrong);
    long left = TRIES - wrong;
    return unproven(
        "guard.day.pin",
        left == 0
            ? "Wrong PIN; no tries are left. A commander of the relief vouches with a code."
            : "Wrong PIN; " + left + (left == 1 ? " try is left." : " tries are left."));
  }

  private static Proven unproven(String rule, String why) {
    return new Proven(DayEvent.Proof.NONE, Optional.of(new Refusal(rule, why)));
  }

  /// By what a phone tells mistyped PINs of some people without a network.
  Map<String, List<Pin.Check>> checks(String caseId, String guard, Collection<String> members) {
    return store.read(
        dsl -> {
          Map<String, List<Pin.Check>> checks = new TreeMap<>();
          for (String member : members) {
            for (String sort : List.of("pin", "code")) {
              SecretRows.find(dsl, new SecretRows.Key(caseId, guard, member, sort))
                  .filter(secret -> !secret.salt().isEmpty())
                  .filter(secret -> secret.until().map(clock.instant()::isBefore).orElse(true))
                  .ifPresent(
                      secret ->
                          checks
                              .computeIfAbsent(member, m -> new ArrayList<>())
                              .add(new Pin.Check(secret.salt(), Pin.CHECK_ROUNDS, secret.bits())));
            }
          }
          return checks;
        });
  }

  Optional<Refusal> choose(String caseId, String guard, String member, String actor, String pin) {
    Optional<String> problem = Pin.problemOf(pin);
    if (problem.isPresent()) {
      return Optional.of(new Refusal("guard.day.pin", problem.get()));
    }
    String hash = Pin.hash(pin);
    Pin.Check check = Pin.check(pin);
    return store.write(
        dsl -> {
          SecretRows.put(
              dsl,
              new SecretRows.Key(caseId, guard, member, "pin"),
              hash,
              check,
              clock.instant(),
              Optional.empty(),
              actor);
          audit.append(dsl, actor, "guard-pin", List.of(caseId));
          return Optional.<Refusal>empty();
        });
  }

  String vouch(String caseId, String guard, String member, String actor) {
    String code = Pin.code();
    String hash = Pin.hash(code);
    Pin.Check check = Pin.check(code);
    Instant now = clock.instant();
    return store.write(
        dsl -> {
          SecretRows.put(
              dsl,
              new SecretRows.Key(caseId, guard, member, "code"),
              hash,
              check,
              now,
              Optional.of(now.plus(CODE_GOOD_FOR)),
              actor);
          audit.append(dsl, actor, "guard-vouch", List.of(caseId, member));
          return code;
        });
  }
}
