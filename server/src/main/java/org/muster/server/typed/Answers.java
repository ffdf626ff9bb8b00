package org.muster.server.typed;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a session's last forms were answered with, so that a form always leads on to an address:
/// going back, coming again and loading anew show the answer and send nothing twice.
final class Answers implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String NAME = Answers.class.getName();

  /// By this, templates mark a secret that is shown once.
  private static final String SHOWN_ONCE = " data-shown-once>";

  /// Pages that may name people: they are held until the address is followed that they are shown
  /// at, so that neither a lock nor a purge leaves them here, and no reading of them goes
  /// unaudited.
  private static final String NAMES_PEOPLE = "/operate/evacuation";

  private static final long FOLLOWED_MILLIS = 60_000;

  /// As many as people go back.
  private static final int MOST = 12;

  private final LinkedHashMap<String, Answer> kept = new LinkedHashMap<>();

  /// A page that answers a form.
  ///
  /// @param path of the page that the form stood on
  /// @param form what the form is known by; empty where nothing is typed into it
  /// @param at when it was given, in milliseconds
  record Answer(String path, int status, String html, String form, long at)
      implements Serializable {
    private boolean isShownOnce() {
      return html.contains(SHOWN_ONCE) || namesPeople();
    }

    private boolean namesPeople() {
      return path.contains(NAMES_PEOPLE);
    }

    private boolean isOver(long now) {
      return namesPeople() && now - at > FOLLOWED_MILLIS;
    }
  }

  /// Keeps an answer and gives the name that its address carries.
  static String keep(HttpSession session, Answer answer) {
    String name = UUID.randomUUID().toString().substring(0, 8);
    synchronized (session) {
      Answers answers = session.getAttribute(NAME) instanceof Answers a ? a : new Answers();
      answers.dropOld();
      answers.kept.put(name, answer);
      while (answers.kept.size() > MOST) {
        answers.kept.remove(answers.kept.firstEntry().getKey());
      }
      session.setAttribute(NAME, answers);
    }
    return name;
  }

  /// The answer of a name, to be shown at its page. One with a secret, or that may name people, is
  /// forgotten as it is shown.
  static Optional<Answer> show(HttpSession session, String name, String path) {
    synchronized (session) {
      Map<String, Answer> kept = Map.of();
      if (session.getAttribute(NAME) instanceof Answers answers) {
        answers.dropOld();
        kept = answers.kept;
      }
      Optional<Answer> answer =
          Optional.ofNullable(kept.get(name)).filter(its -> its.path().equals(path));
      if (answer.isPresent() && answer.get().isShownOnce()) {
        kept.remove(name);
      }
      return answer;
    }
  }

  private void dropOld() {
    long now = System.currentTimeMillis();
    kept.values().removeIf(answer -> answer.isOver(now));
  }
}
