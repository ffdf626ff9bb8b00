package org.muster.server.operate.evacuation;

import java.time.InstantSource;
import org.muster.access.Keyring;
import org.muster.operate.evacuation.BandPaper;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Duplicates;
import org.muster.operate.evacuation.EstimateBook;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.ExportBook;
import org.muster.operate.evacuation.Faces;
import org.muster.operate.evacuation.FormPaper;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.Inbox;
import org.muster.operate.evacuation.Intake;
import org.muster.operate.evacuation.ManifestBook;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.PaperForms;
import org.muster.operate.evacuation.PlaceBook;
import org.muster.operate.evacuation.PriorityDesk;
import org.muster.operate.evacuation.Purge;
import org.muster.operate.evacuation.Retention;
import org.muster.operate.evacuation.RoleDesk;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.operate.evacuation.StationBook;
import org.muster.operate.evacuation.lift.HindsightDesk;
import org.muster.operate.evacuation.lift.LiftApproval;
import org.muster.operate.evacuation.lift.LiftBook;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftRuns;
import org.muster.server.ServerSettings;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The use cases of an evacuation over the open database.
@Configuration(proxyBeanMethods = false)
class EvacuationConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(EvacuationConfiguration.class);

  @Bean
  Keyring keyring(ServerSettings settings) {
    return Keyring.at(settings.keysFolder());
  }

  @Bean
  Evacuations evacuations(Workspace workspace, Keyring keys, InstantSource clock) {
    return new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock);
  }

  @Bean
  CustodyBook custodyBook(Workspace workspace, Keyring keys, InstantSource clock) {
    return new CustodyBook(workspace.store(), workspace.audit(), keys, clock);
  }

  @Bean
  NamesBook namesBook(Workspace workspace, Keyring keys, InstantSource clock) {
    return new NamesBook(workspace.store(), workspace.audit(), keys, clock);
  }

  @Bean
  RoleDesk roleDesk(Workspace workspace, InstantSource clock) {
    return new RoleDesk(workspace.store(), workspace.audit(), workspace.accounts(), clock);
  }

  @Bean
  EstimateBook estimateBook(Workspace workspace, InstantSource clock) {
    return new EstimateBook(workspace.store(), workspace.audit(), clock);
  }

  @Bean
  PlaceBook placeBook(Workspace workspace, InstantSource clock) {
    return new PlaceBook(workspace.store(), workspace.audit(), clock);
  }

  @Bean
  Intake intake(CustodyBook book, NamesBook names, InstantSource clock) {
    return new Intake(book, names, clock);
  }

  @Bean
  Duplicates duplicates(CustodyBook book, NamesBook names, InstantSource clock) {
    return new Duplicates(book, names, clock);
  }

  @Bean
  Inbox inbox(Workspace workspace, Keyring keys, InstantSource clock) {
    return new Inbox(workspace.store(), workspace.audit(), keys, clock);
  }

  @Bean
  PriorityDesk priorityDesk(CustodyBook book, InstantSource clock) {
    return new PriorityDesk(book, clock);
  }

  @Bean
  PaperForms paperForms(Workspace workspace, Intake intake, InstantSource clock) {
    return new PaperForms(workspace.store(), workspace.audit(), intake, clock);
  }

  @Bean
  SelfDoors selfDoors(Workspace workspace, Inbox inbox, InstantSource clock) {
    return new SelfDoors(workspace.store(), workspace.audit(), inbox, clock);
  }

  @Bean
  StationBook stationBook(CustodyBook book, NamesBook names, Faces faces, InstantSource clock) {
    return new StationBook(book, names, faces, clock);
  }

  @Bean
  Faces faces(Workspace workspace, Keyring keys, CustodyBook book, InstantSource clock) {
    return new Faces(workspace.store(), workspace.audit(), keys, book, clock);
  }

  @Bean
  GateBook gateBook(Workspace workspace, InstantSource clock) {
    return new GateBook(workspace.store(), workspace.audit(), clock);
  }

  @Bean
  CallBook callBook(
      Workspace workspace, CustodyBook book, NamesBook names, GateBook gates, InstantSource clock) {
    return new CallBook(workspace.store(), workspace.audit(), book, names, gates, clock);
  }

  @Bean
  ManifestBook manifestBook(CustodyBook book, InstantSource clock) {
    return new ManifestBook(book, clock);
  }

  @Bean
  LiftBook liftBook(Workspace workspace, CustodyBook book, GateBook gates, InstantSource clock) {
    return new LiftBook(workspace.store(), workspace.audit(), book, gates, clock);
  }

  @Bean
  LiftRuns liftRuns(LiftBook lifts) {
    return new LiftRuns(
        lifts, (id, fault) -> LOG.error("the search for a lift of {} failed", id, fault));
  }

  @Bean
  LiftApproval liftApproval(LiftBook lifts, CustodyBook book, CallBook calls, GateBook gates) {
    return new LiftApproval(lifts, book, calls, gates);
  }

  @Bean
  LiftDesk liftDesk(LiftBook lifts, CustodyBook book) {
    return new LiftDesk(lifts, book);
  }

  @Bean
  HindsightDesk hindsightDesk(LiftBook lifts, CustodyBook book) {
    return new HindsightDesk(lifts, book);
  }

  @Bean
  ExportBook exportBook(
      Workspace workspace, CustodyBook book, NamesBook names, InstantSource clock) {
    return new ExportBook(workspace.store(), workspace.audit(), book, names, clock);
  }

  @Bean
  FormPaper formPaper(Workspace workspace, PaperForms forms) {
    return new FormPaper(workspace.store(), workspace.audit(), forms);
  }

  @Bean
  BandPaper bandPaper(Workspace workspace, CustodyBook book) {
    return new BandPaper(workspace.store(), workspace.audit(), book);
  }

  @Bean
  Retention retention(Workspace workspace, InstantSource clock) {
    return new Retention(workspace.store(), workspace.audit(), clock);
  }

  @Bean
  Devices stationDevices(Workspace workspace, InstantSource clock) {
    return new Devices(workspace.store(), workspace.audit(), clock);
  }

  @Bean
  Purge purge(
      Workspace workspace, Keyring keys, CustodyBook book, NamesBook names, InstantSource clock) {
    return new Purge(workspace.store(), workspace.audit(), keys, book, names, clock);
  }
}
