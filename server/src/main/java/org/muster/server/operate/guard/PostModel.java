package org.muster.server.operate.guard;

import java.util.List;
import org.muster.operate.guard.GuardGround;
import org.muster.record.Row;

/// What the page of a post shows.
///
/// @param wrong why what was just asked for was refused; empty where nothing was
public record PostModel(GuardGround.Post post, List<Order> orders, String wrong) {

  /// A version of orders.
  ///
  /// @param signed who signed it, as the reader may call them
  /// @param of how many there are
  /// @param open for whom the reader may sign
  public record Order(Row row, String sort, List<String> signed, int of, List<Signer> open) {}

  public record Signer(String number, String called) {}
}
