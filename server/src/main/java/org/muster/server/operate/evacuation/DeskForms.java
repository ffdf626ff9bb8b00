package org.muster.server.operate.evacuation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.EventIds;
import org.muster.operate.evacuation.Reasons;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.server.frame.BadAddressException;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Reads what a form of a desk says, and hands it to the log.
@Component
class DeskForms {
  private static final Map<String, Deed.Outcome> SCREENED =
      Map.of(
          "screened", Deed.Outcome.PASSED,
          "referred", Deed.Outcome.REFERRED,
          "failed", Deed.Outcome.FAILED);

  private final CustodyBook book;
  private final InstantSource clock;

  DeskForms(CustodyBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /// What came of it.
  ///
  /// @param wrong why not; empty where it was written
  record Done(String event, String words, String wrong) {}

  Done write(EvacuationVisit at, String did, MultiValueMap<String, String> form) {
    Form given = new Form(form, new ArrayList<>());
    List<Deed> deeds = new ArrayList<>();
    Deed.@Nullable Outcome outcome = SCREENED.get(did);
    try {
      if (did.equals("listed-party")) {
        deeds.add(
            new Deed.Manifested(
                book.ask(at.evacuation(), c -> inside(c, given.text("party"))),
                given.text("flight"),
                given.isOn("struck")));
      } else if (did.equals("boarded-party")) {
        deeds.add(
            new Deed.Boarded(
                book.ask(
                    at.evacuation(),
                    c -> c.findFlight(given.text("flight")).map(f -> f.listed()).orElse(List.of())),
                given.text("flight"),
                false));
      } else if (outcome != null) {
        deeds.addAll(screened(at, given, outcome));
      } else {
        deeds.add(deed(at, did, given));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Done("", "", sentence(e));
    }
    if (deeds.isEmpty()) {
      return new Done("", "", "Choose whom it is about.");
    }
    String last = "";
    for (Deed deed : deeds) {
      CustodyBook.Written written =
          book.write(
              at.evacuation(),
              at.viewer(),
              new Sending(
                  EventIds.next(),
                  0,
                  clock.instant(),
                  given.maybe("station"),
                  deed,
                  Reasons.note(given.maybe("note"), given.words)));
      switch (written) {
        case CustodyBook.Written.Refused refused -> {
          return new Done("", "", refused.refusal().why());
        }
        case CustodyBook.Written.Taken taken -> last = taken.event();
      }
    }
    return new Done(last, "In the log: " + deeds.getFirst().word() + ".", "");
  }

  private List<Deed> screened(EvacuationVisit at, Form given, Deed.Outcome outcome) {
    String reason = outcome == Deed.Outcome.PASSED ? "" : given.code("reason");
    return book.ask(
        at.evacuation(),
        custody ->
            given.all("person").stream()
                .<Deed>map(
                    person ->
                        new Deed.Screened(person, step(custody, person, outcome), outcome, reason))
                .toList());
  }

  /// Whoever was referred is in the second step; nobody is refused in the first.
  private static int step(Custody custody, String person, Deed.Outcome outcome) {
    boolean referred =
        custody
            .findPerson(person)
            .flatMap(PersonState::screening)
            .filter(last -> last == Deed.Outcome.REFERRED)
            .isPresent();
    return switch (outcome) {
      case PASSED -> referred ? 2 : 1;
      case REFERRED -> 1;
      case FAILED -> 2;
    };
  }

  private static String sentence(Exception e) {
    String words = String.valueOf(e.getMessage());
    return e instanceof DateTimeException
        ? "Write the moment as 2021-08-24T15:30:00Z."
        : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static List<String> inside(Custody custody, String party) {
    return custody.findParty(party).map(PartyState::members).orElse(List.of()).stream()
        .filter(
            number ->
                switch (custody.findPerson(number).orElseThrow().phase()) {
                  case INSIDE -> true;
                  case WAITING, CALLED, AIRBORNE, ARRIVED, WITHDRAWN, REFUSED -> false;
                })
        .toList();
  }

  private Deed deed(EvacuationVisit at, String did, Form form) {
    Instant now = clock.instant();
    return switch (did) {
      case "called" ->
          new Deed.Called(
              form.all("person"), form.text("station"), now, now.plus(Duration.ofHours(2)));
      case "lapsed" -> new Deed.Lapsed(form.all("person"));
      case "scanned" ->
          new Deed.Scanned(
              form.all("person"),
              Stop.find(form.text("stop"))
                  .orElseThrow(() -> new BadAddressException("no station is of that sort")),
              form.isOn("out"));
      case "held" -> new Deed.Held(form.all("person"), form.isOn("released"), form.code("reason"));
      case "guarded" -> new Deed.Guarded(form.text("person"), guardian(at, form));
      case "planned" ->
          new Deed.Planned(
              form.text("flight"),
              form.text("call_sign"),
              form.maybe("aircraft"),
              form.text("haven"),
              form.number("seats"),
              form.number("kilos"),
              Instant.parse(form.text("off")));
      case "manifested" ->
          new Deed.Manifested(form.all("person"), form.text("flight"), form.isOn("struck"));
      case "boarded" -> new Deed.Boarded(form.all("person"), form.text("flight"), form.isOn("off"));
      case "closed" -> new Deed.Closed(form.text("flight"), form.number("heads"), form.infants());
      case "reopened" -> new Deed.Reopened(form.text("flight"), form.code("reason"));
      case "departed" -> new Deed.Departed(form.text("flight"));
      case "arrived" -> new Deed.Arrived(form.text("flight"), form.number("heads"));
      case "cancelled" -> new Deed.Cancelled(form.text("flight"), form.code("reason"));
      case "onward" -> new Deed.Onward(form.all("person"), onward(at, form));
      case "withdrawn" -> new Deed.Withdrawn(form.all("person"), form.code("reason"));
      case "refused" -> new Deed.Refused(form.all("person"), form.code("reason"));
      case "split" ->
          new Deed.Split(
              form.text("party"), form.all("person"), guardian(at, form), form.code("reason"));
      case "reunited" -> new Deed.Reunited(form.text("split"));
      case "merged" -> new Deed.Merged(form.text("person"), form.text("duplicate"));
      case "unmerged" -> new Deed.Unmerged(form.text("merge"));
      case "corrected" -> new Deed.Corrected(form.text("event"), form.code("reason"));
      case "explained" -> new Deed.Explained(form.text("about"), form.code("reason"));
      case "station" ->
          new Deed.StationSet(
              form.text("code"),
              Stop.find(form.text("stop"))
                  .orElseThrow(() -> new BadAddressException("no station is of that sort")),
              form.text("name"));
      case "haven" -> new Deed.HavenSet(form.text("code"), form.text("name"), form.number("room"));
      default -> throw new BadAddressException("no deed is called that");
    };
  }

  private String guardian(EvacuationVisit at, Form form) {
    String typed = form.maybe("guardian");
    boolean known = book.ask(at.evacuation(), c -> c.findPerson(typed).isPresent());
    if (!known && typed.matches("[A-Za-z0-9]+-[0-9]+\\.[0-9]+")) {
      throw new IllegalArgumentException("nobody on file has the number " + typed);
    }
    return form.said(Reasons.guardian(typed, number -> known));
  }

  private String onward(EvacuationVisit at, Form form) {
    List<String> havens =
        book.ask(at.evacuation(), c -> c.havens().stream().map(Deed.HavenSet::code).toList());
    return form.said(Reasons.onward(form.maybe("to"), havens::contains));
  }

  /// What was sent.
  ///
  /// @param words that were typed where the log has codes: they go into the sealed note
  private record Form(MultiValueMap<String, String> cells, List<String> words) {
    String maybe(String name) {
      String text = cells.getFirst(name);
      return text == null ? "" : text.strip();
    }

    String text(String name) {
      return maybe(name);
    }

    String code(String name) {
      return said(Reasons.reason(maybe(name)));
    }

    String said(Reasons.Said said) {
      if (!said.words().isEmpty()) {
        words.add(said.words());
      }
      return said.code();
    }

    List<String> all(String name) {
      return cells.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
    }

    boolean isOn(String name) {
      return maybe(name).equals("true");
    }

    int infants() {
      String text = maybe("infants");
      if (!text.matches("[0-9]{0,7}")) {
        throw new IllegalArgumentException("infants must be a whole number");
      }
      return text.isEmpty() ? Deed.Closed.UNCOUNTED : Integer.parseInt(text);
    }

    int number(String name) {
      String text = maybe(name);
      if (!text.matches("[0-9]{1,7}")) {
        return text.isEmpty() ? 0 : -1;
      }
      return Integer.parseInt(text);
    }
  }
}
