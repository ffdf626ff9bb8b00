package org.muster.operate.evacuation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.intake.Dates;
import org.muster.operate.evacuation.intake.Draft;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.operate.evacuation.rows.FormRows;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;
import org.muster.store.Typed;

/// Codes by which people write of themselves, without an account. What they write is a draft in the
/// inbox and nothing else; a code reads nothing, ends by itself, and takes so many forms.
public final class SelfDoors {
  /// Letters and digits that nobody confuses.
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 10;
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST_FORMS = 100_000;
  private static final int MOST_PEOPLE = 12;
  private static final int LONGEST_CELL = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Audit audit;
  private final Inbox inbox;
  private final InstantSource clock;

  public SelfDoors(Store store, Audit audit, Inbox inbox, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.inbox = inbox;
    this.clock = clock;
  }

  /// A code as a desk lists it; its letters were shown once.
  public record Door(String name, int used, int most, Instant expires, boolean good) {}

  /// Somebody as they write themselves down.
  public record Self(
      String name,
      String script,
      String born,
      String who,
      String papers,
      String phone,
      String needs) {
    boolean isEmpty() {
      return (name + script + born + who + papers + phone + needs).isBlank();
    }

    private List<String> cells() {
      return List.of(name, script, born, who, papers, phone, needs);
    }
  }

  /// What came of a form.
  public sealed interface Sent {
    /// @param people who are in it now
    record Taken(int people) implements Sent {}

    /// @param person whose line does not do, from 1; 0 where the whole does not
    record Refused(Refusal refusal, int person) implements Sent {}

    /// It cannot be taken now, as where the key is not at hand; the code is as good as before.
    record Later() implements Sent {}

    /// The code opens nothing: it is wrong, ended or used up. Which of them it is nobody is told.
    record NoDoor() implements Sent {}
  }

  /// Makes a code.
  ///
  /// @param name where it hangs, such as `consulate-2`
  /// @return its letters, which are shown once
  /// @throws Trouble FORBIDDEN unless the viewer registers; REFUSED where something does not do
  public String add(Evacuation evacuation, Viewer viewer, String name, int most, Duration goodFor) {
    need(evacuation, viewer);
    if (!NAME.matcher(name).matches()) {
      throw new Trouble(Trouble.Code.REFUSED, "a code is called by plain letters and digits");
    }
    if (most < 1 || most > MOST_FORMS) {
      throw new Trouble(Trouble.Code.REFUSED, "a code takes 1 to 100,000 forms");
    }
    if (goodFor.isNegative() || goodFor.isZero() || goodFor.compareTo(LONGEST) > 0) {
      throw new Trouble(Trouble.Code.REFUSED, "a code is good for up to 30 days");
    }
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    FormRows.Code code =
        new FormRows.Code(
            hash(letters.toString()),
            evacuation.id(),
            name,
            most,
            0,
            now,
            now.plus(goodFor),
            false);
    return store.write(
        dsl -> {
          if (FormRows.codes(dsl, evacuation.id()).stream()
              .anyMatch(other -> other.name().equals(name) && other.isGood(now))) {
            throw new Trouble(Trouble.Code.REFUSED, "there is a code of that name; end it first");
          }
          FormRows.insert(dsl, code, viewer.actor());
          audit.append(dsl, viewer.actor(), "evacuation-self-code", List.of(evacuation.id(), name));
          return letters.substring(0, 5) + "-" + letters.substring(5);
        });
  }

  public List<Door> list(Evacuation evacuation, Viewer viewer) {
    need(evacuation, viewer);
    Instant now = clock.instant();
    return store.read(dsl -> FormRows.codes(dsl, evacuation.id())).stream()
        .map(c -> new Door(c.name(), c.used(), c.most(), c.expires(), c.isGood(now)))
        .toList();
  }

