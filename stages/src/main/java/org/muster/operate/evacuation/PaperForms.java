package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.intake.Dates;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.operate.evacuation.intake.Kin;
import org.muster.operate.evacuation.rows.FormRows;
import org.muster.store.Store;
import org.muster.store.Typed;

/// Paper forms: each pad has a block of numbers of its own, and each form is keyed once, a line a
/// person, so that whoever keys never leaves the keyboard.
public final class PaperForms {
  private static final int MOST_LINES = 40;
  private static final int MOST_FIELDS = 7;
  private static final String COLUMNS =
      "name; born; who; papers; telephone; needs; answered for by";

  private final Store store;
  private final Audit audit;
  private final Intake intake;
  private final InstantSource clock;

  public PaperForms(Store store, Audit audit, Intake intake, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.intake = intake;
    this.clock = clock;
  }

  /// A block that is reserved.
  public record Block(String pad, FormNumber first, FormNumber last, int count, String by) {}

  /// What is reserved, and how many forms were keyed.
  public record Stock(List<Block> blocks, int keyed) {
    public Stock {
      blocks = List.copyOf(blocks);
    }
  }

  /// What came of keying a form.
  public sealed interface Keyed {
    /// @param next the number after it on the same pad, if its block has one
    record Party(String form, String party, int people, Optional<String> next) implements Keyed {}

    /// @param line from 1; 0 where the number or the whole is meant
    record Refused(Refusal refusal, int line) implements Keyed {}
  }

  public Stock stock(Evacuation evacuation, Viewer viewer) {
    need(evacuation, viewer);
    return store.read(
        dsl ->
            new Stock(
                FormRows.blocks(dsl, evacuation.id()).stream().map(PaperForms::block).toList(),
                FormRows.keyed(dsl, evacuation.id())));
  }

  private static Block block(FormRows.Block row) {
    return new Block(
        row.pad(),
        new FormNumber(row.pad(), row.first()),
        new FormNumber(row.pad(), row.first() + row.count() - 1),
        row.count(),
        row.by());
  }

