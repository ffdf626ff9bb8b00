package org.muster.operate.evacuation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.exchange.ExchangeException;
import org.muster.operate.evacuation.exchange.Pfif;
import org.muster.operate.evacuation.intake.Draft;
import org.muster.operate.evacuation.intake.DraftText;
import org.muster.operate.evacuation.intake.FoundPeople;
import org.muster.operate.evacuation.intake.PastedText;
import org.muster.operate.evacuation.intake.PeopleTable;
import org.muster.store.Trouble;

/// What a text or a file comes to before any of it is on file: items of the inbox, or why not.
sealed interface Incoming {
  int MOST_OF_FILE = 5_000;

  /// An item to be.
  record Item(InboxKind kind, int people, byte[] content) {}

  /// @param told what else a person should know
  record Items(List<Item> items, List<String> told) implements Incoming {
    public Items {
      items = List.copyOf(items);
      told = List.copyOf(told);
    }
  }

  record Refused(Refusal refusal) implements Incoming {}

  private static Incoming refused(String rule, String why) {
    return new Refused(new Refusal(rule, why));
  }

  private static Item item(InboxKind kind, List<Draft> drafts) {
    return new Item(kind, drafts.size(), bytes(DraftText.write(drafts)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What somebody wrote of themselves.
  static Incoming self(List<Draft> drafts) {
    return new Items(List.of(item(InboxKind.SELF, drafts)), List.of());
  }

  /// A message or list as it was pasted.
  ///
  /// @param list whether each person of it is a case of their own; otherwise they are one party
  static Incoming text(String text, boolean list) {
    PastedText.Result read;
    try {
      read = PastedText.read(text);
    } catch (Trouble e) {
      return refused("inbox.text", String.valueOf(e.getMessage()));
    }
    if (!list) {
      return new Items(
          List.of(new Item(InboxKind.MESSAGE, read.drafts().size(), bytes(text))), List.of());
    }
    List<Item> all = new ArrayList<>();
    read.drafts().forEach(draft -> all.add(item(InboxKind.ROW, List.of(draft))));
    if (read.unread().isEmpty()) {
      return new Items(all, List.of());
    }
    String left = String.join("\n", read.unread().stream().map(PastedText.Line::text).toList());
    all.add(new Item(InboxKind.MESSAGE, 0, bytes(left)));
    return new Items(
        all, List.of(read.unread().size() + " lines were not understood; they are an item too."));
  }

  /// A table or a People Finder file.
  ///
  /// @param now by which records of others have expired
  static Incoming file(byte[] bytes, Instant now) {
    if (isXml(bytes)) {
      return records(bytes, now);
    }
    PeopleTable.Result result = PeopleTable.read(bytes);
    if (result.drafts().isEmpty()) {
      return refused(
          "inbox.file",
          result.problems().isEmpty()
              ? "There is nobody in the file."
              : "The file: found "
                  + result.problems().getFirst().found()
                  + ", expected "
                  + result.problems().getFirst().expected()
                  + ".");
    }
    if (result.drafts().size() > MOST_OF_FILE) {
      return refused("inbox.file", "A file has up to 5,000 people; cut it in two.");
    }
    if (result.problems().isEmpty()) {
      return table(result);
    }
    byte[] content = new CorrectedFile("", bytes).content();
    return new Items(
        List.of(new Item(InboxKind.FILE, result.drafts().size(), content)),
        List.of(cells(result) + " to be put right; nothing is taken yet."));
  }

  /// A table in which nothing is wrong: an item for each party, and for whoever has none.
  static Incoming table(PeopleTable.Result result) {
    Map<String, List<Draft>> parties = new LinkedHashMap<>();
    int alone = 0;
    for (Draft draft : result.drafts()) {
      String party = draft.find(Draft.Field.PARTY).map(p -> "p" + p).orElse("alone" + alone++);
      parties.computeIfAbsent(party, p -> new ArrayList<>()).add(draft);
    }
    return new Items(
        parties.values().stream().map(drafts -> item(InboxKind.ROW, drafts)).toList(),
        result.ignored().isEmpty()
            ? List.of()
            : List.of(result.ignored().size() + " columns have a heading that is none of ours."));
  }

  /// How many cells are wrong, as a sentence begins.
  static String cells(PeopleTable.Result result) {
    int count = result.problems().size();
    return count == 1 ? "1 cell is" : count + " cells are";
  }

  private static boolean isXml(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading();
    return head.startsWith("<");
  }

  private static Incoming records(byte[] bytes, Instant now) {
    Pfif.Read read;
    try {
      read = Pfif.read(bytes, now);
    } catch (ExchangeException e) {
      return refused("inbox.file", String.valueOf(e.getMessage()));
    }
    if (!read.faults().isEmpty()) {
      return refused(
          "inbox.pfif",
          "Nothing is taken: "
              + String.join(
                  "; ", read.faults().stream().limit(20).map(Pfif.Fault::toString).toList())
              + (read.faults().size() > 20 ? "; and " + (read.faults().size() - 20) + " more" : "")
              + ".");
    }
    List<Draft> drafts = FoundPeople.drafts(read);
    if (drafts.isEmpty() || drafts.size() > MOST_OF_FILE) {
      return refused(
          "inbox.file",
          drafts.isEmpty()
              ? "There is nobody in the file whose record has not expired."
              : "A file has up to 5,000 people; cut it in two.");
    }
    return new Items(
        drafts.stream().map(draft -> item(InboxKind.RECORD, List.of(draft))).toList(),
        read.expired() == 0
            ? List.of()
            : List.of(read.expired() + " records are past their time and were left out."));
  }
}
