package org.muster.thread;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.record.Bounded;
import org.muster.record.CaseLook;

/// Views of cases that their readers share while the case does not change: what one of them had
/// worked out, the next has at once. What is asked for longest ago is forgotten first.
public final class Views {

  /// Rows of all views together: a view of a case weighs about as much as its rows once more.
  private static final long MOST_ROWS = 2_000_000;

  private final Answers answers = new Answers();

  private final Bounded<Key, CaseView> views =
      new Bounded<>(MOST_ROWS, view -> Answers.LEAST + view.size());

  /// A look is the same object only for those who see the same rows of one revision.
  private record Key(CaseLook look, LocalDate asOf, @Nullable LocalDate knownOn) {}

  /// What the look shows as of a day.
  ///
  /// @param knownOn as known on which day, or null for all that is known by now
  public CaseView of(CaseLook look, LocalDate asOf, @Nullable LocalDate knownOn) {
    Key key = new Key(look, asOf, knownOn);
    return views.find(key).orElseGet(() -> make(key));
  }

  /// What the case was before is forgotten, as nobody comes to look at it again.
  private CaseView make(Key key) {
    views.forget(old -> key.look.replaces(old.look)).forEach(answers::forget);
    LocalDate knownOn = key.knownOn == null ? key.look.today() : key.knownOn;
    CaseView view = CaseView.of(key.look.known(key.knownOn), key.asOf, knownOn, answers);
    return views.keep(key, view);
  }

  /// How many are kept.
  int count() {
    return views.count();
  }

  /// How many answers are kept of all of them.
  int countAnswers() {
    return answers.count();
  }
}
