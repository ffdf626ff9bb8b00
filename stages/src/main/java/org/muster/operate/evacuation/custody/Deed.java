package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was done with people, flights and places. A deed holds numbers and codes and nothing
/// personal: names, births, papers and free words lie sealed beside the log.
public sealed interface Deed {

  /// Somebody is on file, or their particulars are written anew.
  ///
  /// @param person their number, by which bands and lists know them
  /// @param party the case they travel in
  /// @param guardian a person's number or an office (`office:`…); empty for adults
  /// @param priority 1 first; 0 not said
  record Registered(
      String person, String party, Sort sort, Mobility mobility, String guardian, int priority)
      implements Deed {
    public Registered {
      Codes.need("a person", person);
      Codes.need("a party", party);
      Guardian.check(guardian);
      Codes.count("a priority", priority);
    }
  }

  /// Two files are one human being.
  ///
  /// @param person whose number stays
  /// @param duplicate whose number leads there from now on
  record Merged(String person, String duplicate) implements Deed {
    public Merged {
      Codes.need("a person", person);
      Codes.need("a person", duplicate);
      if (person.equals(duplicate)) {
        throw new IllegalArgumentException("nobody is a duplicate of themselves");
      }
    }
  }

  /// They are two after all.
  ///
  /// @param merge id of the event that merged them
  record Unmerged(String merge) implements Deed {
    public Unmerged {
      Codes.need("an event", merge);
    }
  }

  /// Two files that look like one are two human beings: nobody is asked about them again.
  record KeptApart(String person, String other) implements Deed {
    public KeptApart {
      Codes.need("a person", person);
      Codes.need("a person", other);
      if (person.equals(other)) {
        throw new IllegalArgumentException("nobody is another than themselves");
      }
    }
  }

  /// An officer decides how soon people are called, in the place of the published rule.
  ///
  /// @param priority 1 first, to 9; 0 gives them back to the rule
  record Ranked(List<String> persons, int priority, String reason) implements Deed {
    public Ranked {
      persons = Codes.people(persons);
      if (priority < 0 || priority > 9) {
        throw new IllegalArgumentException("a priority is 1 to 9, or 0 for the rule's");
      }
      Codes.need("a reason", reason);
    }
  }

