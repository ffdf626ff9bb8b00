package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.access.Attempts;
import org.muster.access.SecondFactors;
import org.muster.access.SignIn;
import org.muster.server.frame.Who;
import org.muster.server.frame.Who.Next;
import org.muster.store.StoreException;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Lets Spring Security ask the accounts, and says what comes after the password.
@Component
final class Gate implements AuthenticationProvider {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

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

  /// What a sign-in form brings beside name and password.
  static final class Form extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1;

    private final String code;

    Form(HttpServletRequest request) {
      super(request);
      this.code = Objects.requireNonNullElse(request.getParameter("code"), "").strip();
    }
  }

  /// The database did not let us judge.
  static final class Unable extends AuthenticationServiceException {
    private static final long serialVersionUID = 1;

    Unable(StoreException why) {
      super(String.valueOf(why.getMessage()), why);
    }
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    try {
      return judged(asked);
    } catch (StoreException e) {
      LOG.error("nobody can sign in: {}", e.getMessage());
      throw new Unable(e);
    }
  }

  private Authentication judged(Authentication asked) {
    Form form = asked.getDetails() instanceof Form given ? given : null;
    String place = form == null ? "" : form.getRemoteAddress();
    String name = asked.getName().strip();
    String password = String.valueOf(asked.getCredentials());
    Optional<Instant> crowded = attempts.take(Attempts.WRONG, place);
    Optional<Instant> waits =
        crowded.isPresent() ? Optional.empty() : attempts.takeFor(name, place);
    if (crowded.isPresent() || waits.isPresent()) {
      if (form != null && !form.code.isEmpty()) {
        Optional<Who> owner = owner(name, password, form.code, place);
        if (owner.isPresent()) {
          return Sessions.authentication(owner.get());
        }
      } else if (crowded.isEmpty()) {
        // Of a crowd nothing is written: it must not fill the log.
        workspace.accounts().noteWaiting(name);
      }
      throw crowded.isPresent()
          ? new Crowded(crowded.get())
          : new LockedException(waits.orElseThrow().toString());
    }
    return switch (workspace.accounts().signIn(name, password)) {
      case SignIn.Accepted accepted -> {
        attempts.giveBack(Attempts.WRONG, place);
        attempts.forgetFor(name, place);
        yield Sessions.authentication(who(accepted.account()));
      }
      case SignIn.Rejected rejected -> {
        Optional<Instant> until = attempts.waits(name, place);
        if (until.isPresent()) {
          throw new LockedException(until.get().toString());
        }
        throw new BadCredentialsException("rejected");
      }
    };
  }

  /// The way in for an account's owner while its name waits because of what somebody else typed:
  /// password and second factor at once. Which of them was wrong is not told, so that nobody learns
  /// anything here; whoever knows the password is held by the second factor's own count.
  private Optional<Who> owner(String name, String password, String code, String place) {
    if (attempts.take(Attempts.OWNERS, place).isPresent()
        || !(workspace.accounts().signIn(name, password) instanceof SignIn.Accepted accepted)
        || !(factors.check(name, code) instanceof SecondFactors.Check.Passed)) {
      return Optional.empty();
    }
    attempts.giveBack(Attempts.OWNERS, place);
    attempts.forgetFor(name, place);
    Account account = accepted.account();
    return Optional.of(new Who(account, afterCode(account), clock.instant()));
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
