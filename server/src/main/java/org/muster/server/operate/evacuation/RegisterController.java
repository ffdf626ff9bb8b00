package org.muster.server.operate.evacuation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Duplicates;
import org.muster.operate.evacuation.FormWords;
import org.muster.operate.evacuation.Inbox;
import org.muster.operate.evacuation.Intake;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.PriorityDesk;
import org.muster.operate.evacuation.ZoneDesk;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page that puts a party on file. What is typed is never lost: it comes back with whatever is
/// wrong, with whoever is on file already and looks the same, or with what a document says.
@Controller
class RegisterController {
  private final EvacuationVisits visits;
  private final CustodyBook book;
  private final NamesBook names;
  private final Intake intake;
  private final Duplicates duplicates;
  private final Inbox inbox;
  private final PriorityDesk priorities;

  RegisterController(
      EvacuationVisits visits,
      CustodyBook book,
      NamesBook names,
      Intake intake,
      Duplicates duplicates,
      Inbox inbox,
      PriorityDesk priorities) {
    this.visits = visits;
    this.book = book;
    this.names = names;
    this.intake = intake;
    this.duplicates = duplicates;
    this.inbox = inbox;
    this.priorities = priorities;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/register")
  View register(Visit visit, @RequestParam(defaultValue = "") String item) {
    EvacuationVisit at = visits.get(visit);
    RegisterForm form =
        item.isEmpty()
            ? RegisterForm.empty()
            : of(item, inbox.open(at.evacuation(), at.viewer(), item));
    return page(at, form, "", List.of(), HttpStatus.OK);
  }

  private static RegisterForm of(String item, Inbox.Opened opened) {
    return RegisterForm.of(item, opened.rows(), opened.language());
  }

  private View page(
      EvacuationVisit at,
      RegisterForm form,
      String wrong,
      List<RegisterWarning> warnings,
      HttpStatus status) {
    int waiting = book.ask(at.evacuation(), c -> c.balance(at.now()).waiting());
    return Html.of(
            "operate/evacuation/register",
            at.page(
                    "Register a party: " + BoardModel.people(waiting) + " wait to be called",
                    EvacuationVisit.PATH + "/register")
                .done())
        .with("at", at)
        .with("form", form)
        .with("languages", FormWords.all())
        .with("zone", ZoneModel.of(form.zone(), today(at)))
        .with("rule", priorities.rule())
        .with("warnings", warnings)
        .with("unlocked", names.isUnlocked(at.evacuation()))
        .with("wrong", wrong)
        .status(status);
  }

  private static LocalDate today(EvacuationVisit at) {
    return LocalDate.ofInstant(at.now(), at.evacuation().offset());
  }

  /// @param act register, zone (read it) or take (use it)
  @PostMapping("/case/{caseId}/operate/evacuation/register")
  View registered(
      Visit visit,
      @RequestParam(defaultValue = "register") String act,
      @RequestParam MultiValueMap<String, String> sent,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    RegisterForm form = RegisterForm.read(sent);
    return switch (act) {
      case "zone" -> zone(at, form);
      case "take" -> take(at, form);
      default -> write(at, form, flash);
    };
  }

  private View zone(EvacuationVisit at, RegisterForm form) {
    ZoneDesk.Shown shown = ZoneDesk.read(form.zone().text(), today(at));
    RegisterForm.Zone read =
        new RegisterForm.Zone(
            form.zone().text(), shown.surname(), shown.given(), false, form.free());
    return page(
        at,
        form.zone(read),
        "",
        List.of(),
        shown.sound() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private View take(EvacuationVisit at, RegisterForm form) {
    RegisterForm.Zone zone = form.zone();
    return switch (ZoneDesk.take(
        zone.text(), zone.surname(), zone.given(), zone.compared(), today(at))) {
      case ZoneDesk.Taken.Refused refused ->
          page(at, form, refused.refusal().why(), List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
      case ZoneDesk.Taken.Row row ->
          page(
              at,
              form.with(zone.row(), row.sort(), row.particulars()),
              "",
              List.of(),
              HttpStatus.OK);
    };
  }

  private View write(EvacuationVisit at, RegisterForm form, RedirectAttributes flash) {
    List<Intake.Member> members;
    try {
      members = form.members();
    } catch (IllegalArgumentException e) {
      return page(
          at, form, String.valueOf(e.getMessage()), List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    List<RegisterWarning> warnings = warnings(at, form, members);
    Set<String> seen =
        Arrays.stream(form.seen().split(" ")).collect(Collectors.toCollection(TreeSet::new));
    if (warnings.stream().anyMatch(w -> !seen.contains(w.person()))) {
      String all =
          warnings.stream()
              .map(RegisterWarning::person)
              .distinct()
              .collect(Collectors.joining(" "));
      return page(at, form.seen(all), "", warnings, HttpStatus.CONFLICT);
    }
    int priority = priorities.band(at.evacuation(), members);
    Optional<CallSlip.Language> language = CallSlip.Language.find(form.language());
    Intake.Registered registered =
        form.item().isEmpty()
            ? intake.register(at.evacuation(), at.viewer(), members, priority, language)
            : inbox.register(
                at.evacuation(), at.viewer(), form.item(), members, priority, language, intake);
    return switch (registered) {
      case Intake.Registered.Refused refused ->
          page(at, form, refused.refusal().why(), warnings, HttpStatus.UNPROCESSABLE_CONTENT);
      case Intake.Registered.Party party ->
          new Undo(
                  "Party "
                      + party.party()
                      + " is registered: "
                      + BoardModel.people(party.persons().size())
                      + ".",
                  "",
                  Map.of())
              .then(at.visit().to(EvacuationVisit.PATH + "/party?number=" + party.party()), flash);
    };
  }

  private List<RegisterWarning> warnings(
      EvacuationVisit at, RegisterForm form, List<Intake.Member> members) {
    List<Integer> places = form.places();
    List<RegisterWarning> all = new ArrayList<>();
    duplicates
        .warn(
            at.evacuation(), at.viewer(), members.stream().map(Intake.Member::particulars).toList())
        .forEach(w -> all.add(RegisterWarning.of(at, places.get(w.place() - 1), w)));
    return all;
  }
}
