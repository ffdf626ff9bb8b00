package org.muster.operate.guard.day;

import java.time.Instant;
import java.util.Optional;

/// What somebody did or saw at the posts.
public sealed interface Deed {

  /// The commander of the relief is at the post and leads the hand-over of a turn.
  ///
  /// @param member the commander's service number
  record Led(Turn.Key turn, String member) implements Deed {}

  /// Somebody came on.
  record On(Turn.Key turn, String member) implements Deed {}

  /// Somebody went off.
  ///
  /// @param turn the one that they stood
  record Off(Turn.Key turn, String member) implements Deed {}

  /// Somebody at a post rings the sergeant of the guard.
  record Rang(String post, String text) implements Deed {}

  /// Somebody answers a ring.
  ///
  /// @param ring a missed turn as [Turn.Key] writes it, or the id of the event that rang
  record Answered(String ring, String text) implements Deed {}

  /// Somebody reports sick.
  ///
  /// @param from when they are gone
  record Sick(String member, Instant from, String text) implements Deed {}

  /// An alarm at a post.
  record Alarm(String post, String text) implements Deed {}

  /// Something happened at a post.
  record Incident(String post, String text) implements Deed {}

  /// Somebody was told of an event.
  ///
  /// @param event its id
  /// @param text who was told, by office
  record Told(String event, String text) implements Deed {}

  /// What those who come on must know.
  ///
  /// @param post code; empty for the whole guard
  record Note(String post, String text) implements Deed {}

  /// As the log writes it.
  default String word() {
    return switch (this) {
      case Led d -> "led";
      case On d -> "on";
      case Off d -> "off";
      case Rang d -> "rang";
      case Answered d -> "answered";
      case Sick d -> "sick";
      case Alarm d -> "alarm";
      case Incident d -> "incident";
      case Told d -> "told";
      case Note d -> "note";
    };
  }

  /// The turn that it is about.
  default Optional<Turn.Key> findTurn() {
    return switch (this) {
      case Led d -> Optional.of(d.turn);
      case On d -> Optional.of(d.turn);
      case Off d -> Optional.of(d.turn);
      case Rang d -> Optional.empty();
      case Answered d -> Optional.empty();
      case Sick d -> Optional.empty();
      case Alarm d -> Optional.empty();
      case Incident d -> Optional.empty();
      case Told d -> Optional.empty();
      case Note d -> Optional.empty();
    };
  }

  /// Who signs it with a PIN or code of their own; empty where whoever is signed in vouches.
  default Optional<String> findSigner() {
    return switch (this) {
      case Led d -> Optional.of(d.member);
      case On d -> Optional.of(d.member);
      case Off d -> Optional.of(d.member);
      case Rang d -> Optional.empty();
      case Answered d -> Optional.empty();
      case Sick d -> Optional.empty();
      case Alarm d -> Optional.empty();
      case Incident d -> Optional.empty();
      case Told d -> Optional.empty();
      case Note d -> Optional.empty();
    };
  }

  /// The post that it is about; empty for the whole guard.
  default String post() {
    return switch (this) {
      case Led d -> d.turn.post();
      case On d -> d.turn.post();
      case Off d -> d.turn.post();
      case Rang d -> d.post;
      case Answered d -> "";
      case Sick d -> "";
      case Alarm d -> d.post;
      case Incident d -> d.post;
      case Told d -> "";
      case Note d -> d.post;
    };
  }

  /// What was written.
  default String text() {
    return switch (this) {
      case Led d -> "";
      case On d -> "";
      case Off d -> "";
      case Rang d -> d.text;
      case Answered d -> d.text;
      case Sick d -> d.text;
      case Alarm d -> d.text;
      case Incident d -> d.text;
      case Told d -> d.text;
      case Note d -> d.text;
    };
  }
}
