package org.muster.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.access.Attempts;
import org.muster.access.SecondFactors;
import org.muster.access.SignIn;
import org.muster.server.frame.Who;
import org.muster.server.frame.Who.Next;
import org.muster.thread.Workspace;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Lets Spring Security ask the accounts, and says what comes after the password.
@Component
final class Gate implements AuthenticationProvider {
  private final Workspace workspace;
  private final SecondFactors factors;
  private final Attempts attempts;
  private final InstantSource clock;

  Gate(Workspace workspace, SecondFactors factors, Attempts attempts, InstantSource clock) {
    this.workspace = workspace;
    this.factors = factors;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Too many wrong passwords from one address, whatever the accounts.
  static final class Crowded extends LockedException {
    private static final long serialVersionUID = 1;

    Crowded(Instant until) {
      super(until.toString());
    }
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String place =
        asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    String name = asked.getName().strip();
    String password = String.valueOf(asked.getCredentials());
    Optional<Instant> until = attempts.take(Attempts.WRONG, place);
    if (until.isPresent()) {
      throw new Crowded(until.get());
    }
    return switch (workspace.accounts().signIn(name, password)) {
      case SignIn.Accepted accepted -> {
        attempts.giveBack(Attempts.WRONG, place);
        yield Sessions.authentication(who(accepted.account()));
      }
      case SignIn.Rejected rejected -> throw new BadCredentialsException("rejected");
      case SignIn.Locked locked -> throw new LockedException(locked.until().toString());
    };
  }

  /// Whoever gave the right password, with what comes next.
  private Who who(Account account) {
    boolean enrolled = factors.standing(account).enrolled();
    return new Who(account, enrolled ? Next.CODE : afterCode(account), clock.instant());
  }

  /// What comes after the code, or after the password where there is no second factor.
  Next afterCode(Account account) {
    if (account.oneTime()) {
      return Next.PASSWORD;
    }
    return factors.standing(account).mustEnrol() ? Next.ENROL : Next.NOTHING;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
