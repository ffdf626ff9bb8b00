package org.muster.server;

import java.net.URI;

/// An OpenID Connect provider at which people may sign in.
///
/// @param issuer its address; `ISSUER/.well-known/openid-configuration` describes it
/// @param clientId who this server is there
/// @param clientSecret what proves it
/// @param claim the claim that holds the name of the account here, such as `preferred_username`
/// @param name what the sign-in page calls it
public record OpenIdSettings(
    String issuer, String clientId, String clientSecret, String claim, String name) {

  public OpenIdSettings {
    URI address;
    try {
      address = URI.create(issuer);
    } catch (IllegalArgumentException e) {
      throw new ServerRefusedException(
          issuer + " is no address. Give --oidc-issuer the address of the provider.");
    }
    boolean loopback =
        "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
    if (address.getHost() == null || !("https".equals(address.getScheme()) || loopback)) {
      throw new ServerRefusedException(
          "A provider of sign-ins needs an encrypted line: give --oidc-issuer an https address,"
              + " not "
              + issuer
              + ".");
    }
    if (clientId.isBlank() || clientSecret.isBlank() || claim.isBlank()) {
      throw new ServerRefusedException(
          "The sign-in at "
              + issuer
              + " needs --oidc-client, and a secret in the file of --oidc-secret-file.");
    }
  }
}
