package org.muster.server.release;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muster.server.release.Routes.Channel;
import org.muster.server.release.Routes.Line;
import org.muster.server.release.Seeds.Seed;

/// The matrix as people read it: `docs/releasability.md`.
final class MatrixPage {
  private MatrixPage() {}

  static String of(List<Line> lines, List<Seed> seeds) {
    StringBuilder out = new StringBuilder();
    out.append("# Who sees what\n");
    out.append("Drawn from the server's own list of routes and proven by ReleasabilityMatrixTest");
    out.append(" (`bench/shows/releasability.sh`):\nrecords of every kind at every release, asked");
    out.append(" for in every role on every route. A route that is not here fails the build.\n\n");
    out.append("## Release\n");
    out.append("A record of Azerbaijan (the owner), to somebody of a role and a nation or body.");
    out.append(" Georgia is a member of the framework,\nIraq is not; Türkiye is an ally. A role");
    out.append(
        " gives sight of nothing by itself but desk officer, approver of the alliance and Ally representative.\n\n");
    out.append(
        "| who | owner | staffs | allies | framework | public |\n|---|---|---|---|---|---|\n");
    for (Reader reader : Reader.all()) {
      out.append("| ")
          .append(reader.role().orElseThrow().word())
          .append(", ")
          .append(reader.body());
      for (String release : Seeds.RELEASES) {
        out.append(" | ").append(reader.sees("AZE", release) ? "sees" : "–");
      }
      out.append(" |\n");
    }
    out.append("\nWho does not see a record does not learn of it: lists and counts leave it out,");
    out.append(" an address of it answers 404\nas for an id that never was, and every answer is,");
    out.append(" letter by letter, that of a database without it.\n\n");
    out.append("## Kinds of record\n");
    Set<String> kinds = new TreeSet<>();
    seeds.forEach(seed -> kinds.add(seed.kind()));
    out.append(String.join(", ", kinds)).append(".\n");
    out.append("A plan is as narrow as the narrowest record that it was made from; its reasons,");
    out.append(" gaps and remedies are parts of it.\n\n## Routes\n");
    for (Channel channel : Channel.values()) {
      List<Line> of = lines.stream().filter(l -> l.channel() == channel).toList();
      out.append("### ")
          .append(Character.toUpperCase(channel.words().charAt(0)))
          .append(channel.words().substring(1))
          .append('\n');
      if (of.isEmpty()) {
        out.append("None.\n");
      } else {
        out.append("```\n");
        of.forEach(line -> out.append(line.route()).append('\n'));
        out.append("```\n");
      }
    }
    return out.toString();
  }
}
