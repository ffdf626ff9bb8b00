package org.muster.server.operate.guard;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.operate.guard.GuardCalendar;
import org.muster.operate.guard.GuardDoors;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The calendar of one of a guard under an address that holds a secret. A revoked or unknown one is
/// told nothing, and so is that of an account that is disabled or may no longer speak for them.
@Controller
class GuardCalendarController {
  private final GuardDoors doors;
  private final Workspace workspace;
  private final InstantSource clock;

  GuardCalendarController(GuardDoors doors, Workspace workspace, InstantSource clock) {
    this.doors = doors;
    this.workspace = workspace;
    this.clock = clock;
  }

  @GetMapping("/calendar/guard/{secret}.ics")
  ResponseEntity<byte[]> feed(@PathVariable String secret) {
    return doors
        .find(secret, GuardDoors.Sort.CALENDAR)
        .flatMap(
            door ->
                workspace
                    .accounts()
                    .find(door.account())
                    .filter(account -> !account.disabled())
                    .flatMap(account -> read(door, account)))
        .map(
            text ->
                ResponseEntity.ok()
                    .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(text.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private Optional<String> read(GuardDoors.Door door, Account account) {
    try {
      Optional<String> text =
          GuardCalendar.write(
              workspace.cases().load(door.caseId(), account.viewer(), null),
              account.viewer(),
              door.guard(),
              door.member(),
              clock.instant());
      text.ifPresent(t -> doors.noteRead(door));
      return text;
    } catch (Trouble gone) {
      // The case is not the account's to see any more.
      return Optional.empty();
    }
  }
}
