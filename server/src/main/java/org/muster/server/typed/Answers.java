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

  /// As many as people go back.
  private static final int MOST = 12;

  private final LinkedHashMap<String, Answer> kept = new LinkedHashMap<>();

  /// A page that answers a form.
  ///
  /// @param path of the page that the form stood on
  /// @param form what the form is known by; empty where nothing is typed into it
  record Answer(String path, int status, String html, String form) implements Serializable {}

  /// Keeps an answer and gives the name that its address carries.
  static String keep(HttpSession session, Answer answer) {
    String name = UUID.randomUUID().toString().substring(0, 8);
    synchronized (session) {
      Answers answers = session.getAttribute(NAME) instanceof Answers a ? a : new Answers();
      answers.kept.put(name, answer);
      while (answers.kept.size() > MOST) {
        answers.kept.remove(answers.kept.firstEntry().getKey());
      }
      session.setAttribute(NAME, answers);
    }
    return name;
  }

  /// The answer of a name, to be shown at its page. One with a secret is forgotten as it is shown.
  static Optional<Answer> show(HttpSession session, String name, String path) {
    synchronized (session) {
      Map<String, Answer> kept =
          session.getAttribute(NAME) instanceof Answers answers ? answers.kept : Map.of();
      Optional<Answer> answer =
          Optional.ofNullable(kept.get(name)).filter(its -> its.path().equals(path));
      if (answer.isPresent() && answer.get().html().contains(SHOWN_ONCE)) {
        kept.remove(name);
      }
      return answer;
    }
  }
}
