package org.muster.operate.evacuation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.muster.store.PrivateFiles;
import org.muster.store.Sha256;
import org.muster.store.Trouble;

/// This machine, as others know it: by the key with which it signs what it hands on (Ed25519). It
/// is made beside the keys of the evacuations when it is first asked for.
final class Machine {
  private static final String FILE = "machine.key";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final String publicKey;

  private Machine(PrivateKey secret, String publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  static synchronized Machine in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        PrivateFiles.createFolders(folder);
        PrivateFiles.create(file);
        Files.writeString(
            file, encoded(pair.getPrivate()) + "\n" + encoded(pair.getPublic()) + "\n");
      }
      List<String> lines = Files.readAllLines(file);
      return new Machine(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getFirst()))),
          lines.get(1));
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the key of this machine in " + file + " cannot be read or made: " + Trouble.why(e),
          e);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, file + " holds no key of a machine", e);
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
