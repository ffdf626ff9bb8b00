package org.muster.server.operate.guard.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.muster.operate.guard.day.Callout;
import org.muster.operate.guard.day.DayBook;

/// What the page of an alarm shows: who stands by, and who else can be called.
///
/// @param alarm what the log has
/// @param form id of the next event
public record CalloutModel(
    String ring,
    String post,
    String name,
    String hour,
    String alarm,
    boolean writes,
    List<Line> reserve,
    List<Line> resting,
    int more,
    String form) {
  private static final int MOST = 12;

  /// Somebody who can be called.
  ///
  /// @param says why they, in words
  /// @param tells as the log writes it when they are
  public record Line(String called, String nation, String says, boolean done, String tells) {}

  static CalloutModel of(
      DayBook.Look look, Callout callout, Map<String, String> called, String form) {
    Hours hours = new Hours(look.bill().offset());
    List<Line> resting =
        callout.resting().stream().map(c -> line(c, called, rests(look, hours, c), "")).toList();
    String post = callout.alarm().deed().post();
    return new CalloutModel(
        callout.alarm().id(),
        post,
        look.bill().findPost(post).map(p -> p.name()).orElse(post),
        hours.hour(callout.alarm().at()),
        callout.alarm().deed().text(),
        look.mayWrite(),
        callout.reserve().stream()
            .map(c -> line(c, called, standsBy(hours, c), c.post() + " "))
            .toList(),
        resting.subList(0, Math.min(MOST, resting.size())),
        Math.max(0, resting.size() - MOST),
        form);
  }

  private static Line line(
      Callout.Callee callee, Map<String, String> called, String says, String reserve) {
    return new Line(
        called.getOrDefault(callee.member(), callee.member()),
        callee.nation(),
        says,
        callee.called(),
        reserve + callee.member() + " called");
  }

  private static String standsBy(Hours hours, Callout.Callee callee) {
    return "stands by in "
        + callee.post()
        + callee.next().map(until -> " until " + hours.hour(until)).orElse("")
        + (callee.responseMinutes() > 0
            ? ", answers within " + callee.responseMinutes() + " min"
            : "");
  }

  private static String rests(DayBook.Look look, Hours hours, Callout.Callee callee) {
    return callee
            .restedSince()
            .map(
                since ->
                    "rests since "
                        + hours.hour(since)
                        + ", "
                        + Duration.between(since, look.state().now()).toHours()
                        + " h")
            .orElse("had no turn in the last two days")
        + callee
            .next()
            .map(next -> "; next " + callee.post() + " at " + hours.hour(next))
            .orElse("; no turn tomorrow");
  }

  static String finding(DayBook.Look look, Callout callout) {
    String post = callout.alarm().deed().post();
    return "Alarm"
        + (post.isEmpty() ? "" : " at " + post)
        + ", "
        + new Hours(look.bill().offset()).hour(callout.alarm().at())
        + ": "
        + (callout.reserve().isEmpty()
            ? "nobody stands by"
            : callout.reserve().size() == 1
                ? "one stands by"
                : callout.reserve().size() + " stand by")
        + ", "
        + (callout.resting().size() == 1
            ? "one rests and can be called"
            : callout.resting().size() + " rest and can be called");
  }
}
