package org.muster.server.operate.guard;

import java.util.List;
import org.muster.operate.guard.GuardGround;
import org.muster.record.Row;

/// Names of what the pages of a guard show.
public record GuardWords(GuardVisit at) {

  /// A nation's name; nothing for none.
  public String nation(String code) {
    return code.isEmpty() ? "not recorded" : at.nation(code);
  }

  /// The tasks of a post.
  public String tasks(GuardGround.Post post) {
    List<String> names =
        post.row().list("tasks").stream()
            .map(task -> at.visit().words().name(List.of("tasks"), task))
            .toList();
    return String.join(", ", names);
  }

  /// What a post is.
  public String sort(Row post) {
    return switch (post.text("sort")) {
      case "qrf" -> "quick reaction force";
      case "command" -> "command post";
      default -> post.text("sort");
    };
  }

  /// For whom a seat is.
  public String seat(GuardGround.Seat seat) {
    return seat.nation().map(at::nation).orElse("either nation")
        + (seat.asks().isEmpty() ? "" : ": " + seat.asks());
  }

  public String to(String path) {
    return at.visit().to(path);
  }
}
