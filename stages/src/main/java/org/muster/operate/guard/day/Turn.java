package org.muster.operate.guard.day;

import java.time.Instant;
import java.util.Comparator;

/// A turn on post, as the published roster has it.
///
/// @param post code
/// @param seat from 1
/// @param from inclusive
/// @param until exclusive
/// @param person service number; empty where the roster has nobody
public record Turn(String post, int seat, Instant from, Instant until, String person)
    implements Comparable<Turn> {
  private static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::from)
          .thenComparing(Turn::post)
          .thenComparingInt(Turn::seat)
          .thenComparing(Turn::person);

  /// One of those who stand on a post.
  public record Place(String post, int seat) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPost = post.compareTo(other.post);
      return byPost != 0 ? byPost : Integer.compare(seat, other.seat);
    }
  }

  /// Which turn it is, whoever stands it.
  public record Key(String post, int seat, Instant from) {
    /// As a ring names it: `NG/1/2021-03-01T08:00:00Z`.
    @Override
    public String toString() {
      return post + "/" + seat + "/" + from;
    }
  }

  public Place place() {
    return new Place(post, seat);
  }

  public Key key() {
    return new Key(post, seat, from);
  }

  /// Whether it holds the instant.
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /// Whether the roster has nobody.
  public boolean isGap() {
    return person.isEmpty();
  }

  @Override
  public int compareTo(Turn other) {
    return ORDER.compare(this, other);
  }
}
