package org.muster.operate.guard;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.muster.engine.duty.guard.GuardProblem;

/// A joint guard of a case, over some days, as the engine takes it. Posts, people and clocks go by
/// their codes and service numbers there.
///
/// @param guard id of the guard
/// @param name what it is called
/// @param first the nation that is named first
/// @param second the other
/// @param offset of the local time by which hours are counted
/// @param posts what each post's claim is about, by code
/// @param members the same of people, by service number
/// @param owner whose what is made of it is
/// @param release no wider than that of anything that went into it
/// @param illustrative whether any of it was invented for planning
/// @param notes what was left out or taken on the safe side, a sentence each
/// @param hopeless seats that nobody of the force can hold on any day
public record GuardCase(
    String guard,
    String name,
    String first,
    String second,
    ZoneOffset offset,
    GuardProblem problem,
    Map<String, String> posts,
    Map<String, String> members,
    String owner,
    String release,
    boolean illustrative,
    List<String> notes,
    List<Hopeless> hopeless) {

  public GuardCase {
    posts = Map.copyOf(posts);
    members = Map.copyOf(members);
    notes = List.copyOf(notes);
    hopeless = List.copyOf(hopeless);
  }

  /// A seat that nobody can hold.
  ///
  /// @param post code
  /// @param seat from 1
  /// @param why what nobody has, in words
  public record Hopeless(String post, int seat, String why) {}

  /// What came of reading a guard out of a case.
  public sealed interface Reading {
    record Sound(GuardCase guard) implements Reading {}

    /// It cannot be planned as it stands.
    ///
    /// @param problems what is wrong, in sentences, at least one
    record Unsound(List<String> problems) implements Reading {
      public Unsound {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Whether a nation is one of the two.
  public boolean isOf(String nation) {
    return first.equals(nation) || second.equals(nation);
  }

  /// The other of the two nations.
  public String other(String nation) {
    return first.equals(nation) ? second : first;
  }
}
