package org.muster.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.DayEvent;
import org.muster.operate.guard.day.Deed;
import org.muster.record.ImportMode;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// The log of a guard's day on file.
class DayBookTest {
  private static final String CASE = "azerbaijan";
  private static final Viewer OPERATOR = new Viewer.Operator("test");
  private static final Viewer PLANNER =
      new Viewer.Person("ayla", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Optional<String> GUARD = Optional.of("AZE.guard.small");

  @TempDir Path folder;

  @Test
  void whatADeskWritesInOneInstantStaysInItsOrderAndTheSameFormCountsOnce() {
    Instant now = Instant.now();
    InstantSource clock = InstantSource.fixed(now);
    try (Workspace workspace = Workspace.open("jdbc:sqlite:" + folder.resolve("m.db"), clock)) {
      workspace
          .cases()
          .importCase(
              CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", CASE)),
              ImportMode.NEW,
              OPERATOR);
      new SmallGuard().fill(workspace, CASE);
      DayBook book =
          new DayBook(
              workspace.store(), workspace.audit(), workspace.cases(), workspace.claims(), clock);

      List<String> written = IntStream.range(0, 20).mapToObj(i -> "note " + i).toList();
      for (String text : written) {
        DayBook.Sending form = form(UUID.randomUUID().toString(), now, text);
        assertThat(send(book, form)).isInstanceOf(DayBook.Sent.Taken.class);
        assertThat(send(book, form)).isInstanceOf(DayBook.Sent.Again.class);
        DayBook.Sending later = form(form.id(), now.plusMillis(1500), text);
        assertThat(send(book, later)).isInstanceOf(DayBook.Sent.Again.class);
      }

      assertThat(book.look(CASE, PLANNER, GUARD, Optional.of(now)).orElseThrow().state().log())
          .extracting(DayEvent::deed)
          .extracting(Deed::text)
          .isEqualTo(written);
    }
  }

  private static DayBook.Sending form(String id, Instant now, String text) {
    return new DayBook.Sending(id, "desk", 0, now, new Deed.Note("NG", text), "", false);
  }

  private static DayBook.Sent send(DayBook book, DayBook.Sending form) {
    return book.send(CASE, PLANNER, GUARD, form);
  }
}
