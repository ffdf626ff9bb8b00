package org.muster.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.muster.store.Trouble;

/// Encrypts what the database must not hold in clear, with a key in a file of its own: whoever has
/// the database or a backup of it and not that file reads nothing. AES-256 in Galois/Counter Mode
/// (NIST SP 800-38D) with a random nonce; what a secret is for is bound to it, so that it cannot be
/// moved to another account.
public final class Vault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String VERSION = "1.";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private byte @Nullable [] key;

  private Vault(Path file) {
    this.file = file;
  }

  /// The vault of a key file, which is made, for its owner alone, when something is first
  /// encrypted.
  public static Vault at(Path file) {
    return new Vault(file);
  }

  String seal(String purpose, String clear) {
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      RANDOM.nextBytes(nonce);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(clear.getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return VERSION + Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no AES-GCM", e);
    }
  }

  /// @throws Trouble UNABLE if the key is another one than that which it was encrypted with
  String open(String purpose, String sealed) {
    try {
      if (!sealed.startsWith(VERSION)) {
        throw new GeneralSecurityException("sealed otherwise");
      }
      byte[] both = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
      if (both.length < NONCE_BYTES) {
        throw new GeneralSecurityException("cut off");
      }
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      return new String(
          cipher(Cipher.DECRYPT_MODE, nonce, purpose)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the key in "
              + file
              + " is not the one that this was encrypted with; put the right file back, or reset the"
              + " second factor: muster user factor NAME --reset",
          e);
    }
  }

  /// A name under which something can be counted and not be read, such as a network address.
  String blind(String what) {
    return HexFormat.of().formatHex(derived("blind " + what), 0, 16);
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] derived(String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HmacSHA256", e);
    }
  }

  private synchronized byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = read();
      key = known;
    }
    return known;
  }

  private byte[] read() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      byte[] read = Base64.getDecoder().decode(Files.readString(file).strip());
      if (read.length == KEY_BYTES) {
        return read;
      }
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE, "the key file " + file + " cannot be read or made: " + e, e);
    } catch (IllegalArgumentException e) {
      // Falls through to the same words as a key of another length.
    }
    throw new Trouble(
        Trouble.Code.UNABLE, file + " holds no key: expected 32 bytes in base 64 on one line");
  }

  private void create() throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    RANDOM.nextBytes(fresh);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(
                  Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, mine);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    Files.writeString(
        file, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.WRITE);
  }
}
