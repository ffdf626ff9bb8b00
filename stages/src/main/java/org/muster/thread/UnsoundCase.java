package org.muster.thread;

import java.util.List;
import java.util.stream.Collectors;
import org.muster.record.Problem;
import org.muster.store.Trouble;

/// A case file that cannot be used until somebody has put its problems right.
public final class UnsoundCase extends Trouble {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  public UnsoundCase(String where, List<Problem> problems) {
    super(Code.UNREADABLE, message(where, problems));
    this.problems = List.copyOf(problems);
  }

  /// Everything that is wrong with it.
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String where, List<Problem> problems) {
    String listed =
        problems.stream().limit(SHOWN).map(p -> "\n  " + p).collect(Collectors.joining());
    int more = problems.size() - SHOWN;
    return where
        + " has "
        + problems.size()
        + (problems.size() == 1 ? " problem:" : " problems:")
        + listed
        + (more > 0 ? "\n  and " + more + " more; muster check lists them all" : "");
  }
}
