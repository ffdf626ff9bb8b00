package org.muster.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Drill;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.Purge;
import org.muster.operate.evacuation.RoleDesk;
import org.muster.operate.evacuation.Seizure;
import org.muster.operate.evacuation.Transfer;
import org.muster.operate.evacuation.lift.LiftBook;
import org.muster.store.Store;
import org.muster.thread.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `--db` and `--keys`: the database of an evacuation, and the folder of its keys.
final class EvacuationSite {
  private InstantSource clock = InstantSource.system();

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "folder of the keys of evacuations, which may lie on a stick; the same for muster serve"
              + " (default: keys beside the database)")
  private @Nullable Path keys;

  Workspace open() {
    return database.openExisting();
  }

  /// From now on everything here goes by another clock.
  void goBy(InstantSource other) {
    clock = other;
  }

  Keyring keyring() {
    return Keyring.at(keys != null ? keys : Store.folderOf(database.urlOrFile()).resolve("keys"));
  }

  Evacuations evacuations(Workspace workspace) {
    return new Evacuations(
        workspace.store(), workspace.audit(), workspace.cases(), keyring(), clock);
  }

  CustodyBook book(Workspace workspace) {
    return new CustodyBook(workspace.store(), workspace.audit(), keyring(), clock);
  }

  LiftBook lifts(Workspace workspace) {
    return new LiftBook(
        workspace.store(),
        workspace.audit(),
        book(workspace),
        new GateBook(workspace.store(), workspace.audit(), clock),
        clock);
  }

  Devices devices(Workspace workspace) {
    return new Devices(workspace.store(), workspace.audit(), clock);
  }

  RoleDesk roles(Workspace workspace) {
    return new RoleDesk(workspace.store(), workspace.audit(), workspace.accounts(), clock);
  }

  Transfer transfer(Workspace workspace) {
    return new Transfer(workspace.store(), workspace.audit(), keyring(), book(workspace), clock);
  }

  Drill drill(Workspace workspace) {
    return new Drill(book(workspace), clock);
  }

  Purge purge(Workspace workspace) {
    Keyring ring = keyring();
    return new Purge(
        workspace.store(),
        workspace.audit(),
        ring,
        book(workspace),
        new NamesBook(workspace.store(), workspace.audit(), ring, clock),
        clock);
  }

  Seizure seizure(Workspace workspace) {
    return new Seizure(
        workspace.store(),
        workspace.audit(),
        evacuations(workspace),
        book(workspace),
        devices(workspace),
        keyring(),
        clock);
  }

  static Viewer operator() {
    return Viewer.Operator.ofThisProcess();
  }
}
