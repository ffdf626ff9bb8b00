package org.muster.operate.evacuation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.intake.Draft;
import org.muster.operate.evacuation.intake.DraftText;
import org.muster.operate.evacuation.intake.PastedText;
import org.muster.operate.evacuation.intake.PeopleCells;
import org.muster.operate.evacuation.intake.PeopleTable;
import org.muster.operate.evacuation.rows.InboxRows;
import org.muster.store.Store;
import org.muster.store.Trouble;
import org.muster.store.Typed;

/// What came before anybody decided: e-mails, lists, files, records of others, what people wrote of
/// themselves. It lies sealed; the oldest that nobody answered is first, and nothing but an answer
/// takes it off the list.
public final class Inbox {
  /// The published rule of the order.
  public static final String RULE = "INBOX-1";

  /// From then on an item is over the limit.
  public static final Duration LIMIT = Duration.ofHours(8);

  private static final int MOST_LISTED = 200;
  private static final int MOST_DONE = 20;
  private static final Duration OLDEST = Duration.ofDays(60);
  private static final int LONGEST_REASON = 200;

  /// Before what was answered in words, sealed.
  private static final String SEALED = Reasons.NOTE + " ";

  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final InstantSource clock;

  public Inbox(Store store, Audit audit, Keyring keys, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.clock = clock;
  }

  /// An item, by number and never by name.
  ///
  /// @param became the number of a party, or why it is none: its code, or the words where the item
  ///     was opened; empty while nobody answered it
  public record Line(
      String item, InboxKind kind, Instant came, String by, int people, String became) {
    /// How long nobody has answered it.
    public Duration age(Instant now) {
      Duration age = Duration.between(came, now);
      return age.isNegative() ? Duration.ZERO : age;
    }

    public boolean isLate(Instant now) {
      return age(now).compareTo(LIMIT) > 0;
    }

    public boolean isOpen() {
      return became.isEmpty();
    }

    private Line answered(String words) {
      return new Line(item, kind, came, by, people, words);
    }
  }

  /// What is there.
  ///
  /// @param open the oldest first
  /// @param all how many are open, of which some may not be here
  /// @param late of these
  public record Listed(List<Line> open, int all, int late, List<Line> done) {
    public Listed {
      open = List.copyOf(open);
      done = List.copyOf(done);
    }
  }

  /// An item that was opened.
  ///
  /// @param text as it came; empty where it came as rows
  /// @param unread lines that were not understood, which a person reads
  /// @param rows proposals for the form
  /// @param problems of a file, by cell
  /// @param cells what stands in the cells that have a problem
  public record Opened(
      Line line,
      String text,
      List<Draft> drafts,
      List<String> unread,
      List<Intake.Member> rows,
      List<PeopleCells.Problem> problems,
      Map<String, String> cells,
      List<String> ignored) {
    public Opened {
      drafts = List.copyOf(drafts);
      unread = List.copyOf(unread);
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
      cells = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
      ignored = List.copyOf(ignored);
    }

    /// The language in which they wrote, where they said it.
    public Optional<CallSlip.Language> language() {
      return drafts.stream()
          .flatMap(draft -> draft.find(Draft.Field.LANGUAGE).stream())
          .flatMap(tag -> CallSlip.Language.find(tag).stream())
          .findFirst();
    }
  }

  /// How putting something in ended.
  public sealed interface Put {
    /// @param items that are new
    /// @param people in them
    /// @param again how many were there already
    /// @param told what else a person should know
    record Added(List<String> items, int people, int again, List<String> told) implements Put {
      public Added {
        items = List.copyOf(items);
        told = List.copyOf(told);
      }
    }

    record Refused(Refusal refusal) implements Put {}
  }

  private static Put refused(String rule, String why) {
    return new Put.Refused(new Refusal(rule, why));
  }

  // ---- putting in

