package org.muster.server.operate.guard;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.operate.guard.GuardDoors;
import org.muster.operate.guard.GuardFairness;
import org.muster.operate.guard.GuardPeople;
import org.muster.operate.guard.GuardRequest;
import org.muster.operate.guard.GuardRequests;
import org.muster.operate.guard.GuardTables;
import org.muster.operate.guard.PeopleSheet;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.RosterText;
import org.muster.operate.guard.Rosters;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Readings;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The people of a joint guard: each under a service number, names for their own nation alone.
@Controller
@RequestMapping("/case/{caseId}/operate/guard/people")
class PeopleController {
  private static final String TAB = "operate/guard/people";
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int TOURS = 14;

  private final GuardDoors doors;
  private final GuardPeople people;
  private final GuardRequests requests;
  private final Rosters rosters;
  private final RosterPages pages;

  PeopleController(
      GuardPeople people,
      GuardRequests requests,
      Rosters rosters,
      RosterPages pages,
      GuardDoors doors) {
    this.doors = doors;
    this.people = people;
    this.requests = requests;
    this.rosters = rosters;
    this.pages = pages;
  }

  @GetMapping
  View people(Visit visit) {
    return GuardVisit.find(visit)
        .map(at -> page(at, List.of(), ""))
        .orElseGet(() -> GuardVisit.none(visit));
  }

  private View page(GuardVisit at, List<PeopleSheet.CellProblem> problems, String wrong) {
    Visit visit = at.visit();
    LocalDate day = visit.asked().asOf();
    Set<Row> shown = new LinkedHashSet<>();
    List<PeopleModel.Half> halves = new ArrayList<>();
    int all = 0;
    int away = 0;
    for (String nation : List.of(at.halves().first(), at.halves().second())) {
      List<PeopleModel.Line> lines = new ArrayList<>();
      for (String number : at.force().numbers()) {
        Row row = at.force().find(number).orElseThrow();
        if (row.text("nation").equals(nation)) {
          String absent = absent(at, row, day);
          away += absent.isEmpty() ? 0 : 1;
          shown.add(row);
          lines.add(
              new PeopleModel.Line(
                  number,
                  at.force().called(number),
                  row.text("rank"),
                  row.text("party"),
                  row.text("novice").equals("yes") ? "novice" : "",
                  skills(at, row),
                  absent,
                  visit.to(TAB + "/" + number)));
        }
      }
      // What keeps somebody away is seen first.
      lines.sort(Comparator.comparing(line -> line.absent().isEmpty()));
      all += lines.size();
      halves.add(new PeopleModel.Half(at.nation(nation), at.isFirst(nation), lines));
    }
    List<PeopleModel.Asked> asked =
        requests.list(visit.caseId(), at.viewer()).stream()
            .filter(r -> r.guard().equals(at.id()))
            .map(
                r ->
                    new PeopleModel.Asked(
                        r,
                        says(at, r),
                        RosterPages.group(r.at()),
                        r.state() == GuardRequest.State.ASKED
                            && !visit.looksBack()
                            && at.place().findActRefusal(r.nation()).isEmpty()))
            .toList();
    return Html.of(
            "operate/people",
            at.page(
                    all
                        + " in the guard force, "
                        + (away == 0 ? "all there" : away + " away")
                        + " on "
                        + DateWords.day(day),
                    TAB)
                .showing(shown)
                .export("operate/guard/people.xlsx", "XLSX")
                .export("operate/guard/people.csv", "CSV")
                .done())
        .with(
            "model",
            new PeopleModel(
                halves,
                asked,
                problems,
                wrong,
                at.place().plans() && !visit.looksBack()
                    ? at.place().nation().map(at::nation)
                    : Optional.empty()));
  }

  private static String says(GuardVisit at, GuardRequest request) {
    String days =
        request.first().equals(request.last())
            ? DateWords.day(request.first())
            : DateWords.day(request.first()) + " to " + DateWords.day(request.last());
    return at.force().called(request.member())
        + (request.sort() == GuardRequest.Sort.SWAP
            ? " would swap the tours of " + days + " with " + at.force().called(request.other())
            : " asks to be free on " + days)
        + (request.text().isEmpty() ? "" : ": “" + request.text() + "”");
  }

  private static List<Row> of(GuardVisit at, ClaimTable table, Row member) {
    return at.visit().view().chosen(table).stream()
        .filter(row -> row.text("member").equals(member.about()))
        .toList();
  }

  private static String absent(GuardVisit at, Row member, LocalDate day) {
    boolean here = member.findHeld().map(h -> h.on(day) != Edtf.Answer.NO).orElse(true);
    if (!here) {
      return "not here yet, or gone";
    }
    record Away(Map<String, String> reasons) {}
    return at.visit()
        .view()
        .derived(
            Away.class,
            day,
            v ->
                new Away(
                    v.chosen(GuardTables.ABSENCES).stream()
                        .filter(
                            a -> a.findHeld().filter(h -> h.on(day) != Edtf.Answer.NO).isPresent())
                        .collect(
                            Collectors.toMap(
                                a -> a.text("member"),
                                a -> a.text("reason").replace('-', ' '),
                                (a, b) -> a))))
        .reasons()
        .getOrDefault(member.about(), "");
  }

