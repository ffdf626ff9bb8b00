package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.store.Store;

class DraftsTest {
  private static final String FORM = "/case/a/edit/units";

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-28T14:02:00Z");

  @Test
  void aDraftIsItsWritersAloneEncryptedAndForgotten() throws Exception {
    try (Store store = opened()) {
      Drafts drafts = drafts(store, "muster.key");
      drafts.keep("leyla", draft(FORM, "Guard & \"company\" Ə\r\n=1+1"));
      drafts.keep("leyla", draft(FORM, "Guard company, the second"));

      assertThat(drafts.find("leyla", FORM)).contains(draft(FORM, "Guard company, the second"));
      assertThat(drafts.find("murad", FORM)).isEmpty();
      assertThat(drafts(store, "other.key").find("leyla", FORM))
          .as("another key reads nothing and breaks nothing")
          .isEmpty();
      store.backup(folder.resolve("backup.db"));
      assertThat(new String(Files.readAllBytes(folder.resolve("backup.db")), "ISO-8859-1"))
          .doesNotContain("Guard company");

      drafts.forget("murad", FORM);
      assertThat(drafts.forms("leyla")).containsExactly(FORM);
      drafts.forget("leyla", FORM);
      assertThat(drafts.forms("leyla")).isEmpty();
    }
  }

  @Test
  void everyTextComesBackAsItWasTyped() {
    for (String text :
        List.of("", " a ", "a=b&c=%20+", "line\r\nline\n", "\u00a0\u202fé ქართ 😀", "<b>\"'&")) {
      Draft draft = draft(FORM, text);
      assertThat(Draft.read(FORM, draft.encoded(), now)).isEqualTo(draft);
    }
  }

  @Test
  void theNewestAreKeptAndForAWhile() {
    try (Store store = opened()) {
      Drafts drafts = drafts(store, "muster.key");
      for (int i = 0; i <= Drafts.MOST_PER_ACCOUNT; i++) {
        now = now.plusSeconds(1);
        drafts.keep("leyla", draft("/case/a/" + i, "x"));
      }
      assertThat(drafts.forms("leyla"))
          .hasSize(Drafts.MOST_PER_ACCOUNT)
          .doesNotContain("/case/a/0");
      now = now.plus(Drafts.KEPT).plusSeconds(5);
      drafts.keep("leyla", draft("/case/a/new", "x"));
      assertThat(drafts.forms("leyla")).containsExactly("/case/a/new");
      assertThat(drafts.keep("leyla", draft(FORM, "x".repeat(Drafts.MOST_CHARACTERS))))
          .as("more than any form takes")
          .isFalse();
    }
  }

  @Test
  void onlyAPageOfAnOpenAccountProvesWhoseItIsAndNotForEver() {
    try (Store store = opened()) {
      Drafts drafts = drafts(store, "muster.key");
      String proof = drafts.proof("leyla");
      assertThat(drafts.whose(proof)).contains("leyla");
      assertThat(drafts(store, "other.key").whose(proof)).isEmpty();
      for (String made : List.of("", "1.", "x", "1.AAAA", "1.%%%", proof.substring(0, 20))) {
        assertThat(drafts.whose(made)).as(made).isEmpty();
      }
      assertThat(drafts.whose(drafts.proof("nobody"))).isEmpty();
      now = now.plus(Drafts.HANDED_IN).plus(Duration.ofSeconds(1));
      assertThat(drafts.whose(proof)).isEqualTo(Optional.empty());
    }
  }

  private Draft draft(String form, String text) {
    return new Draft(form, Map.of("name", List.of(text), "pick", List.of("a", "b")), now);
  }

  private Drafts drafts(Store store, String key) {
    return new Drafts(store, () -> now, Vault.at(folder.resolve(key)));
  }

  private Store opened() {
    Store store = Store.open(folder.resolve("muster.db").toString());
    Accounts accounts = new Accounts(store, new Audit(() -> now), () -> now);
    accounts.add("os:test", "leyla", "AZE", List.of(Role.NATIONAL_PLANNER));
    accounts.add("os:test", "murad", "AZE", List.of(Role.NATIONAL_PLANNER));
    return store;
  }
}
