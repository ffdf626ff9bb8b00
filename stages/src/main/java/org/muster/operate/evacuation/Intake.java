package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Guardian;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;

/// Puts a party on file. Its number begins with that of this machine, so that two that do not see
/// each other never give the same.
public final class Intake {
  private static final int MOST = 40;

  private final CustodyBook book;
  private final NamesBook names;
  private final InstantSource clock;

  /// By evacuation: from asking for the next number until it is in the log nobody else asks.
  private final Map<String, ReentrantLock> numbering = new ConcurrentHashMap<>();

  public Intake(CustodyBook book, NamesBook names, InstantSource clock) {
    this.book = book;
    this.names = names;
    this.clock = clock;
  }

  /// Somebody as a form has them.
  ///
  /// @param guardian of a minor: the place of another in the party, from 1, or an office
  public record Member(Sort sort, Mobility mobility, String guardian, Particulars particulars) {}

  /// How it ended.
  public sealed interface Registered {
    /// @param persons their numbers, in the order given
    record Party(String party, List<String> persons) implements Registered {
      public Party {
        persons = List.copyOf(persons);
      }
    }

    record Refused(Refusal refusal) implements Registered {}
  }

  /// Registers a party.
  ///
  /// @param priority 1 to 9; 0 not said
  public Registered register(
      Evacuation evacuation, Viewer viewer, List<Member> members, int priority) {
    return register(evacuation, viewer, members, priority, Optional.empty());
  }

  /// The same, with the language in which they are written to; it lies sealed.
  public Registered register(
      Evacuation evacuation,
      Viewer viewer,
      List<Member> members,
      int priority,
      Optional<CallSlip.Language> language) {
    return register(evacuation, viewer, members, priority, language, (dsl, party) -> true);
  }

  /// What is kept of a party in the commit that registers it.
  @FunctionalInterface
  interface Beside {
    /// @return false where it finds that nothing must be written
    boolean write(DSLContext dsl, String party);
  }

  /// The same, with what is kept beside it.
  Registered register(
      Evacuation evacuation,
      Viewer viewer,
      List<Member> members,
      int priority,
      Optional<CallSlip.Language> language,
      Beside beside) {
    ReentrantLock lock = numbering.computeIfAbsent(evacuation.id(), e -> new ReentrantLock());
    lock.lock();
    try {
      return numbered(evacuation, viewer, members, priority, language, beside);
    } finally {
      lock.unlock();
    }
  }

  private Registered numbered(
      Evacuation evacuation,
      Viewer viewer,
      List<Member> members,
      int priority,
      Optional<CallSlip.Language> language,
      Beside beside) {
    if (members.isEmpty() || members.size() > MOST) {
      return refused("custody.party", "A party has 1 to " + MOST + " people.");
    }
    String party = book.ask(evacuation, this::next);
    List<String> persons = new ArrayList<>();
    List<Deed> deeds = new ArrayList<>();
    for (int i = 1; i <= members.size(); i++) {
      persons.add(party + "." + i);
    }
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      String guardian = guardian(member.guardian(), persons);
      boolean self = guardian.equals(persons.get(i));
      if (member.sort().needsGuardian() && (guardian.isEmpty() || self)) {
        return refused(
            "custody.guardian",
            "Number "
                + (i + 1)
                + " is a minor: say which of the party answers for them, or which"
                + " office.");
      }
      try {
        deeds.add(
            new Deed.Registered(
                persons.get(i),
                party,
                member.sort(),
                member.mobility(),
                member.sort().needsGuardian() ? guardian : "",
                priority));
      } catch (IllegalArgumentException e) {
        return refused("custody.form", "Number " + (i + 1) + ": " + e.getMessage() + ".");
      }
    }
    Instant now = clock.instant();
    Map<String, Particulars> files = new LinkedHashMap<>();
    List<Sending> sendings = new ArrayList<>();
    String note = language.map(Languages::note).orElse("");
    for (int i = 0; i < deeds.size(); i++) {
      files.put(persons.get(i), members.get(i).particulars());
      sendings.add(new Sending(EventIds.next(), 0, now, "", deeds.get(i), note));
    }
    if (book.writeTogether(evacuation, viewer, sendings, files, dsl -> beside.write(dsl, party))
        instanceof CustodyBook.Written.Refused refused) {
      return new Registered.Refused(refused.refusal());
    }
    files.forEach((person, file) -> names.written(evacuation.id(), person, file));
    return new Registered.Party(party, persons);
  }

  private static Registered refused(String rule, String why) {
    return new Registered.Refused(new Refusal(rule, why));
  }

  private String next(Custody custody) {
    String block = book.machine().id().substring(0, 3).toUpperCase(Locale.ROOT) + "-";
    return block + (custody.lastOf(block) + 1);
  }

  private static String guardian(String given, List<String> persons) {
    String text = given.strip();
    if (text.matches("[0-9]{1,2}")) {
      int place = Integer.parseInt(text);
      return place >= 1 && place <= persons.size() ? persons.get(place - 1) : "";
    }
    if (text.isEmpty() || text.startsWith(Guardian.OFFICE)) {
      return text;
    }
    return Guardian.OFFICE + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