  /// Puts in a message or list as it was pasted.
  ///
  /// @param list whether each person of it is a case of their own; otherwise they are one party
  /// @param age how long ago it came
  public Put paste(Evacuation evacuation, Viewer viewer, String text, boolean list, Duration age) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.REGISTER)) {
      return refused("inbox.registrar", "Registrars and officers put messages in.");
    }
    if (text.isBlank() || !Typed.isClean(text)) {
      return refused(
          "inbox.text", text.isBlank() ? "Paste the text." : "Expected " + Typed.EXPECTED);
    }
    if (age.isNegative() || age.compareTo(OLDEST) > 0) {
      return refused("inbox.age", "It came up to 60 days ago.");
    }
    Instant came = clock.instant().minus(age).truncatedTo(ChronoUnit.SECONDS);
    return put(evacuation, viewer.actor(), came, Incoming.text(text, list), Optional.empty());
  }

  /// Puts in a file: a table whose cells are all right becomes an item for each party or
  /// person; one with errors waits, whole, to be put right; a People Finder file becomes an
  /// item a person.
  public Put file(Evacuation evacuation, Viewer viewer, byte[] bytes) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.REGISTER)) {
      return refused("inbox.registrar", "Registrars and officers put files in.");
    }
    Instant came = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return put(
        evacuation, viewer.actor(), came, Incoming.file(bytes, clock.instant()), Optional.empty());
  }

  /// Puts in what somebody wrote of themselves; whoever opens the door counts them.
  Put self(Evacuation evacuation, List<Draft> drafts) {
    return put(
        evacuation,
        "self",
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        Incoming.self(drafts),
        Optional.empty());
  }

  private Put put(
      Evacuation evacuation,
      String actor,
      Instant came,
      Incoming incoming,
      Optional<String> closes) {
    return switch (incoming) {
      case Incoming.Refused refused -> new Put.Refused(refused.refusal());
      case Incoming.Items items -> put(evacuation, actor, came, items, closes);
    };
  }

  private Put put(
      Evacuation evacuation,
      String actor,
      Instant came,
      Incoming.Items incoming,
      Optional<String> closes) {
    List<Incoming.Item> all = incoming.items();
    Optional<Seal> found = evacuation.findSeal(keys);
    if (found.isEmpty()) {
      return refused(
          "inbox.key", "The key of the evacuation is not at hand; keep it and send again.");
    }
    Seal seal = found.get();
    List<InboxRows.Fresh> rows = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    all.forEach(one -> whole.append(HexFormat.of().formatHex(one.content())).append('.'));
    String batch = seal.digest(whole.toString());
    for (Incoming.Item one : all) {
      String item = UUID.randomUUID().toString();
      // The same text or file again is nothing new; two alike within one are two people.
      String digest = seal.digest("inbox " + batch + " " + rows.size());
      rows.add(
          new InboxRows.Fresh(
              item,
              one.kind().name(),
              came,
              actor,
              one.people(),
              digest,
              sealed(seal, item, one.content())));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<List<InboxRows.Fresh>> written =
        store.transaction(
            dsl -> {
              // Of two who put a file right at once, one does.
              if (closes.isPresent()
                  && !InboxRows.close(dsl, evacuation.id(), closes.get(), now, actor, "taken")) {
                return Optional.empty();
              }
              List<InboxRows.Fresh> fresh = new ArrayList<>();
              for (InboxRows.Fresh row : rows) {
                if (InboxRows.put(dsl, evacuation.id(), row)) {
                  fresh.add(row);
                }
              }
              if (!fresh.isEmpty()) {
                audit.append(
                    dsl,
                    actor,
                    "evacuation-inbox-put",
                    List.of(evacuation.id(), fresh.getFirst().item(), "items-" + fresh.size()));
              }
              return Optional.of(fresh);
            });
    if (written.isEmpty()) {
      return refused("inbox.done", "Somebody answered it meanwhile.");
    }
    List<InboxRows.Fresh> added = written.get();
    return new Put.Added(
        added.stream().map(InboxRows.Fresh::item).toList(),
        added.stream().mapToInt(InboxRows.Fresh::people).sum(),
        all.size() - added.size(),
        incoming.told());
  }

  private static String sealed(Seal seal, String item, byte[] content) {
    return Base64.getEncoder().encodeToString(seal.sealBytes("inbox " + item, content));
  }

  // ---- reading

  /// What is there, by number.
  ///
  /// @throws Trouble FORBIDDEN unless the viewer registers
  public Listed list(Evacuation evacuation, Viewer viewer) {
    need(evacuation, viewer);
    Instant limit = clock.instant().minus(LIMIT);
    return store.read(
        dsl ->
            new Listed(
                InboxRows.open(dsl, evacuation.id(), MOST_LISTED).stream()
                    .map(Inbox::line)
                    .toList(),
                InboxRows.countOpen(dsl, evacuation.id(), Optional.empty()),
                InboxRows.countOpen(dsl, evacuation.id(), Optional.of(limit)),
                InboxRows.done(dsl, evacuation.id(), MOST_DONE).stream()
                    .map(Inbox::line)
                    .toList()));
  }

  private static void need(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.REGISTER,
        "The inbox is for registrars and officers of " + evacuation.owner() + ".");
  }

  private static Line line(InboxRows.Item item) {
    return new Line(
        item.item(),
        InboxKind.of(item.sort()),
        item.came(),
        item.by(),
        item.people(),
        item.became().startsWith(SEALED) ? Reasons.NOTE : item.became());
  }

  /// Opens an item; the audit log keeps its number.
  ///
  /// @throws Trouble NOT_FOUND if there is none; FORBIDDEN unless the viewer registers; UNABLE if
  ///     the key is not at hand
  public Opened open(Evacuation evacuation, Viewer viewer, String item) {
    need(evacuation, viewer);
    InboxRows.Item row =
        store
            .read(dsl -> InboxRows.find(dsl, evacuation.id(), item))
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "There is no such item."));
    Line line = line(row).answered(words(evacuation, row));
    byte[] content = content(evacuation, item);
    audit.note(store, viewer.actor(), "evacuation-inbox-read", List.of(evacuation.id(), item));
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    return switch (line.kind()) {
      case MESSAGE -> {
        String text = new String(content, StandardCharsets.UTF_8);
        PastedText.Result read = PastedText.read(text);
        yield new Opened(
            line,
            text,
            read.drafts(),
            read.unread().stream().map(PastedText.Line::text).toList(),
            DraftRow.of(read.drafts(), today),
            List.of(),
            Map.of(),
            List.of());
      }
      case ROW, RECORD, SELF -> {
        List<Draft> drafts = DraftText.read(new String(content, StandardCharsets.UTF_8));
        yield new Opened(
            line,
            "",
            drafts,
            List.of(),
            DraftRow.of(drafts, today),
            List.of(),
            Map.of(),
            List.of());
      }
      case FILE -> {
        PeopleCells cells = CorrectedFile.of(content).cells();
        PeopleTable.Result result = PeopleTable.read(cells);
        Map<String, String> found = new LinkedHashMap<>();
        result.problems().forEach(p -> found.put(p.cell(), cells.text(p.cell())));
        yield new Opened(
            line,
            "",
            result.drafts(),
            List.of(),
            List.of(),
            result.problems(),
            found,
            result.ignored());
      }
    };
  }

  private String words(Evacuation evacuation, InboxRows.Item row) {
    return row.became().startsWith(SEALED)
        ? evacuation
            .getSeal(keys)
            .open(purpose(row.item()), row.became().substring(SEALED.length()))
        : row.became();
  }

  private static String purpose(String item) {
    return "answer " + item;
  }

  private byte[] content(Evacuation evacuation, String item) {
    String sealed =
        store
            .read(dsl -> InboxRows.sealed(dsl, evacuation.id(), item))
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "There is no such item."));
    return evacuation.getSeal(keys).openBytes("inbox " + item, Base64.getDecoder().decode(sealed));
  }

  // ---- files with errors

  /// Puts cells of a file right, and leaves rows out. Once nothing is wrong all of it is taken at
  /// once; until then none of it is.
  ///
  /// @param cells the new text of each
  /// @param without numbers of rows
  public Put correct(
      Evacuation evacuation,
      Viewer viewer,
      String item,
      Map<String, String> cells,
      Set<Integer> without) {
    need(evacuation, viewer);
    Line line =
        store
            .read(dsl -> InboxRows.find(dsl, evacuation.id(), item))
            .map(Inbox::line)
            .filter(l -> l.kind() == InboxKind.FILE && l.isOpen())
            .orElseThrow(
                () -> new Trouble(Trouble.Code.NOT_FOUND, "There is no such file any more."));
    if (cells.values().stream().anyMatch(text -> !Typed.isClean(text) || text.length() > 500)) {
      return refused("inbox.cell", "A cell takes up to 500 plain characters.");
    }
    byte[] content = CorrectedFile.of(content(evacuation, item)).with(cells, without).content();
    PeopleTable.Result result = PeopleTable.read(CorrectedFile.of(content).cells());
    if (result.problems().isEmpty() && !result.drafts().isEmpty()) {
      return put(
          evacuation, viewer.actor(), line.came(), Incoming.table(result), Optional.of(item));
    }
    Seal seal = evacuation.getSeal(keys);
    store.write(
        dsl -> {
          InboxRows.rewrite(
              dsl, evacuation.id(), item, result.drafts().size(), sealed(seal, item, content));
          audit.append(
              dsl, viewer.actor(), "evacuation-inbox-correct", List.of(evacuation.id(), item));
          return item;
        });
    return refused(
        "inbox.cells",
        result.drafts().isEmpty()
            ? "Nobody would be left; answer the file as no case instead."
            : Incoming.cells(result) + " still to be put right; what you typed is kept.");
  }

  // ---- answering

  /// Registers the party of an item, which is answered by that in the same commit: of two who do
  /// so at once, the second registers nobody.
  public Intake.Registered register(
      Evacuation evacuation,
      Viewer viewer,
      String item,
      List<Intake.Member> members,
      int priority,
      Optional<CallSlip.Language> language,
      Intake intake) {
    need(evacuation, viewer);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Intake.Registered registered =
        intake.register(
            evacuation,
            viewer,
            members,
            priority,
            language,
            (dsl, party) ->
                close(dsl, evacuation, viewer, item, party, "evacuation-inbox-party", now));
    boolean answered =
        registered instanceof Intake.Registered.Refused
            && store
                .read(dsl -> InboxRows.find(dsl, evacuation.id(), item))
                .map(Inbox::line)
                .filter(Line::isOpen)
                .isEmpty();
    return answered
        ? new Intake.Registered.Refused(
            new Refusal("inbox.done", "Somebody answered it meanwhile. Nobody was registered."))
        : registered;
  }

  /// Somebody answered an item without a party: it is no case, or was answered otherwise.
  ///
  /// @param reason as it was typed; what is none of the listed answers is sealed
  public Optional<Refusal> answer(
      Evacuation evacuation, Viewer viewer, String item, String reason) {
    need(evacuation, viewer);
    if (reason.isBlank() || reason.length() > LONGEST_REASON || !Typed.isClean(reason)) {
      return Optional.of(
          new Refusal(
              "inbox.reason", "Say why in few words: nothing leaves the list without an answer."));
    }
    Reasons.Said said = Reasons.answer(reason);
    Optional<Seal> seal = evacuation.findSeal(keys);
    if (!said.words().isEmpty() && seal.isEmpty()) {
      return Optional.of(
          new Refusal(
              "inbox.key",
              "The key of the evacuation is not at hand: choose one of the listed answers."));
    }
    String became =
        said.words().isEmpty()
            ? said.code()
            : SEALED + seal.orElseThrow().seal(purpose(item), said.words());
    return close(evacuation, viewer, item, became, "evacuation-inbox-answer")
        ? Optional.empty()
        : Optional.of(new Refusal("inbox.done", "Somebody answered it meanwhile."));
  }

  private boolean close(
      Evacuation evacuation, Viewer viewer, String item, String became, String verb) {
    need(evacuation, viewer);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.write(dsl -> close(dsl, evacuation, viewer, item, became, verb, now));
  }

  private boolean close(
      DSLContext dsl,
      Evacuation evacuation,
      Viewer viewer,
      String item,
      String became,
      String verb,
      Instant now) {
    boolean closed = InboxRows.close(dsl, evacuation.id(), item, now, viewer.actor(), became);
    if (closed) {
      audit.append(dsl, viewer.actor(), verb, List.of(evacuation.id(), item));
    }
    return closed;
  }

  /// Opens an item that was answered again.
  public void reopen(Evacuation evacuation, Viewer viewer, String item) {
    need(evacuation, viewer);
    store.write(
        dsl -> {
          if (!InboxRows.reopen(dsl, evacuation.id(), item)) {
            throw new Trouble(Trouble.Code.NOT_FOUND, "There is no such item.");
          }
          audit.append(
              dsl, viewer.actor(), "evacuation-inbox-reopen", List.of(evacuation.id(), item));
          return item;
        });
  }
}
