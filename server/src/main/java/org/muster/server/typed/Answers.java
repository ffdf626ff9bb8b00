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

  static Optional<Answer> find(HttpSession session, String name) {
    synchronized (session) {
      Map<String, Answer> kept =
          session.getAttribute(NAME) instanceof Answers answers ? answers.kept : Map.of();
      return Optional.ofNullable(kept.get(name));
    }
  }
}
