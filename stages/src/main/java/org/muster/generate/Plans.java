package org.muster.generate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.desk.Refusing;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.generate.rows.PlanRows;
import org.muster.record.Bounded;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.CaseLook;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.record.Domain;
import org.muster.record.Edtf;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The plans of a case: kept, named, read, signed with two keys, superseded and withdrawn.
///
/// A draft lies in tables of this stage; what is published becomes a claim, and the plan that was
/// published before is superseded by it. Plans that came with a case file are claims from the
/// start: the newest of them counts until one is published here.
public final class Plans {
  /// Characters that the table of plans takes of a document.
  private static final int LONGEST_DOCUMENT =
      GenerateTables.PLANS.findColumn("document").orElseThrow().domain()
              instanceof Domain.FreeText text
          ? text.maxLength()
          : Integer.MAX_VALUE;

  /// What a publication sees: plans hidden from whoever signs are superseded, too.
  private static final Releasability EVERYTHING =
      Releasability.of(new Viewer.Operator("publication"), List.of());

  private static final List<String> HEAD =
      List.of("id", "name", "cost", "bound", "digest", "held", "kind", "owner", "release");

  /// Characters of documents and certificates that are kept at hand.
  private static final long MOST_TEXT = 20_000_000;

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Claims claims;
  private final InstantSource clock;
  private final Assumptions assumptions;

  /// Of the plans that were read last.
  private final Bounded<Object, PlanRows.Texts> texts =
      new Bounded<>(MOST_TEXT, kept -> (long) kept.document().length() + certificate(kept));

  public Plans(Store store, Audit audit, Cases cases, Claims claims, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.claims = claims;
    this.clock = clock;
    this.assumptions = new Assumptions(claims);
  }

  /// A plan with its document and what was done with it.
  ///
  /// @param text of the document as it is kept; it is read when it is asked for
  /// @param certificate what a second pricer proves the bound from, where one was saved
  /// @param inside whether the viewer is of one of the two sides, and may know who of them acted
  public record Kept(
      PlanHead head, String text, Optional<String> certificate, PlanLife life, boolean inside) {
    /// The document, or why it is none.
    public PlanReading reading() {
      return PlanReading.of(text, head.digest());
    }

    /// The document, where it can be read.
    public Optional<PlanDocument> findDocument() {
      return reading() instanceof PlanReading.Sound sound
          ? Optional.of(sound.document())
          : Optional.empty();
    }
  }

  /// How an attempt to do something with a plan ended.
  public sealed interface Acted {
    /// It is done.
    ///
    /// @param head the plan as it stands now
    /// @param number of the step that was taken
    record Done(PlanHead head, int number) implements Acted {}

    /// It may not be done now.
    record Refused(Refusal refusal) implements Acted {}
  }

  /// What the viewer may do with a plan, and where not, why.
  ///
  /// @param plan whether they may plan in the case
  /// @param look whether what closes a gap may be looked for, which makes its document fuller
  public record Doors(
      Optional<Refusal> plan,
      Optional<Refusal> name,
      Optional<Refusal> key,
      Optional<Refusal> withdraw,
      Optional<Refusal> look,
      Optional<Refusal> adopt,
      Optional<Refusal> pin) {}

  // ---- reading

  /// The plans that the viewer may know of, oldest first, those that came with a case file among
  /// them.
  public List<PlanHead> list(String caseId, Viewer viewer) {
    return look(caseId, viewer, this::list);
  }

  List<PlanHead> list(CaseWork work) {
    List<PlanHead> heads = new ArrayList<>(PlanRows.list(work.dsl(), work.caseId(), work.sight()));
    Set<String> here = heads.stream().map(PlanHead::id).collect(Collectors.toSet());
    List<Row> filed =
        claims
            .listNarrow(
                work.dsl(), work.caseId(), work.viewer(), work.sight(), GenerateTables.PLANS, HEAD)
            .stream()
            .filter(row -> !here.contains(row.id()))
            .sorted(PlanNumber.oldestFirst())
            .toList();
    boolean published = heads.stream().anyMatch(h -> h.state() == PlanState.PUBLISHED);
    for (int i = 0; i < filed.size(); i++) {
      boolean counts = !published && i == filed.size() - 1;
      heads.add(head(filed.get(i), counts ? PlanState.PUBLISHED : PlanState.SUPERSEDED));
    }
    heads.sort(Comparator.comparingLong(PlanHead::number).thenComparing(PlanHead::id));
    Set<String> known = heads.stream().map(PlanHead::id).collect(Collectors.toSet());
    heads.replaceAll(head -> isInside(work, head) ? head : head.fromOutside(known));
    return heads;
  }

