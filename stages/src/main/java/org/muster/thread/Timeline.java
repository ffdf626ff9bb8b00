package org.muster.thread;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A nation's frameworks, operations and plans over the years, as a picture and a table show them:
/// what is drawn, in which words, and between which days it may lie. Figures are those of the
/// claims that count; claims reported for days after the day looked at are left out and counted.
///
/// @param heading the finding, such as "From 22 people to 120, and home: 1992 to 2027"
/// @param summary the picture in a few sentences, for those who do not see it
/// @param first first day of the whole picture
/// @param last last day of the whole picture, inclusive
/// @param memberships frameworks, in the order in which the nation came to them
/// @param theatres operations with enough counts to draw as a stepped area
/// @param presences the other operations, drawn as bars
/// @param planned illustrative operations, each in a row of its own
/// @param crisis steps of the crisis around an operation
/// @param dealings visits, meetings and statements
/// @param conflicts claims that differ and are drawn here, settled or not
/// @param entries the same as a table, in order of time
/// @param notDrawn how many reported claims lie after the day looked at
public record Timeline(
    String heading,
    String summary,
    LocalDate asOf,
    LocalDate knownOn,
    LocalDate first,
    LocalDate last,
    List<Membership> memberships,
    List<Theatre> theatres,
    List<Presence> presences,
    List<Planned> planned,
    List<Moment> crisis,
    List<Moment> dealings,
    List<Dispute> conflicts,
    List<Entry> entries,
    int notDrawn) {

  public Timeline {
    memberships = List.copyOf(memberships);
    theatres = List.copyOf(theatres);
    presences = List.copyOf(presences);
    planned = List.copyOf(planned);
    crisis = List.copyOf(crisis);
    dealings = List.copyOf(dealings);
    conflicts = List.copyOf(conflicts);
    entries = List.copyOf(entries);
  }

  /// The conflict about a thing, if it is drawn here.
  public Optional<Dispute> findConflict(String about) {
    return conflicts.stream().filter(c -> c.about().equals(about)).findFirst();
  }

  /// A framework and the nation's stretches in it.
  ///
  /// @param marks evaluations and what came of them, where the framework is theirs
  public record Membership(
      String id, String shortName, String name, List<Stretch> stretches, List<Moment> marks) {
    public Membership {
      stretches = List.copyOf(stretches);
      marks = List.copyOf(marks);
    }
  }

  /// A stretch of a membership.
  ///
  /// @param goesOn whether it still held on the day looked at; `to` is then that day
  /// @param words for the bar, longest form first
  public record Stretch(Edge from, Edge to, boolean goesOn, boolean suspended, List<String> words) {
    public Stretch {
      words = List.copyOf(words);
    }
  }

  /// What a mark means.
  public enum Shape {
    DONE,
    LAPSED,
    EVENT
  }

  /// Something that happened on a day or within some.
  ///
  /// @param words for the picture, longest form first
  /// @param says the whole of it
  public record Moment(
      String id,
      Edge from,
      Edge to,
      Shape shape,
      List<String> words,
      String says,
      boolean illustrative) {
    public Moment {
      words = List.copyOf(words);
    }
  }

  /// Operations that followed one another, with people on the day.
  ///
  /// @param counts counts of single days, which make no step
  /// @param name where, or the operations' names where the place is not named
  /// @param under the operations, such as "ISAF, then RSM"
  public record Theatre(
      String name,
      String under,
      List<Step> steps,
      List<Count> counts,
      List<Ceiling> ceilings,
      List<Phase> phases,
      String ceilingNote) {
    public Theatre {
      steps = List.copyOf(steps);
      counts = List.copyOf(counts);
      ceilings = List.copyOf(ceilings);
      phases = List.copyOf(phases);
    }

    /// The highest figure drawn, deployed or authorised.
    public int top() {
      int deployed = steps.stream().mapToInt(Step::value).max().orElse(0);
      return Math.max(deployed, ceilings.stream().mapToInt(Ceiling::people).max().orElse(0));
    }
  }

  /// A count of people, holding until the next.
  ///
  /// @param figure as the source means it: "22", "~45", "at least 90"
  /// @param words after the figure, longest form first
  /// @param perhaps whether the day looked at may lie before it
  public record Step(
      String id,
      String about,
      Edge from,
      LocalDate to,
      int value,
      String figure,
      List<String> words,
      boolean perhaps) {
    public Step {
      words = List.copyOf(words);
    }
  }

  /// A count of one day within a longer stretch that another claim gives.
  public record Count(Edge at, int value, String says) {}

  /// How many were authorised.
  public record Ceiling(Edge from, LocalDate to, int people, List<String> words) {
    public Ceiling {
      words = List.copyOf(words);
    }
  }

  /// One operation within a theatre.
  public record Phase(Edge from, LocalDate to, List<String> words) {
    public Phase {
      words = List.copyOf(words);
    }
  }

  /// An operation drawn as a bar, whose height means nothing.
  public record Presence(
      String id,
      String name,
      String under,
      Edge from,
      Edge to,
      boolean goesOn,
      List<String> words) {
    public Presence {
      words = List.copyOf(words);
    }
  }

  /// An invented operation: people wanted over time, and what the plan leaves open.
  public record Planned(
      String id, String name, String under, List<Wanted> steps, List<OpenStretch> gaps) {
    public Planned {
      steps = List.copyOf(steps);
      gaps = List.copyOf(gaps);
    }

    public int top() {
      return steps.stream().mapToInt(Wanted::people).max().orElse(0);
    }
  }

  /// People wanted from one day to another, both inclusive.
  public record Wanted(LocalDate from, LocalDate to, int people) {}

  /// People that a plan leaves wanting from one day to another, both inclusive.
  public record OpenStretch(String operation, LocalDate from, LocalDate to, int people) {}

  /// Claims about one thing that differ.
  ///
  /// @param question what has to be chosen, such as "ISAF: 22 people or 21?"
  /// @param at where it is drawn
  /// @param row the id of the framework or operation in whose row it is drawn
  /// @param people the figure that counts, where the claims are counts of people
  /// @param chosen the id of the claim that a person chose
  public record Dispute(
      String about,
      String question,
      Edge at,
      String date,
      String row,
      Optional<Integer> people,
      List<Option> options,
      Optional<String> chosen,
      String reason) {
    public Dispute {
      options = List.copyOf(options);
    }

    public boolean isOpen() {
      return chosen.isEmpty();
    }
  }

  /// One of the figures between which a person chooses, with the claims that give it.
  ///
  /// @param claim the id of the claim that a choice of this figure names
  /// @param counts whether figures and pictures use it now
  public record Option(
      String claim, String figure, String says, List<Backing> backing, boolean counts) {
    public Option {
      backing = List.copyOf(backing);
    }
  }

  /// A claim behind a figure.
  public record Backing(String claim, String source, String title, String kind, boolean weak) {}

  /// A row of the table.
  public record Entry(
      LocalDate order,
      String date,
      String what,
      String says,
      String authorised,
      String deployed,
      String kind,
      String source,
      String sourceTitle,
      String claim,
      boolean disputed,
      boolean perhaps) {}
}