  /// Ends a code.
  public void revoke(Evacuation evacuation, Viewer viewer, String name) {
    need(evacuation, viewer);
    store.write(
        dsl -> {
          if (!FormRows.revoke(dsl, evacuation.id(), name, clock.instant())) {
            throw new Trouble(Trouble.Code.NOT_FOUND, "there is no such code");
          }
          audit.append(
              dsl, viewer.actor(), "evacuation-self-code-end", List.of(evacuation.id(), name));
          return name;
        });
  }

  private static void need(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.REGISTER, "Registrars and officers make codes.");
  }

  /// Takes what somebody wrote of themselves and those with them.
  ///
  /// @param language in which they wrote, and are written to
  public Sent send(String letters, List<Self> people, CallSlip.Language language) {
    String hash = hash(letters);
    Optional<FormRows.Code> code =
        store
            .read(dsl -> FormRows.findCode(dsl, hash))
            .filter(found -> found.isGood(clock.instant()));
    if (code.isEmpty()) {
      return new Sent.NoDoor();
    }
    Optional<Evacuation> evacuation =
        store.read(dsl -> EvacuationRows.find(dsl, code.get().evacuation()));
    if (evacuation.isEmpty() || evacuation.get().purged().isPresent()) {
      return new Sent.NoDoor();
    }
    List<Self> there = people.stream().filter(one -> !one.isEmpty()).toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.get().offset());
    Optional<Sent> wrong = wrong(there, today);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    List<Draft> drafts = there.stream().map(one -> draft(one, language)).toList();
    if (!store.write(dsl -> FormRows.use(dsl, hash))) {
      return new Sent.NoDoor();
    }
    return switch (inbox.self(evacuation.get(), drafts)) {
      case Inbox.Put.Refused refused -> {
        store.write(dsl -> FormRows.unuse(dsl, hash));
        yield new Sent.Later();
      }
      case Inbox.Put.Added added -> new Sent.Taken(drafts.size());
    };
  }

  private static Optional<Sent> wrong(List<Self> people, LocalDate today) {
    if (people.isEmpty() || people.size() > MOST_PEOPLE) {
      return refused("self.people", 0);
    }
    for (int i = 1; i <= people.size(); i++) {
      Self one = people.get(i - 1);
      if (one.name().isBlank() && one.script().isBlank()) {
        return refused("self.name", i);
      }
      for (String cell : one.cells()) {
        if (cell.length() > LONGEST_CELL || !Typed.isClean(cell)) {
          return refused("self.form", i);
        }
      }
      Optional<Dates.Found> born = Dates.read(one.born());
      if (born.isPresent() && born.get().day().isAfter(today)) {
        return refused("self.born", i);
      }
    }
    return Optional.empty();
  }

  private static Optional<Sent> refused(String rule, int person) {
    String words = FormWords.of(CallSlip.Language.ENGLISH).told(rule, person);
    return Optional.of(new Sent.Refused(new Refusal(rule, words), person));
  }

  private static Draft draft(Self self, CallSlip.Language language) {
    Map<Draft.Field, String> values = new EnumMap<>(Draft.Field.class);
    boolean latin = !self.name().isBlank();
    values.put(Draft.Field.NAME, latin ? self.name() : self.script());
    values.put(Draft.Field.BORN, self.born());
    values.put(Draft.Field.RELATION, self.who());
    values.put(Draft.Field.DOCUMENT, self.papers());
    values.put(Draft.Field.TELEPHONE, self.phone());
    values.put(Draft.Field.NEEDS, self.needs());
    values.put(Draft.Field.LANGUAGE, language.tag());
    List<String> more = new ArrayList<>();
    if (latin && !self.script().isBlank()) {
      more.add(self.script());
    }
    values.put(Draft.Field.REMARK, String.join("; ", more));
    return new Draft("", "", values, Dates.read(self.born()).map(Dates.Found::day), List.of());
  }

  private static String hash(String letters) {
    return Sha256.of("self " + letters.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }
}
