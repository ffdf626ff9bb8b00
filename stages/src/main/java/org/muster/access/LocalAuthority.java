package org.muster.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// An authority of one's own for a network without internet: phones trust it once, and it has
/// vouched for one server. Its key is thrown away as soon as it has, so that nobody can ever make
/// it vouch for another. The JDK's `keytool` makes keys and certificates.
///
/// @param authority PEM file of the authority's certificate, to be trusted by phones
/// @param chain PEM file of the server's certificate and the authority's
/// @param key PEM file of the server's private key
/// @param fingerprint SHA-256 of the authority's certificate, for people to compare
public record LocalAuthority(Path authority, Path chain, Path key, String fingerprint) {
  /// Phones take no server certificate that holds for longer.
  public static final int MOST_DAYS = 397;

  private static final int MOST_HOSTS = 20;
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern NUMERIC = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /// A name of labels, the last of which is no number.
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  /// Makes an authority and what it vouches for.
  ///
  /// @param folder is made where it is not there; none of the three files may be in it
  /// @param hosts names and addresses by which phones reach the server, at least one
  /// @param days how long both certificates hold
  /// @throws Trouble if a host is none, the days are too many or a file is there already
  public static LocalAuthority make(Path folder, List<String> hosts, int days) {
    if (hosts.isEmpty() || hosts.size() > MOST_HOSTS) {
      throw new Trouble(Code.REFUSED, "Name one to " + MOST_HOSTS + " hosts.");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new Trouble(
          Code.REFUSED, days + " days: phones take certificates for 1 to " + MOST_DAYS + " days.");
    }
    String names = hosts.stream().map(LocalAuthority::alternative).collect(Collectors.joining(","));
    Path authority = folder.resolve("authority.crt");
    Path chain = folder.resolve("server.crt");
    Path key = folder.resolve("server.key");
    for (Path file : List.of(authority, chain, key)) {
      if (Files.exists(file)) {
        throw new Trouble(
            Code.REFUSED, file + " is there already. Name a new folder, or move it away first.");
      }
    }
    try {
      PrivateFiles.createFolders(folder);
      Path work = Files.createTempDirectory(folder, ".making");
      try {
        return written(new Making(work, days), names, authority, chain, key);
      } finally {
        delete(work);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new Trouble(Code.UNABLE, "No authority was made: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(Code.UNABLE, "No authority was made: it was interrupted.");
    }
  }

  private static LocalAuthority written(
      Making making, String names, Path authority, Path chain, Path key)
      throws IOException, GeneralSecurityException, InterruptedException {
    making.run(
        Stream.of(
            "-genkeypair",
            "-alias",
            "authority",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=Muster local authority " + making.serial(),
            "-ext",
            "bc:critical=ca:true,pathlen:0",
            "-ext",
            "ku:critical=keyCertSign"));
    making.run(
        Stream.of(
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=Muster",
            "-signer",
            "authority",
            "-ext",
            "san=" + names,
            "-ext",
            "eku=serverAuth",
            "-ext",
            "ku:critical=digitalSignature",
            "-ext",
            "bc:critical=ca:false"));
    KeyStore store = making.load();
    Certificate[] links = store.getCertificateChain("server");
    Certificate root = store.getCertificate("authority");
    byte[] secret =
        Objects.requireNonNull(store.getKey("server", making.password().toCharArray()))
            .getEncoded();
    PrivateFiles.create(key);
    Files.writeString(key, pem("PRIVATE KEY", secret));
    StringBuilder all = new StringBuilder();
    for (Certificate link : links) {
      all.append(pem("CERTIFICATE", link.getEncoded()));
    }
    Files.writeString(chain, all.toString());
    Files.writeString(authority, pem("CERTIFICATE", root.getEncoded()));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(root.getEncoded());
    return new LocalAuthority(
        authority, chain, key, HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
  }

  private static String alternative(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (NUMERIC.matcher(name).matches() || IPV6.matcher(name).matches()) {
      return "ip:" + name;
    }
    if (NAME.matcher(name).matches()) {
      return "dns:" + name;
    }
    throw new Trouble(
        Code.REFUSED,
        "“"
            + host
            + "” is no host. Write a name such as ecc.local or an address such as 10.0.0.5.");
  }

  private static String pem(String what, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /// A key store that lives as long as it takes, under a password that nobody reads.
  private record Making(Path work, int days, String password, String serial) {
    Making(Path work, int days) {
      this(work, days, random(24), random(3));
    }

    private static String random(int bytes) {
      byte[] drawn = new byte[bytes];
      new SecureRandom().nextBytes(drawn);
      return HexFormat.of().formatHex(drawn);
    }

    private Path file() {
      return work.resolve("keys.p12");
    }

    void run(Stream<String> what) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      what.forEach(command::add);
      command.addAll(
          List.of(
              "-validity",
              Integer.toString(days),
              "-keystore",
              file().toString(),
              "-storetype",
              "PKCS12",
              "-storepass:env",
              "MUSTER_MAKING"));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("MUSTER_MAKING", password);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("keytool said: " + said.strip());
      }
    }

    KeyStore load() throws IOException, GeneralSecurityException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file())) {
        store.load(in, password.toCharArray());
      }
      return store;
    }
  }
}