  private static String skills(GuardVisit at, Row member) {
    return member.list("skills").stream()
        .map(id -> at.visit().words().name(List.of("guard_skills"), id))
        .collect(Collectors.joining(", "));
  }

  // ---- taken in and away

  @PostMapping
  View take(Visit visit, @RequestParam Optional<MultipartFile> file, RedirectAttributes flash)
      throws IOException {
    GuardVisit at = GuardVisit.get(visit);
    byte[] bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
    return switch (people.take(visit.caseId(), at.viewer(), at.id(), at.halves(), bytes)) {
      case GuardPeople.Taken.Wrong wrong ->
          page(
              at,
              wrong.problems(),
              "Nothing was taken in: "
                  + DateWords.count(wrong.problems().size(), "cell")
                  + " to mend.");
      case GuardPeople.Taken.Done done ->
          RosterController.takenIn(done.added(), done.changed(), done.same())
              .then(visit.to(TAB), flash);
    };
  }

  private List<List<String>> rows(GuardVisit at) {
    List<Row> shown = new ArrayList<>();
    at.force().numbers().forEach(n -> at.force().find(n).ifPresent(shown::add));
    Readings.note(at.visit().caseId(), shown);
    return GuardPeople.rows(at.visit().view().data(), at.id(), at.place().nation());
  }

  // ---- one of them

  @GetMapping("/{member}")
  View person(Visit visit, @PathVariable String member) {
    return person(GuardVisit.get(visit), member, "", List.of());
  }

  private View person(GuardVisit at, String number, String wrong, List<String> relief) {
    return person(at, number, wrong, relief, "");
  }

  private View person(
      GuardVisit at, String number, String wrong, List<String> relief, String address) {
    Row row =
        at.force()
            .find(number)
            .orElseThrow(
                () -> new NotFoundException("Nobody of the force has the number " + number + "."));
    Visit visit = at.visit();
    List<Row> about = new ArrayList<>(List.of(row));
    for (ClaimTable table :
        List.of(
            GuardTables.QUALIFICATIONS,
            GuardTables.CAVEATS,
            GuardTables.ABSENCES,
            GuardTables.WISHES)) {
      about.addAll(of(at, table, row));
    }
    record Ledger(Optional<GuardFairness> fairness) {}
    Optional<GuardFairness> fairness =
        visit
            .view()
            .derived(
                Ledger.class,
                List.of(at.id(), visit.asked().asOf()),
                v ->
                    new Ledger(
                        GuardFairness.find(v.data(), at.id(), visit.asked().asOf().plusDays(1))))
            .fairness();
    Optional<GuardFairness.Person> borne =
        fairness.flatMap(
            f -> f.people().stream().filter(p -> p.number().equals(number)).findFirst());
    String called = at.force().called(number);
    return Html.of(
            "operate/person",
            at.page(
                    (called.equals(number) ? number : called + ", " + number)
                        + ", "
                        + row.text("rank")
                        + " of "
                        + at.nation(row.text("nation")),
                    TAB)
                .showing(about)
                .done())
        .with(
            "model",
            new PersonModel(
                number,
                called,
                at.force().isNamed(number),
                at.nation(row.text("nation")),
                about.stream().map(r -> visit.words().sentence(r)).toList(),
                tours(at, number),
                borne,
                fairness.flatMap(
                    f ->
                        f.nations().stream()
                            .filter(n -> n.nation().equals(row.text("nation")))
                            .findFirst()),
                !visit.looksBack()
                    && at.force().findSpeakRefusal(at.viewer(), at.halves(), number).isEmpty(),
                wrong,
                relief,
                address,
                doors.list(visit.caseId(), at.viewer(), at.id()).stream()
                    .filter(d -> d.sort() == GuardDoors.Sort.CALENDAR)
                    .filter(d -> d.member().equals(number))
                    .map(GuardDoors.Door::id)
                    .toList()));
  }

  /// Makes an address for somebody's calendar. It is shown on the answer itself and not after a
  /// redirect, so that it is in no session, no history and no log.
  @PostMapping("/{member}/calendar")
  View calendar(Visit visit, @PathVariable String member) {
    GuardVisit at = GuardVisit.get(visit);
    return switch (doors.openCalendar(
        visit.caseId(), at.viewer(), at.id(), at.halves(), at.force(), member)) {
      case GuardDoors.Opened.Refused refused ->
          person(at, member, refused.refusal().why(), List.of());
      case GuardDoors.Opened.Secret secret ->
          person(
              at,
              member,
              "",
              List.of(),
              ServletUriComponentsBuilder.fromCurrentContextPath()
                  .path("/calendar/guard/" + secret.text() + ".ics")
                  .toUriString());
    };
  }

