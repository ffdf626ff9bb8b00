package org.muster.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.paper.Paper;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// The orders of posts on paper, to hang where they are carried out: the general orders, then a
/// page a post, each in the version that is in force.
public final class OrdersPaper {
  private static final int SIGNATURES = 4;

  private OrdersPaper() {}

  /// @param post code of the one that is wanted; empty for all that stand
  /// @param marks of the pages
  public static Paper of(
      GuardGround ground, Optional<String> post, LocalDate day, Paper.Marks marks) {
    List<GuardGround.Post> posts =
        ground.posts().stream().filter(p -> post.map(p.code()::equals).orElse(p.stands())).toList();
    List<Paper.Block> blocks = new ArrayList<>();
    Map<String, Row> general = new LinkedHashMap<>();
    posts.forEach(
        p ->
            inForce(p.orders(), day, false)
                .forEach(row -> general.putIfAbsent(row.text("title"), row)));
    general.values().forEach(row -> orders(blocks, row));
    for (GuardGround.Post one : posts) {
      if (post.isEmpty() && !blocks.isEmpty()) {
        blocks.add(new Paper.Block.NewPage());
      }
      post(blocks, one, day);
    }
    return new Paper(
        "Post orders, "
            + ground.guard().text("name")
            + post.map(code -> ", post " + code).orElse(""),
        marks,
        blocks);
  }

  private static void post(List<Paper.Block> blocks, GuardGround.Post post, LocalDate day) {
    blocks.add(new Paper.Block.Heading(post.code() + " " + post.row().text("name")));
    List<String> facts = new ArrayList<>();
    facts.add("stands " + post.hours());
    facts.add(post.clock());
    post.row()
        .find("response_minutes")
        .ifPresent(minutes -> facts.add("answers an alarm within " + minutes + " minutes"));
    for (GuardGround.Seat seat : post.seats()) {
      facts.add(
          "seat "
              + seat.number()
              + ": "
              + seat.nation().orElse("either nation")
              + (seat.asks().isEmpty() ? "" : ", " + seat.asks()));
    }
    facts.removeIf(String::isBlank);
    blocks.add(new Paper.Block.Box(Paper.plain(String.join("\n", facts))));
    List<Row> special = inForce(post.orders(), day, true);
    if (special.isEmpty()) {
      blocks.add(
          new Paper.Block.Text(
              Paper.plain("This post has no special orders; the general orders apply.")));
    }
    special.forEach(row -> orders(blocks, row));
    List<List<List<Paper.Run>>> lines = new ArrayList<>();
    for (int i = 0; i < SIGNATURES; i++) {
      lines.add(List.of(Paper.plain("\n"), Paper.plain(""), Paper.plain("")));
    }
    blocks.add(
        new Paper.Block.Table(
            List.of("Read and signed: service number", "Day", "Signature"),
            List.of(40, 20, 40),
            lines));
  }

  private static void orders(List<Paper.Block> blocks, Row row) {
    blocks.add(new Paper.Block.Heading(row.text("title") + ", version " + row.text("version")));
    blocks.add(new Paper.Block.Text(Paper.plain(row.text("text"))));
  }

  /// Of each title the newest version that holds on the day.
  ///
  /// @param special those of the post; else those of all posts
  private static List<Row> inForce(List<Row> orders, LocalDate day, boolean special) {
    Map<String, Row> newest = new LinkedHashMap<>();
    for (Row row : orders) {
      boolean holds = row.findHeld().map(h -> h.on(day) != Edtf.Answer.NO).orElse(true);
      if (holds && row.find("post").isPresent() == special) {
        newest.merge(
            row.text("title"), row, (a, b) -> a.whole("version") >= b.whole("version") ? a : b);
      }
    }
    return List.copyOf(newest.values());
  }
}