  /// People are asked to a place in a window.
  record Called(List<String> persons, String place, Instant from, Instant until) implements Deed {
    public Called {
      persons = Codes.people(persons);
      Codes.need("a place", place);
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException("a window ends after it begins");
      }
    }
  }

  /// They did not come in their window, and wait again.
  record Lapsed(List<String> persons) implements Deed {
    public Lapsed {
      persons = Codes.people(persons);
    }
  }

  /// People are at a station.
  ///
  /// @param stop what sort of station
  /// @param out whether they left by it; out of a gate is out of the place
  record Scanned(List<String> persons, Stop stop, boolean out) implements Deed {
    public Scanned {
      persons = Codes.people(persons);
    }
  }

  /// Somebody was looked at in a step of the screening.
  ///
  /// @param step 1 or 2
  /// @param reason its code; empty where they passed
  record Screened(String person, int step, Outcome outcome, String reason) implements Deed {
    public Screened {
      Codes.need("a person", person);
      if (step < 1 || step > 2) {
        throw new IllegalArgumentException("screening has the steps 1 and 2");
      }
      Codes.maybe("a reason", reason);
    }
  }

  /// How a step of the screening ended.
  enum Outcome {
    PASSED,
    /// To the second step, or to somebody who decides.
    REFERRED,
    FAILED
  }

  /// People are kept back, or no longer.
  record Held(List<String> persons, boolean released, String reason) implements Deed {
    public Held {
      persons = Codes.people(persons);
      Codes.need("a reason", reason);
    }
  }

  /// Somebody else answers for a minor.
  record Guarded(String person, String guardian) implements Deed {
    public Guarded {
      Codes.need("a person", person);
      Guardian.check(guardian);
    }
  }

  /// A flight is expected, or its particulars are written anew.
  ///
  /// @param kilos what it can carry; 0 not said
  record Planned(
      String flight,
      String callSign,
      String aircraft,
      String haven,
      int seats,
      int kilos,
      Instant off)
      implements Deed {
    public Planned {
      Codes.need("a flight", flight);
      Codes.need("a call sign", callSign);
      Codes.maybe("a type of aircraft", aircraft);
      Codes.need("a haven", haven);
      Codes.count("seats", seats);
      Codes.count("kilograms", kilos);
    }
  }

  /// People are on a flight's list, or struck from it.
  record Manifested(List<String> persons, String flight, boolean struck) implements Deed {
    public Manifested {
      persons = Codes.people(persons);
      Codes.need("a flight", flight);
    }
  }

  /// A flight's list is closed with a count of heads.
  ///
  /// @param heads everybody aboard, infants included
  /// @param infants of these; [#UNCOUNTED] where nobody said
  record Closed(String flight, int heads, int infants) implements Deed {
    /// Nobody counted the infants apart.
    public static final int UNCOUNTED = -1;

    public Closed {
      Codes.need("a flight", flight);
      Codes.count("heads", heads);
      if (infants != UNCOUNTED) {
        Codes.count("infants", infants);
      }
      if (infants > heads) {
        throw new IllegalArgumentException("infants are heads too");
      }
    }
  }

  /// A closed list is opened again.
  record Reopened(String flight, String reason) implements Deed {
    public Reopened {
      Codes.need("a flight", flight);
      Codes.need("a reason", reason);
    }
  }

  /// People are aboard, or got off before it left.
  record Boarded(List<String> persons, String flight, boolean off) implements Deed {
    public Boarded {
      persons = Codes.people(persons);
      Codes.need("a flight", flight);
    }
  }

  /// A flight is in the air, with whoever is aboard.
  record Departed(String flight) implements Deed {
    public Departed {
      Codes.need("a flight", flight);
    }
  }

  /// A flight is at its haven.
  ///
  /// @param heads counted there, infants included
  record Arrived(String flight, int heads) implements Deed {
    public Arrived {
      Codes.need("a flight", flight);
      Codes.count("heads", heads);
    }
  }

  /// A flight does not go.
  record Cancelled(String flight, String reason) implements Deed {
    public Cancelled {
      Codes.need("a flight", flight);
      Codes.need("a reason", reason);
    }
  }

  /// People left a haven for where they stay.
  record Onward(List<String> persons, String to) implements Deed {
    public Onward {
      persons = Codes.people(persons);
      Codes.need("a place", to);
    }
  }

  /// People do not want to go, or went otherwise.
  record Withdrawn(List<String> persons, String reason) implements Deed {
    public Withdrawn {
      persons = Codes.people(persons);
      Codes.need("a reason", reason);
    }
  }

  /// People may not go.
  record Refused(List<String> persons, String reason) implements Deed {
    public Refused {
      persons = Codes.people(persons);
      Codes.need("a reason", reason);
    }
  }

  /// An officer parts a family; a reunion task is open from then on.
  ///
  /// @param persons who go another way
  /// @param guardian who answers for the minors among them
  record Split(String party, List<String> persons, String guardian, String reason) implements Deed {
    public Split {
      Codes.need("a party", party);
      persons = Codes.people(persons);
      Guardian.check(guardian);
      Codes.need("a reason", reason);
    }
  }

  /// A family is together again.
  ///
  /// @param split id of the event that parted them
  record Reunited(String split) implements Deed {
    public Reunited {
      Codes.need("an event", split);
    }
  }

  /// An event was wrong and does not count; what is right is an event of its own. A correction
  /// cannot be corrected: the event is sent anew.
  record Corrected(String event, String reason) implements Deed {
    public Corrected {
      Codes.need("an event", event);
      Codes.need("a reason", reason);
    }
  }

  /// Somebody looked into a contradiction; it stays on the list, under what is explained.
  ///
  /// @param about its key
  record Explained(String about, String reason) implements Deed {
    public Explained {
      if (about.isEmpty() || about.length() > 200) {
        throw new IllegalArgumentException("say which contradiction");
      }
      Codes.need("a reason", reason);
    }
  }

  /// A station is set up, or called otherwise.
  record StationSet(String code, Stop stop, String name) implements Deed {
    public StationSet {
      Codes.need("a station", code);
      Label.check(name);
    }
  }

  /// A safe haven has room.
  ///
  /// @param room people; 0 is none
  record HavenSet(String code, String name, int room) implements Deed {
    public HavenSet {
      Codes.need("a haven", code);
      Label.check(name);
      Codes.count("room", room);
    }
  }

  /// The people that it is about, by the numbers that it names.
  default List<String> persons() {
    return switch (this) {
      case Registered d -> List.of(d.person);
      case Merged d -> List.of(d.person, d.duplicate);
      case Unmerged d -> List.of();
      case KeptApart d -> List.of(d.person, d.other);
      case Ranked d -> d.persons;
      case Called d -> d.persons;
      case Lapsed d -> d.persons;
      case Scanned d -> d.persons;
      case Screened d -> List.of(d.person);
      case Held d -> d.persons;
      case Guarded d -> List.of(d.person);
      case Planned d -> List.of();
      case Manifested d -> d.persons;
      case Closed d -> List.of();
      case Reopened d -> List.of();
      case Boarded d -> d.persons;
      case Departed d -> List.of();
      case Arrived d -> List.of();
      case Cancelled d -> List.of();
      case Onward d -> d.persons;
      case Withdrawn d -> d.persons;
      case Refused d -> d.persons;
      case Split d -> d.persons;
      case Reunited d -> List.of();
      case Corrected d -> List.of();
      case Explained d -> List.of();
      case StationSet d -> List.of();
      case HavenSet d -> List.of();
    };
  }

  /// The flight that it is about.
  default Optional<String> findFlight() {
    return switch (this) {
      case Planned d -> Optional.of(d.flight);
      case Manifested d -> Optional.of(d.flight);
      case Closed d -> Optional.of(d.flight);
      case Reopened d -> Optional.of(d.flight);
      case Boarded d -> Optional.of(d.flight);
      case Departed d -> Optional.of(d.flight);
      case Arrived d -> Optional.of(d.flight);
      case Cancelled d -> Optional.of(d.flight);
      case Registered d -> Optional.empty();
      case Merged d -> Optional.empty();
      case Unmerged d -> Optional.empty();
      case KeptApart d -> Optional.empty();
      case Ranked d -> Optional.empty();
      case Called d -> Optional.empty();
      case Lapsed d -> Optional.empty();
      case Scanned d -> Optional.empty();
      case Screened d -> Optional.empty();
      case Held d -> Optional.empty();
      case Guarded d -> Optional.empty();
      case Onward d -> Optional.empty();
      case Withdrawn d -> Optional.empty();
      case Refused d -> Optional.empty();
      case Split d -> Optional.empty();
      case Reunited d -> Optional.empty();
      case Corrected d -> Optional.empty();
      case Explained d -> Optional.empty();
      case StationSet d -> Optional.empty();
      case HavenSet d -> Optional.empty();
    };
  }

  /// As the log writes it.
  default String word() {
    return switch (this) {
      case Registered d -> "registered";
      case Merged d -> "merged";
      case Unmerged d -> "unmerged";
      case KeptApart d -> "kept-apart";
      case Ranked d -> "ranked";
      case Called d -> "called";
      case Lapsed d -> "lapsed";
      case Scanned d -> "scanned";
      case Screened d -> "screened";
      case Held d -> "held";
      case Guarded d -> "guarded";
      case Planned d -> "planned";
      case Manifested d -> "manifested";
      case Closed d -> "closed";
      case Reopened d -> "reopened";
      case Boarded d -> "boarded";
      case Departed d -> "departed";
      case Arrived d -> "arrived";
      case Cancelled d -> "cancelled";
      case Onward d -> "onward";
      case Withdrawn d -> "withdrawn";
      case Refused d -> "refused";
      case Split d -> "split";
      case Reunited d -> "reunited";
      case Corrected d -> "corrected";
      case Explained d -> "explained";
      case StationSet d -> "station";
      case HavenSet d -> "haven";
    };
  }
}
