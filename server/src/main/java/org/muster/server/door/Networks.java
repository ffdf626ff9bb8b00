package org.muster.server.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.server.ServerRefusedException;

/// Addresses and stretches of addresses that were named: `192.0.2.7`, `10.1.0.0/16` or
/// `2001:db8::/32`.
final class Networks {
  /// Digits and colons only, so that nothing is ever looked up by its name.
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final List<Network> all;

  private Networks(List<Network> all) {
    this.all = all;
  }

  private record Network(byte[] address, int bits) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /// @throws ServerRefusedException if one of them is no address
  static Networks of(List<String> named) {
    return new Networks(named.stream().map(Networks::network).toList());
  }

  boolean hold(String address) {
    return bytes(address).filter(a -> all.stream().anyMatch(n -> n.holds(a))).isPresent();
  }

  /// Whether a text is an address by its form.
  static boolean isAddress(String text) {
    return bytes(text).isPresent();
  }

  private static Network network(String named) {
    int slash = named.indexOf('/');
    String address = slash < 0 ? named : named.substring(0, slash);
    Optional<byte[]> bytes = bytes(address);
    int most = bytes.map(b -> 8 * b.length).orElse(0);
    int bits =
        slash < 0
            ? most
            : named.substring(slash + 1).matches("[0-9]{1,3}")
                ? Integer.parseInt(named.substring(slash + 1))
                : -1;
    if (bytes.isEmpty() || bits < 0 || bits > most) {
      throw new ServerRefusedException(
          named + " is no address. Give --trusted-proxy one such as 192.0.2.7 or 10.1.0.0/16.");
    }
    return new Network(bytes.get(), bits);
  }

  private static Optional<byte[]> bytes(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
