package org.muster.server.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.muster.server.ServerSettings;

/// The names under which the server answers: those given, those of its certificate, the address
/// that it listens on, and this machine's own. A request for any other was led here by somebody
/// else's name, and nothing of that name is to stand in an answer.
final class Hosts {
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final Set<String> names;

  private Hosts(Set<String> names) {
    this.names = names;
  }

  static Hosts of(ServerSettings settings) {
    Set<String> names = new TreeSet<>(OWN);
    settings.allowedHosts().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    names.add(settings.host().toLowerCase(Locale.ROOT));
    settings.tlsCertificate().ifPresent(file -> names.addAll(certified(file)));
    return new Hosts(names);
  }

  /// @param host as asked for, without its port
  boolean allow(String host) {
    String asked = host.toLowerCase(Locale.ROOT);
    if (names.contains(asked)) {
      return true;
    }
    int dot = asked.indexOf('.');
    return dot > 0 && names.contains("*" + asked.substring(dot));
  }

  /// What a certificate vouches for; a file that is none is told of where the server opens it.
  private static Set<String> certified(Path file) {
    Set<String> names = new TreeSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      if (factory.generateCertificates(in).stream().findFirst().orElse(null)
          instanceof X509Certificate first) {
        Collection<List<?>> known = first.getSubjectAlternativeNames();
        if (known != null) {
          for (List<?> name : known) {
            if (name.getFirst() instanceof Integer kind
                && (kind == DNS_NAME || kind == IP_ADDRESS)) {
              names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
            }
          }
        }
      }
    } catch (IOException | CertificateException e) {
      return names;
    }
    return names;
  }
}
