package org.muster.server.access;

import java.time.Instant;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.access.Attempts;
import org.muster.access.SecondFactors;
import org.muster.access.SignIn;
import org.muster.thread.Workspace;
import org.springframework.stereotype.Component;

/// Asks whoever is signed in once more who they are, before something changes that opens doors: by
/// a code of the second factor, or by the password where there is none. An unlocked desk is not
/// enough.
@Component
final class Fresh {
  private final Workspace workspace;
  private final SecondFactors factors;
  private final Attempts attempts;

  Fresh(Workspace workspace, SecondFactors factors, Attempts attempts) {
    this.workspace = workspace;
    this.factors = factors;
    this.attempts = attempts;
  }

  /// What is asked for, as the field's label says it.
  String label(Account account) {
    return factors.standing(account).enrolled() ? "Code of your app" : "Your password";
  }

  /// @param typed into that field
  /// @param place the network address that it came from
  /// @return why nothing is changed; empty if it is they
  Optional<String> refuse(Account account, String typed, String place) {
    if (typed.isBlank()) {
      return Optional.of(
          "Nothing was changed: enter " + label(account).replace("Your", "your") + " too.");
    }
    if (factors.standing(account).enrolled()) {
      return switch (factors.check(account.name(), typed)) {
        case SecondFactors.Check.Passed passed -> Optional.empty();
        case SecondFactors.Check.Wrong wrong ->
            Optional.of(
                "Nothing was changed: this code is not right now, or was used before. Enter the"
                    + " next one.");
        case SecondFactors.Check.Locked locked ->
            Optional.of(SignInController.lockedWords("codes", locked.until()));
      };
    }
    Optional<Instant> waits = attempts.takeFor(account.name(), place);
    if (waits.isPresent()) {
      return Optional.of(SignInController.lockedWords("passwords", waits.get()));
    }
    if (workspace.accounts().signIn(account.name(), typed) instanceof SignIn.Accepted) {
      attempts.forgetFor(account.name(), place);
      return Optional.empty();
    }
    return Optional.of("Nothing was changed: this is not your password.");
  }
}
