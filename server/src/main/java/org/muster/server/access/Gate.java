package org.muster.server.access;

import org.muster.access.SignIn;
import org.muster.server.frame.Who;
import org.muster.thread.Workspace;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/// Lets Spring Security ask the accounts.
@Component
final class Gate implements AuthenticationProvider {
  private final Workspace workspace;

  Gate(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String name = asked.getName().strip();
    String password = String.valueOf(asked.getCredentials());
    return switch (workspace.accounts().signIn(name, password)) {
      case SignIn.Accepted accepted -> signedIn(new Who(accepted.account()));
      case SignIn.Rejected rejected -> throw new BadCredentialsException("rejected");
      case SignIn.Locked locked -> throw new LockedException(locked.until().toString());
    };
  }

  static Authentication signedIn(Who who) {
    return UsernamePasswordAuthenticationToken.authenticated(
        who, null, AuthorityUtils.createAuthorityList("ROLE_USER"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
