package org.muster.operate.evacuation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.muster.access.Keyring;
import org.muster.store.PrivateFiles;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// This machine, as others know it: by the key with which it signs what it hands on (Ed25519). It
/// lies beside the database and not with the keys of evacuations, which are carried from machine to
/// machine on a stick: two machines with one key would give out the same numbers.
final class Machine {
  /// Where it lay once, and lies where the database has no file of its own.
  private static final String WITH_KEYS = "machine.key";

  private static final String SUFFIX = ".machine.key";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final String publicKey;

  private Machine(PrivateKey secret, String publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /// The file of the key of whoever works with a database.
  static Path file(Store store, Keyring keys) {
    return store
        .findFile()
        .map(db -> db.resolveSibling(db.getFileName() + SUFFIX))
        .orElseGet(() -> keys.folder().resolve(WITH_KEYS));
  }

  /// The machine of a database; its key is made when it is first asked for.
  static synchronized Machine of(Store store, Keyring keys) {
    Path file = file(store, keys);
    try {
      if (!Files.exists(file) && !moved(keys.folder().resolve(WITH_KEYS), file)) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        write(file, encoded(pair.getPrivate()) + "\n" + encoded(pair.getPublic()) + "\n");
      }
      List<String> lines = Files.readAllLines(file);
      return new Machine(secret(lines), lines.get(1));
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the key of this machine in " + file + " cannot be read or made: " + Trouble.why(e),
          e);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, file + " holds no key of a machine", e);
    }
  }

  private static PrivateKey secret(List<String> lines) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getFirst())));
  }

  /// Takes a key along that lay with those of evacuations, so that this machine stays who it is and
  /// no other one becomes it. A file of that name may be the key of an evacuation.
  private static boolean moved(Path old, Path file) throws IOException {
    if (!Files.isRegularFile(old)) {
      return false;
    }
    String content = Files.readString(old);
    try {
      secret(content.lines().toList());
    } catch (GeneralSecurityException | IllegalArgumentException | NoSuchElementException e) {
      return false;
    }
    write(file, content);
    try {
      Files.delete(old);
      return true;
    } catch (IOException e) {
      // A stick that cannot be written keeps its copy; where another machine takes that as its own
      // too, a merge says so.
      return true;
    }
  }

  /// Whole or not at all: another program that asks meanwhile reads no half of a key.
  private static void write(Path file, String content) throws IOException {
    PrivateFiles.createFolders(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    PrivateFiles.create(fresh);
    Files.writeString(fresh, content);
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException e) {
      Files.delete(fresh);
    }
  }

  private static String encoded(java.security.Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /// What two people compare when one takes the other's file.
  static String id(String publicKey) {
    return Sha256.of(publicKey).substring(0, 12);
  }

  String id() {
    return id(publicKey);
  }

  String publicKey() {
    return publicKey;
  }

  String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  static boolean verifies(String publicKey, String text, String signed) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