  /// Whether the viewer is of one of the two sides that sign a plan.
  private static boolean isInside(CaseWork work, PlanHead head) {
    return work.sight().admits(head.owner(), Release.STAFFS.text());
  }

  private static PlanHead head(Row row, PlanState state) {
    return new PlanHead(
        row.id(),
        PlanNumber.numberOf(row.id()),
        row.text("name"),
        state,
        figure(row, "cost"),
        figure(row, "bound"),
        row.isIllustrative(),
        row.text("digest"),
        row.text("owner"),
        row.text("release"),
        Optional.empty());
  }

  private static long figure(Row row, String column) {
    String text = row.text(column);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /// A plan with its document, which is read for this plan alone.
  public Optional<Kept> find(String caseId, Viewer viewer, String plan) {
    return look(caseId, viewer, work -> find(work, plan));
  }

  Optional<Kept> find(CaseWork work, String plan) {
    return list(work).stream().filter(h -> h.id().equals(plan)).findFirst().map(h -> kept(work, h));
  }

  private Kept kept(CaseWork work, PlanHead head) {
    boolean inside = isInside(work, head);
    if (head.isFromFile()) {
      String text =
          claims
              .find(work.dsl(), work.caseId(), work.viewer(), head.id())
              .map(row -> row.text("document"))
              .orElse("");
      return new Kept(
          head,
          text,
          Optional.empty(),
          PlanLife.onFile(head.state(), head.digest(), head.release()),
          inside);
    }
    PlanRows.Texts texts = texts(work, head);
    return new Kept(head, texts.document(), texts.certificate(), life(work, head), inside);
  }

  private static long certificate(PlanRows.Texts texts) {
    return texts.certificate().map(String::length).orElse(0);
  }

  /// What a digest stands for does not change, so that a page that is looked at often does not
  /// read it again.
  private PlanRows.Texts texts(CaseWork work, PlanHead head) {
    Object key = List.of(work.caseId(), head.id(), head.digest(), head.isProven());
    return texts
        .find(key)
        .orElseGet(
            () ->
                texts.keep(
                    key,
                    PlanRows.findTexts(work.dsl(), work.caseId(), head.id(), work.sight())
                        .orElseThrow()));
  }

  PlanLife life(CaseWork work, PlanHead head) {
    return head.made()
        .map(
            made ->
                PlanLife.begin(made.maker(), head.release())
                    .after(PlanRows.steps(work.dsl(), work.caseId(), head.id())))
        .orElseGet(() -> PlanLife.onFile(head.state(), head.digest(), head.release()));
  }

  /// What a page of plans shows, of one state of the database.
  ///
  /// @param all plans that the viewer may know of, oldest first
  /// @param shown the one chosen
  /// @param doors to it; to the case where there is none
  public record Table(List<PlanHead> all, Optional<Kept> shown, Doors doors) {}

  /// The plans that the viewer may know of, and one of them with its document.
  ///
  /// @param choose which of them
  public Table table(
      String caseId, Viewer viewer, Function<List<PlanHead>, Optional<PlanHead>> choose) {
    return look(
        caseId,
        viewer,
        work -> {
          List<PlanHead> all = list(work);
          Optional<Kept> shown = choose.apply(all).map(head -> kept(work, head));
          return new Table(all, shown, doors(work, all, shown));
        });
  }

  /// What the viewer may do with a plan; or with the case, where it has none.
  public Doors doors(String caseId, Viewer viewer, Optional<String> plan) {
    return table(
            caseId,
            viewer,
            all -> all.stream().filter(h -> plan.filter(h.id()::equals).isPresent()).findFirst())
        .doors();
  }

  private Doors doors(CaseWork work, List<PlanHead> all, Optional<Kept> plan) {
    Optional<Refusal> writer = refuseWriter(work);
    if (plan.isEmpty()) {
      Optional<Refusal> none = refuse("generate.plan.none", "There is no plan yet.");
      return new Doors(writer, none, none, none, none, none, none);
    }
    PlanHead head = plan.get().head();
    PlanLife life = plan.get().life();
    Optional<Refusal> file = refuseFromFile(head);
    return new Doors(
        writer,
        file.or(() -> writer).or(() -> ask(life, work, new PlanStep.Did.Named("name"))),
        file.or(() -> refuseKey(work, life)).or(() -> refuseOlder(all, head)),
        file.or(() -> refuseWithdrawer(work, life))
            .or(() -> ask(life, work, new PlanStep.Did.Withdrawn("reason"))),
        file.or(() -> writer).or(() -> ask(life, work, new PlanStep.Did.Kept(""))),
        refuseAssuming(work, life),
        file.or(() -> refuseAssuming(work, life)));
  }

  private static Optional<Refusal> refuseFromFile(PlanHead head) {
    return head.isFromFile()
        ? refuse("generate.plan.file", "It came with a case file.")
        : Optional.empty();
  }

  /// Nothing of a withdrawn plan is written into the case.
  private Optional<Refusal> refuseAssuming(CaseWork work, PlanLife life) {
    return refuseWriter(work).or(() -> ask(life, work, new PlanStep.Did.Pinned("tour", List.of())));
  }

  private Optional<Refusal> ask(PlanLife life, CaseWork work, PlanStep.Did did) {
    return life.findRefusal(step(work, life, did));
  }

  private static Optional<Refusal> refuseKey(CaseWork work, PlanLife life) {
    Optional<Side> side = Seat.of(work.viewer(), work.header().owner()).signs();
    if (side.isEmpty() || !(work.viewer() instanceof Viewer.Person person)) {
      return refuse(
          "generate.plan.side", "The keys are for an approver of each of the two sides to turn.");
    }
    return life.findKeyRefusal(side.get(), person.account());
  }

  /// What is published later is made later: change is counted from one to the next.
  private static Optional<Refusal> refuseOlder(List<PlanHead> all, PlanHead plan) {
    return all.stream()
        .filter(h -> h.state() == PlanState.PUBLISHED && h.number() > plan.number())
        .findFirst()
        .map(
            later ->
                new Refusal(
                    "generate.plan.older",
                    later.name()
                        + " is published and was made later; plan on from this one, and publish"
                        + " that."));
  }

  /// Drafts are their planners' to withdraw; what is published, an approver's.
  private static Optional<Refusal> refuseWithdrawer(CaseWork work, PlanLife life) {
    if (life.state() != PlanState.PUBLISHED) {
      return refuseWriter(work);
    }
    boolean signs = Seat.of(work.viewer(), work.header().owner()).signs().isPresent();
    return signs || work.viewer() instanceof Viewer.Operator
        ? Optional.empty()
        : refuse("generate.plan.side", "What is published is for an approver to withdraw.");
  }

  static Optional<Refusal> refuseWriter(CaseWork work) {
    String owner = work.header().owner();
    return work.viewer().mayEdit(owner)
        ? Optional.empty()
        : refuse(
            "generate.plan.writer",
            "Planning is open to planners of " + owner + ", whose case it is.");
  }

  // ---- keeping

  /// What a document was made by.
  ///
  /// @param parent id of the plan that it was planned on from
  /// @param seconds most seconds that the run was given
  /// @param certificate what a second pricer proves the bound from
  /// @param proven whether it did
  public record Origin(
      Optional<String> parent, OptionalInt seconds, Optional<String> certificate, boolean proven) {
    /// A plan begun from nothing, without a certificate.
    public static Origin plain() {
      return new Origin(Optional.empty(), OptionalInt.empty(), Optional.empty(), false);
    }

    /// The same, planned on from a plan.
    public Origin from(String plan) {
      return new Origin(Optional.of(plan), seconds, certificate, proven);
    }
  }

  /// Keeps a plan as a new draft, if it passes its check against the case that it was made from.
  ///
  /// @param data the case that it was computed from
  public Acted keep(CaseData data, Viewer viewer, PlanDocument plan, Origin origin) {
    if (!PlanJudge.check(data, plan).passed()) {
      return new Acted.Refused(
          new Refusal("generate.plan.check", "The plan did not pass its check."));
    }
    return act(data.header().id(), viewer, work -> keep(work, plan, origin, Optional.empty()));
  }

  /// Keeps a draft in the caller's transaction.
  ///
  /// @param first what was done to come to it, where that is more than a run
  Acted keep(CaseWork work, PlanDocument plan, Origin origin, Optional<PlanStep.Did> first) {
    must(refuseWriter(work));
    long number = nextNumber(work);
    String owner = work.header().owner();
    String text = PlanFile.write(plan).strip();
    PlanHead head =
        head(
            owner + ".plan." + number,
            number,
            "Plan " + number,
            owner,
            plan,
            Sha256.of(text),
            made(work.viewer().actor(), plan, origin));
    PlanRows.insert(
        work.dsl(),
        work.caseId(),
        head,
        head.made().orElseThrow(),
        new PlanRows.Texts(text, origin.certificate()));
    PlanLife life = PlanLife.begin(work.viewer().actor(), head.release());
    life = append(work, head, life, new PlanStep.Did.Kept(head.digest()));
    if (first.isPresent()) {
      life = append(work, head, life, first.get());
    }
    log(work, "plan-save", head.id());
    return new Acted.Done(head, life.steps().size());
  }

  /// Puts a better or fuller document in the place of a draft's. A key that was turned on the one
  /// before is void.
  public Acted replace(
      CaseData data, Viewer viewer, String plan, PlanDocument document, Origin origin) {
    if (!PlanJudge.check(data, document).passed()) {
      return new Acted.Refused(
          new Refusal("generate.plan.check", "The plan did not pass its check."));
    }
    return act(
        data.header().id(),
        viewer,
        work -> {
          PlanHead old = get(work, plan);
          must(refuseWriter(work));
          must(refuseFromFile(old));
          String text = PlanFile.write(document).strip();
          PlanHead head =
              head(
                  old.id(),
                  old.number(),
                  old.name(),
                  old.owner(),
                  document,
                  Sha256.of(text),
                  made(old.made().orElseThrow().maker(), document, origin));
          PlanLife life = taken(work, old, new PlanStep.Did.Kept(head.digest()));
          PlanRows.replace(
              work.dsl(),
              work.caseId(),
              head,
              head.made().orElseThrow(),
              new PlanRows.Texts(text, origin.certificate()));
          log(work, "plan-save", head.id());
          return new Acted.Done(head, life.steps().size());
        });
  }

  private PlanHead.Made made(String maker, PlanDocument plan, Origin origin) {
    return new PlanHead.Made(
        origin.parent(),
        maker,
        clock.instant(),
        origin.seconds().isPresent() ? Optional.of(origin.seconds().getAsInt()) : Optional.empty(),
        plan.search(),
        plan.input(),
        origin.proven(),
        plan.gaps().size());
  }

  private static PlanHead head(
      String id,
      long number,
      String name,
      String owner,
      PlanDocument plan,
      String digest,
      PlanHead.Made made) {
    return new PlanHead(
        id,
        number,
        name,
        PlanState.DRAFT,
        plan.cost().total(),
        plan.bound(),
        plan.illustrative(),
        digest,
        owner,
        plan.release().release(),
        Optional.of(made));
  }

  /// Numbers go on over all plans of the case, and over rows of plans that came with a file.
  private long nextNumber(CaseWork work) {
    long highest = PlanRows.highest(work.dsl(), work.caseId());
    Viewer everything = new Viewer.Operator(work.viewer().actor());
    for (Row row :
        claims.listNarrow(
            work.dsl(),
            work.caseId(),
            everything,
            Releasability.of(everything, Set.of()),
            GenerateTables.PLANS,
            List.of("id"))) {
      highest = Math.max(highest, PlanNumber.numberOf(row.id()));
    }
    long next = highest + 1;
    while (next <= PlanNumber.LAST
        && claims.isTaken(work.dsl(), work.caseId(), work.header().owner() + ".plan." + next)) {
      next++;
    }
    if (next > PlanNumber.LAST) {
      throw new Refusing(
          "generate.plan.number",
          "No number is left for a plan: one on file has the number " + highest + ".");
    }
    return next;
  }

  // ---- a plan's life

  /// Gives a draft another name.
  public Acted name(String caseId, Viewer viewer, String plan, String name) {
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead head = get(work, plan);
          mustWrite(work);
          String stripped = name.strip();
          if (new Domain.FreeText(200).problemOf(stripped).isPresent()) {
            throw new Refusing("generate.plan.name", "Give it a name of 1 to 200 characters.");
          }
          PlanLife life = taken(work, head, new PlanStep.Did.Named(stripped));
          PlanRows.rename(work.dsl(), caseId, plan, stripped);
          log(work, "plan-name", plan);
          return new Acted.Done(get(work, plan), life.steps().size());
        });
  }

  /// Turns the key of the viewer's side on a plan as they read it. The second key publishes it: the
  /// plan becomes a claim, and the one that was published before is superseded.
  ///
  /// @param digest of the document that they read
  public Acted turnKey(String caseId, Viewer viewer, String plan, String digest) {
    return turnKey(judge(caseId, viewer, plan), digest);
  }

  /// A plan that was judged, outside a transaction, against its case as it stood then.
  ///
  /// @param revision of the case
  /// @param passed whether it passes its check; never where it cannot be read
  record Judged(String caseId, Viewer viewer, long revision, Kept kept, boolean passed) {}

  Judged judge(String caseId, Viewer viewer, String plan) {
    long revision = revision(caseId);
    Kept kept = find(caseId, viewer, plan).orElseThrow(() -> notFound(plan));
    CaseData data = cases.load(caseId, viewer, null);
    boolean passed =
        kept.findDocument().map(document -> PlanJudge.check(data, document).passed()).orElse(false);
    return new Judged(caseId, viewer, revision, kept, passed);
  }

  Acted turnKey(Judged judged, String digest) {
    String caseId = judged.caseId();
    Viewer viewer = judged.viewer();
    String plan = judged.kept().head().id();
    if (!judged.passed()) {
      return new Acted.Refused(
          new Refusal(
              "generate.plan.check",
              "It does not pass its check against the case as it stands; plan on from it first."));
    }
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead head = get(work, plan);
          if (!head.digest().equals(judged.kept().head().digest())) {
            throw new Refusing(PlanLife.movedOn());
          }
          mustStand(work, judged.revision());
          Optional<Side> side = Seat.of(viewer, work.header().owner()).signs();
          if (side.isEmpty()) {
            throw new Refusing(
                "generate.plan.side",
                "The keys are for an approver of each of the two sides to turn.");
          }
          must(refuseOlder(list(work), head));
          PlanLife life = taken(work, head, new PlanStep.Did.TurnedKey(digest));
          log(work, "plan-key", plan);
          if (life.state() == PlanState.PUBLISHED) {
            publish(work, head, judged.kept().findDocument().orElseThrow());
          }
          return new Acted.Done(get(work, plan), life.steps().size());
        });
  }

  /// Puts a draft on file as the plan that counts, without keys. Only whoever holds the database
  /// itself can: they could as well import a case file that has it.
  public Acted putOnFile(String caseId, Viewer.Operator operator, String plan) {
    return act(
        caseId,
        operator,
        work -> {
          Kept kept = find(work, plan).orElseThrow(() -> notFound(plan));
          PlanHead head = kept.head();
          PlanDocument document =
              kept.findDocument()
                  .orElseThrow(
                      () ->
                          new Trouble(
                              Trouble.Code.REFUSED, plan + " holds no plan to put on file"));
          must(refuseOlder(list(work), head));
          PlanLife life = taken(work, head, new PlanStep.Did.PutOnFile(head.digest()));
          publish(work, head, document);
          return new Acted.Done(get(work, plan), life.steps().size());
        });
  }

  /// The plan becomes a claim of the record, and takes the place of those that were.
  private void publish(CaseWork work, PlanHead head, PlanDocument plan) {
    String text = PlanFile.write(plan).strip();
    if (text.length() > LONGEST_DOCUMENT) {
      throw new Refusing(
          "generate.plan.large",
          "The plan file has "
              + text.length()
              + " characters; the record takes "
              + LONGEST_DOCUMENT
              + ".");
    }
    String kind = plan.illustrative() ? "illustrative" : "official";
    String today = today().toString();
    Row source =
        Row.of(
            RecordTables.SOURCES,
            Map.of(
                "id",
                head.owner() + ".source.plan-" + head.number() + "-published",
                "title",
                head.name() + ", published",
                "publisher",
                head.owner() + " and the alliance staffs",
                "published",
                today,
                "locator",
                "plan file of digest " + head.digest(),
                "grade",
                plan.illustrative() ? "illustrative" : "sound",
                "owner",
                head.owner(),
                "release",
                head.release()));
    Row row =
        Row.of(
            GenerateTables.PLANS,
            Map.ofEntries(
                Map.entry("id", head.id()),
                Map.entry("name", head.name()),
                Map.entry("cost", Long.toString(plan.cost().total())),
                Map.entry("bound", Long.toString(plan.bound())),
                Map.entry("digest", head.digest()),
                Map.entry("document", text),
                Map.entry("held", Edtf.of(plan.from() + "/" + plan.to()).text()),
                Map.entry("source", source.id()),
                Map.entry("kind", kind),
                Map.entry("owner", head.owner()),
                Map.entry("release", head.release())));
    // Those before it stay on file: what was published is measured against the one before.
    claims.decide(work.dsl(), work.caseId(), work.viewer(), List.of(source, row), List.of());
    for (PlanHead old : PlanRows.list(work.dsl(), work.caseId(), EVERYTHING)) {
      if (old.state() == PlanState.PUBLISHED && !old.id().equals(head.id())) {
        append(work, old, life(work, old), new PlanStep.Did.Superseded(head.id()));
      }
    }
    log(work, "plan-publish", head.id());
  }

  /// Withdraws a plan: nobody is to use it any more. A claim of it is closed.
  public Acted withdraw(String caseId, Viewer viewer, String plan, String reason) {
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead head = get(work, plan);
          PlanLife before = life(work, head);
          must(refuseWithdrawer(work, before));
          PlanLife life = taken(work, head, new PlanStep.Did.Withdrawn(reason.strip()));
          if (before.state() == PlanState.PUBLISHED) {
            // None of those that it superseded counts again.
            Perspective everything = Perspective.now(caseId, new Viewer.Operator(viewer.actor()));
            List<Row> ended =
                claims.list(work.dsl(), everything, GenerateTables.PLANS).stream()
                    .filter(row -> row.text("owner").equals(head.owner()))
                    .toList();
            claims.decide(work.dsl(), caseId, viewer, List.of(), ended);
          }
          log(work, "plan-withdraw", plan);
          return new Acted.Done(get(work, plan), life.steps().size());
        });
  }

  // ---- what a plan writes into its case

  /// Adopts a remedy: writes it into the case and keeps the plan that proved it as a draft, both or
  /// neither.
  ///
  /// @param assumption the remedy's rows
  /// @param proof the plan of the case with the remedy
  /// @param says the remedy in words
  public Acted adopt(
      String caseId,
      Viewer viewer,
      String parent,
      Assumption assumption,
      PlanDocument proof,
      String says) {
    long revision = revision(caseId);
    if (!PlanJudge.check(assumption.applyTo(cases.load(caseId, viewer, null)), proof).passed()) {
      return new Acted.Refused(
          new Refusal("generate.plan.check", "The plan with the remedy did not pass its check."));
    }
    return adopt(caseId, viewer, parent, assumption, proof, says, revision);
  }

  /// @param revision of the case that the proof was judged against
  Acted adopt(
      String caseId,
      Viewer viewer,
      String parent,
      Assumption assumption,
      PlanDocument proof,
      String says,
      long revision) {
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead from = get(work, parent);
          mustWrite(work);
          mustStand(work, revision);
          must(refuseAssuming(work, life(work, from)));
          List<PlanStep.Written> written = assumptions.write(work, assumption);
          log(work, "plan-adopt", from.id());
          return keep(
              work,
              proof,
              Origin.plain().from(parent),
              Optional.of(new PlanStep.Did.Adopted(from.name() + ": " + says, written)));
        });
  }

  /// Pins a tour: writes it into the case as fixed, so that every later plan keeps it.
  public Acted pin(String caseId, Viewer viewer, String plan, Assumption assumption, String says) {
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead head = get(work, plan);
          mustWrite(work);
          if (head.isFromFile()) {
            throw new Refusing(
                "generate.plan.file", "It came with a case file; plan on from it and pin then.");
          }
          List<PlanStep.Written> written = assumptions.write(work, assumption);
          PlanLife life = taken(work, head, new PlanStep.Did.Pinned(says, written));
          log(work, "plan-pin", plan);
          return new Acted.Done(head, life.steps().size());
        });
  }

  /// Takes back what a step of a plan wrote into the case. A draft that was kept with it goes with
  /// it.
  public Acted takeBack(String caseId, Viewer viewer, String plan, int number) {
    return act(
        caseId,
        viewer,
        work -> {
          PlanHead head = get(work, plan);
          mustWrite(work);
          PlanLife life = life(work, head);
          Optional<PlanStep> open = life.findOpen(number);
          if (open.isEmpty()) {
            throw new Refusing("generate.plan.taken-back", "That was taken back before.");
          }
          assumptions.takeBack(work, open.get().rows());
          life = taken(work, head, new PlanStep.Did.TakenBack(number));
          if (open.get().did() instanceof PlanStep.Did.Adopted && life.state() == PlanState.DRAFT) {
            life =
                append(
                    work,
                    head,
                    life,
                    new PlanStep.Did.Withdrawn("The remedy that it rests on was taken back."));
          }
          log(work, "plan-undo", plan);
          return new Acted.Done(get(work, plan), life.steps().size());
        });
  }

  /// Who assumes something of a plan.
  public Assumption.Mark mark(String caseId, Viewer viewer, PlanHead plan) {
    return new Assumption.Mark(
        plan.id(),
        plan.name(),
        viewer.actor(),
        today(),
        id -> store.read(dsl -> claims.isTaken(dsl, caseId, id)));
  }

  // ---- small things

  private PlanHead get(CaseWork work, String plan) {
    return list(work).stream()
        .filter(h -> h.id().equals(plan))
        .findFirst()
        .orElseThrow(() -> notFound(plan));
  }

  private static Trouble notFound(String plan) {
    return new Trouble(Trouble.Code.NOT_FOUND, "there is no plan " + plan);
  }

  private static void mustWrite(CaseWork work) {
    refuseWriter(work)
        .ifPresent(
            refusal -> {
              throw new Trouble(Trouble.Code.FORBIDDEN, refusal.why());
            });
  }

  private static void must(Optional<Refusal> refused) {
    if (refused.isPresent()) {
      throw new Refusing(refused.get());
    }
  }

  private long revision(String caseId) {
    return cases
        .findRevision(caseId)
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId));
  }

  /// What was judged outside the transaction is good while the case stands as it did then.
  private void mustStand(CaseWork work, long revision) {
    if (cases.findRevision(work.dsl(), work.caseId()).orElseThrow() != revision) {
      throw new Refusing("generate.plan.moved-on", "The case was changed meanwhile; look again.");
    }
  }

  private PlanLife taken(CaseWork work, PlanHead head, PlanStep.Did did) {
    must(refuseFromFile(head));
    PlanLife life = life(work, head);
    PlanStep step = step(work, life, did);
    return switch (life.decide(step)) {
      case PlanLife.Outcome.Refused refused -> throw new Refusing(refused.refusal());
      case PlanLife.Outcome.Taken taken -> {
        write(work, head, life, taken.life(), step);
        yield taken.life();
      }
    };
  }

  private PlanLife append(CaseWork work, PlanHead head, PlanLife life, PlanStep.Did did) {
    PlanStep step = step(work, life, did);
    PlanLife after = life.after(List.of(step));
    write(work, head, life, after, step);
    return after;
  }

  /// Where a plan stands is what its steps made of it, and nothing else writes it.
  private static void write(
      CaseWork work, PlanHead head, PlanLife before, PlanLife after, PlanStep step) {
    PlanRows.append(work.dsl(), work.caseId(), head, step);
    if (after.state() != before.state()) {
      PlanRows.move(work.dsl(), work.caseId(), head.id(), after.state());
    }
  }

  private PlanStep step(CaseWork work, PlanLife life, PlanStep.Did did) {
    Instant now = clock.instant();
    Optional<Side> side = Seat.of(work.viewer(), work.header().owner()).findSide();
    return new PlanStep(life.nextNumber(), now, side, work.viewer().actor(), did);
  }

  private <T> T look(String caseId, Viewer viewer, Function<CaseWork, T> query) {
    CaseLook seen =
        cases
            .look(caseId, viewer)
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId));
    return store.read(
        dsl -> query.apply(new CaseWork(dsl, caseId, viewer, seen.releasability(), seen.header())));
  }

  private Acted act(String caseId, Viewer viewer, Function<CaseWork, Acted> change) {
    try {
      return store.transaction(dsl -> change.apply(work(dsl, caseId, viewer)));
    } catch (Refusing refusing) {
      return new Acted.Refused(refusing.refusal());
    }
  }

  private CaseWork work(DSLContext dsl, String caseId, Viewer viewer) {
    Releasability sight = cases.releasability(dsl, caseId, viewer);
    CaseHeader header = cases.getHeader(dsl, caseId);
    return new CaseWork(dsl, caseId, viewer, sight, header);
  }

  private void log(CaseWork work, String verb, String plan) {
    audit.append(work.dsl(), work.viewer().actor(), verb, List.of(work.caseId(), plan));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
