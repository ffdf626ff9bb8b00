package org.muster.server.look;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.muster.access.Role;
import org.muster.thread.Workspace;

/// Accounts with a password of their own, whose hash takes few rounds: what is tried with them is
/// what people do once they are signed in, not how long a hash takes.
public final class Newcomers {
  private static final int ROUNDS = 1000;
  private static final String HASH = hash();

  private Newcomers() {}

  /// Adds one that signs in with [Office#PASSWORD].
  public static void add(Workspace workspace, String name, String body, List<Role> roles) {
    workspace.accounts().add("os:test", name, body, roles);
    workspace
        .store()
        .write(
            dsl ->
                dsl.execute(
                    "update \"accounts\" set \"password\" = ?, \"one_time\" = 0,"
                        + " \"one_time_until\" = null where \"account\" = ?",
                    HASH,
                    name));
  }

  private static String hash() {
    byte[] salt = new byte[16];
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(Office.PASSWORD.toCharArray(), salt, ROUNDS, 256))
              .getEncoded();
      return "pbkdf2-sha256$"
          + ROUNDS
          + "$"
          + text.encodeToString(salt)
          + "$"
          + text.encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
