package org.muster.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.muster.store.Trouble;

/// Seals and opens with the key of one evacuation: AES-256-GCM, bound to what it is for, so that
/// nothing can be moved to another person; and HMAC-SHA-256 for digests that nobody can guess from.
public final class Seal {
  private final String evacuation;
  private final Aead aead;
  private final Mac mac;

  Seal(String evacuation, KeysetHandle aead, KeysetHandle mac) throws GeneralSecurityException {
    this.evacuation = evacuation;
    this.aead = aead.getPrimitive(RegistryConfiguration.get(), Aead.class);
    this.mac = mac.getPrimitive(RegistryConfiguration.get(), Mac.class);
  }

  /// Text that nobody reads without the key.
  ///
  /// @param purpose what it is for, in clear elsewhere, such as whose it is
  public String seal(String purpose, String clear) {
    return Base64.getEncoder()
        .encodeToString(sealBytes(purpose, clear.getBytes(StandardCharsets.UTF_8)));
  }

  /// The same for bytes.
  public byte[] sealBytes(String purpose, byte[] clear) {
    try {
      return aead.encrypt(clear, bound(purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink could not seal", e);
    }
  }

  /// @throws Trouble UNREADABLE if it was sealed with another key, for another purpose, or altered
  public String open(String purpose, String sealed) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
    return new String(openBytes(purpose, bytes), StandardCharsets.UTF_8);
  }

  /// The same for bytes.
  public byte[] openBytes(String purpose, byte[] sealed) {
    try {
      return aead.decrypt(sealed, bound(purpose));
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private Trouble unreadable(Exception e) {
    return new Trouble(
        Trouble.Code.UNREADABLE,
        "something of " + evacuation + " was sealed with another key, or altered",
        e);
  }

  /// A digest that nobody can make without the key, in hexadecimal.
  public String digest(String text) {
    try {
      return HexFormat.of().formatHex(mac.computeMac(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink made no digest", e);
    }
  }

  /// Tells this key from another, and nothing of it.
  public String print() {
    return digest("which key").substring(0, 16);
  }

  private byte[] bound(String purpose) {
    return (evacuation + " " + purpose).getBytes(StandardCharsets.UTF_8);
  }
}