  /// Revokes an address of a calendar.
  @PostMapping("/{member}/calendar/revoke")
  View revoke(
      Visit visit,
      @PathVariable String member,
      @RequestParam String door,
      RedirectAttributes flash) {
    GuardVisit at = GuardVisit.get(visit);
    boolean was = doors.revoke(visit.caseId(), at.viewer(), at.id(), at.halves(), door);
    return RosterController.told(
            was
                ? "Revoked. Calendars that ask there get nothing from now on."
                : "No such address was open.")
        .then(visit.to(TAB + "/" + member), flash);
  }

  private List<PersonModel.Tour> tours(GuardVisit at, String number) {
    List<PersonModel.Tour> tours = new ArrayList<>();
    LocalDate day = at.visit().asked().asOf();
    Optional<RosterHead> head =
        pages.findShown(
            rosters.list(at.visit().caseId(), at.viewer(), at.id()), Optional.empty(), day);
    if (head.isEmpty()) {
      return tours;
    }
    for (RosterText.Line line : pages.get(at, head.get().id()).text().lines()) {
      if (line.person().equals(number) && !line.day().isBefore(day) && tours.size() < TOURS) {
        tours.add(
            new PersonModel.Tour(
                DateWords.day(line.day()),
                line.post()
                    + ", from "
                    + line.hours().stream()
                        .map("%02d:00"::formatted)
                        .collect(Collectors.joining(", ")),
                head.get().state() == RosterState.PUBLISHED
                    ? "published"
                    : head.get().state().word()));
      }
    }
    return tours;
  }

  /// Asks for days off, or for a swap.
  @PostMapping("/{member}/ask")
  View ask(
      Visit visit,
      @PathVariable String member,
      @RequestParam String first,
      @RequestParam(defaultValue = "") String last,
      @RequestParam(defaultValue = "") String other,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes flash) {
    GuardVisit at = GuardVisit.get(visit);
    LocalDate from = RosterPages.day(first);
    LocalDate to = last.isBlank() ? from : RosterPages.day(last);
    return switch (requests.ask(
        visit.caseId(),
        at.viewer(),
        at.id(),
        at.halves(),
        new GuardRequests.Asking(member, from, to, other.strip(), text))) {
      case GuardRequests.Ended.Refused refused ->
          person(at, member, refused.refusal().why(), List.of());
      case GuardRequests.Ended.Done done ->
          RosterController.told(done.says()).then(visit.to(TAB + "/" + member), flash);
    };
  }

  /// Decides what somebody of the own nation asked.
  @PostMapping("/decide")
  View decide(
      Visit visit,
      @RequestParam long request,
      @RequestParam String verdict,
      @RequestParam(defaultValue = "") String why,
      RedirectAttributes flash) {
    GuardVisit at = GuardVisit.get(visit);
    Optional<LocalDate> day =
        requests.list(visit.caseId(), at.viewer()).stream()
            .filter(r -> r.number() == request)
            .map(GuardRequest::first)
            .findFirst();
    Optional<String> roster =
        rosters.list(visit.caseId(), at.viewer(), at.id()).stream()
            .filter(h -> h.state() == RosterState.PUBLISHED)
            .filter(h -> day.filter(h::covers).isPresent())
            .map(RosterHead::id)
            .reduce((a, b) -> b);
    return switch (requests.answer(
        visit.caseId(),
        at.viewer(),
        at.halves(),
        request,
        verdict.equals("approve"),
        why,
        roster)) {
      case GuardRequests.Ended.Refused refused -> page(at, List.of(), refused.refusal().why());
      case GuardRequests.Ended.Done done ->
          RosterController.told(done.says()).then(visit.to(TAB), flash);
    };
  }

  /// Names those who stand on the same relief as the reader that day. It is written down.
  @PostMapping("/{member}/relief")
  View relief(Visit visit, @PathVariable String member, @RequestParam String day) {
    GuardVisit at = GuardVisit.get(visit);
    LocalDate of = RosterPages.day(day);
    Map<String, String> names =
        pages
            .findShown(
                rosters.list(visit.caseId(), at.viewer(), at.id()).stream()
                    .filter(h -> h.state() == RosterState.PUBLISHED)
                    .toList(),
                Optional.empty(),
                of)
            .map(
                head ->
                    people.namesOnRelief(
                        visit.caseId(), at.viewer(), at.id(), pages.get(at, head.id()).text(), of))
            .orElse(Map.of());
    return person(
        at,
        member,
        names.isEmpty() ? "You stand no published tour on that day." : "",
        names.entrySet().stream().map(e -> e.getKey() + ", " + e.getValue()).toList());
  }

  /// Addresses of the files stand beside the page and not under it.
  @Controller
  static class Files {
    private final PeopleController people;

    Files(PeopleController people) {
      this.people = people;
    }

    @GetMapping("/case/{caseId}/operate/guard/people.csv")
    ResponseEntity<String> csv(Visit visit) {
      return Downloads.text(
          PeopleSheet.csv(people.rows(GuardVisit.get(visit))), "text/csv", "guard-people.csv");
    }

    @GetMapping("/case/{caseId}/operate/guard/people.xlsx")
    ResponseEntity<byte[]> xlsx(Visit visit) {
      return Downloads.bytes(
          PeopleSheet.xlsx(people.rows(GuardVisit.get(visit))), XLSX, "guard-people.xlsx");
    }
  }
}
