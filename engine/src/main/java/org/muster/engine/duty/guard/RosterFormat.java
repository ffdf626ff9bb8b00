package org.muster.engine.duty.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;
import org.muster.engine.text.TextException;

/// The text of a guard roster: CSV, a turn a line, `post,seat,from,until,person`, by post, seat and
/// time. Seats count from one. A line without a person is a gap and is passed over when read.
public final class RosterFormat {
  /// The first line.
  public static final String HEADER = "post,seat,from,until,person";

  private static final int COLUMNS = 5;

  private RosterFormat() {}

  /// The roster and its gaps as text.
  public static String write(GuardProblem problem, GuardRoster roster, List<Gap> gaps) {
    List<Standing> lines = new ArrayList<>(roster.standings());
    gaps.forEach(gap -> lines.add(new Standing(gap.post(), gap.seat(), gap.from(), "")));
    lines.sort(Comparator.naturalOrder());
    Map<String, Integer> turns = new HashMap<>();
    problem.posts().forEach(post -> turns.put(post.id(), problem.clockOf(post).onHours()));
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    for (Standing s : lines) {
      out.append(s.post())
          .append(',')
          .append(s.seat() + 1)
          .append(',')
          .append(GuardFormat.time(problem.start(), s.from()))
          .append(',')
          .append(GuardFormat.time(problem.start(), s.from() + turns.getOrDefault(s.post(), 1)))
          .append(',')
          .append(s.person())
          .append('\n');
    }
    return out.toString();
  }

  /// Reads a roster. That it names only what the problem has is asked of each line; whether it
  /// keeps the rules is the checker's business.
  ///
  /// @param source the file's name, for messages
  /// @throws TextException naming the line and what is wrong with it
  public static GuardRoster read(GuardProblem problem, String source, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw new TextException(source, 1, "expected the columns " + HEADER);
    }
    Map<String, GuardPost> posts = new HashMap<>();
    problem.posts().forEach(post -> posts.put(post.id(), post));
    Set<String> people = new HashSet<>();
    problem.people().forEach(person -> people.add(person.id()));
    List<Standing> standings = new ArrayList<>();
    Set<Standing> seen = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      int line = i + 1;
      String[] cells = lines.get(i).strip().split(",", -1);
      if (cells.length != COLUMNS) {
        throw new TextException(
            source, line, "expected " + COLUMNS + " cells, found " + cells.length);
      }
      GuardPost post = posts.get(cells[0]);
      if (post == null) {
        throw new TextException(source, line, "there is no post \"" + cells[0] + "\"");
      }
      if (!cells[1].matches("[1-9][0-9]{0,3}")
          || Integer.parseInt(cells[1]) > post.seats().size()) {
        throw new TextException(
            source,
            line,
            "post "
                + post.id()
                + " has "
                + post.seats().size()
                + " seats, not \""
                + cells[1]
                + "\"");
      }
      int from = hour(source, line, cells[2], problem.start());
      int until = hour(source, line, cells[3], problem.start());
      int on = problem.clockOf(post).onHours();
      if (until - from != on) {
        throw new TextException(
            source, line, "a turn of post " + post.id() + " is of " + on + " hours");
      }
      if (cells[4].isEmpty()) {
        continue;
      }
      if (!people.contains(cells[4])) {
        throw new TextException(source, line, "there is no person \"" + cells[4] + "\"");
      }
      Standing standing = new Standing(post.id(), Integer.parseInt(cells[1]) - 1, from, cells[4]);
      if (!seen.add(standing)) {
        throw new TextException(source, line, "the line is there twice");
      }
      standings.add(standing);
    }
    return new GuardRoster(standings);
  }

  private static int hour(String source, int line, String text, LocalDate start) {
    return Fields.read(
        source,
        "the line",
        new Json.Members(Map.of("time", new Json.Text(text, line)), line),
        fields -> fields.hour("time", start));
  }
}