  private static void need(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.REGISTER, "Registrars and officers keep the forms.");
  }

  /// Reserves a block; none of its numbers may be another's.
  public Optional<Refusal> reserve(
      Evacuation evacuation, Viewer viewer, String pad, int first, int count) {
    need(evacuation, viewer);
    String capitals = pad.strip().toUpperCase(Locale.ROOT);
    try {
      FormNumber.block(capitals, first, count);
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new Refusal(
              "form.block",
              "A pad is called by 1 to 4 capitals and digits, and has up to 5,000 numbers from 1 to"
                  + " 99999."));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.write(
        dsl -> {
          for (FormRows.Block other : FormRows.blocks(dsl, evacuation.id())) {
            Optional<Integer> shared =
                other.pad().equals(capitals)
                    ? FormNumber.findShared(first, count, other.first(), other.count())
                    : Optional.empty();
            if (shared.isPresent()) {
              return Optional.of(
                  new Refusal(
                      "form.reserved",
                      new FormNumber(capitals, shared.get()) + " is reserved already."));
            }
          }
          FormRows.insert(
              dsl,
              evacuation.id(),
              new FormRows.Block(capitals, first, count, now, viewer.actor()));
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-forms",
              List.of(evacuation.id(), capitals + "-" + first + "-" + count));
          return Optional.<Refusal>empty();
        });
  }

  /// Keys a form.
  ///
  /// @param lines one a person: name; born; who; papers; telephone; needs; answered for by. What is
  ///     not on the form stays empty; a minor is answered for by the first who is grown, unless the
  ///     form says another
  /// @param language in which they wrote, where the form tells it
  public Keyed key(
      Evacuation evacuation,
      Viewer viewer,
      String number,
      String lines,
      Optional<CallSlip.Language> language) {
    need(evacuation, viewer);
    FormNumber form;
    switch (FormNumber.read(number)) {
      case FormNumber.Typed.Good good -> form = good.number();
      case FormNumber.Typed.Misread misread -> {
        return refused(
            "form.misread", "The last character does not fit the number: read it again.", 0);
      }
      case FormNumber.Typed.NoNumber none -> {
        return refused("form.number", "A number looks like K4-00417-X.", 0);
      }
    }
    List<FormRows.Block> blocks = store.read(dsl -> FormRows.blocks(dsl, evacuation.id()));
    Optional<FormRows.Block> block = blocks.stream().filter(b -> has(b, form)).findFirst();
    if (block.isEmpty()) {
      return refused("form.foreign", form + " is in no block that was reserved here.", 0);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    List<Intake.Member> members = new ArrayList<>();
    String[] all = lines.split("\\R");
    for (int i = 0; i < all.length; i++) {
      if (!all[i].isBlank()) {
        Optional<String> wrong = wrong(all[i], today);
        if (wrong.isPresent()) {
          return refused("form.line", "Line " + (i + 1) + ": " + wrong.get(), i + 1);
        }
        members.add(member(all[i], today));
      }
    }
    if (members.isEmpty() || members.size() > MOST_LINES) {
      return refused("form.lines", "A form has 1 to " + MOST_LINES + " people, a line each.", 0);
    }
    return write(evacuation, viewer, form, block.get(), guarded(members), language);
  }

  private Keyed write(
      Evacuation evacuation,
      Viewer viewer,
      FormNumber form,
      FormRows.Block block,
      List<Intake.Member> members,
      Optional<CallSlip.Language> language) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String id = evacuation.id();
    Intake.Beside keep =
        (dsl, party) -> {
          boolean first = FormRows.take(dsl, id, form.toString(), party, now);
          if (first) {
            audit.append(
                dsl, viewer.actor(), "evacuation-form-keyed", List.of(id, form.toString(), party));
          }
          return first;
        };
    return switch (intake.register(evacuation, viewer, members, 0, language, keep)) {
      case Intake.Registered.Refused refused ->
          store
              .read(dsl -> FormRows.findParty(dsl, id, form.toString()))
              .map(
                  party ->
                      refused("form.keyed", form + " was keyed already: party " + party + ".", 0))
              .orElseGet(() -> new Keyed.Refused(refused.refusal(), 0));
      case Intake.Registered.Party party -> {
        FormNumber next =
            form.number() < 99_999 ? new FormNumber(form.pad(), form.number() + 1) : form;
        yield new Keyed.Party(
            form.toString(),
            party.party(),
            members.size(),
            has(block, next) && !next.equals(form)
                ? Optional.of(next.toString())
                : Optional.empty());
      }
    };
  }

  private static Keyed refused(String rule, String why, int line) {
    return new Keyed.Refused(new Refusal(rule, why), line);
  }

  private static boolean has(FormRows.Block block, FormNumber form) {
    return block.pad().equals(form.pad())
        && form.number() >= block.first()
        && form.number() < block.first() + block.count();
  }

  private static String cell(String line, int at) {
    String[] cells = line.split(";", -1);
    return at < cells.length ? cells[at].strip() : "";
  }

  private static Optional<String> wrong(String line, LocalDate today) {
    if (line.split(";", -1).length > MOST_FIELDS) {
      return Optional.of("more than seven fields; write " + COLUMNS + ".");
    }
    if (cell(line, 0).isEmpty()) {
      return Optional.of("no name; write " + COLUMNS + ".");
    }
    if (line.length() > 400 || !Typed.isClean(line)) {
      return Optional.of("up to 400 plain characters.");
    }
    String born = cell(line, 1);
    Optional<Dates.Found> day = Dates.read(born);
    if (day.isPresent() && day.get().day().isAfter(today)) {
      return Optional.of("nobody was born after today.");
    }
    return born.isEmpty() || day.isPresent() || born.matches("\\d{1,4}.{0,12}")
        ? Optional.empty()
        : Optional.of("born: a date such as 1990-03-04, a year, or an age.");
  }

  private static Intake.Member member(String line, LocalDate today) {
    String born = cell(line, 1);
    Optional<LocalDate> day = Dates.read(born).map(Dates.Found::day);
    Sort sort = day.map(d -> Sort.of(d, today)).orElseGet(() -> sort(born, today));
    String needs = cell(line, 5);
    return new Intake.Member(
        sort,
        Kin.lies(needs)
            ? Mobility.STRETCHER
            : Kin.rides(needs) ? Mobility.WHEELCHAIR : Mobility.WALKS,
        cell(line, 6),
        new Particulars(
            cell(line, 0),
            "",
            day.map(LocalDate::toString).orElse(born),
            cell(line, 2),
            cell(line, 3),
            cell(line, 4),
            needs,
            ""));
  }

  /// By an age or a year alone; in doubt the younger, since a minor needs somebody who answers.
  private static Sort sort(String born, LocalDate today) {
    if (born.matches(".*(month|week|day)s?")) {
      return Sort.INFANT;
    }
    if (!born.matches("\\d{1,4}")) {
      return Sort.ADULT;
    }
    int number = Integer.parseInt(born);
    if (number <= 120) {
      return Sort.of(today.minusYears(number), today);
    }
    return number >= 1880 && number <= today.getYear()
        ? Sort.of(LocalDate.of(number, 12, 31), today)
        : Sort.ADULT;
  }

  private static List<Intake.Member> guarded(List<Intake.Member> members) {
    int grown = 0;
    for (int i = members.size(); i > 0; i--) {
      grown = members.get(i - 1).sort() == Sort.ADULT ? i : grown;
    }
    String guardian = grown == 0 ? "" : String.valueOf(grown);
    return members.stream()
        .map(
            m ->
                m.sort().needsGuardian() && m.guardian().isEmpty()
                    ? new Intake.Member(m.sort(), m.mobility(), guardian, m.particulars())
                    : m)
        .toList();
  }
}
