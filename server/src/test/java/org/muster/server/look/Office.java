package org.muster.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.access.Tokens;
import org.muster.access.Viewer;
import org.muster.record.Changed;
import org.muster.record.ImportMode;
import org.muster.record.Row;
import org.muster.review.Review;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A running server with the shipped case in a database of its own, and no browser.
public final class Office implements AutoCloseable {
  public static final String PASSWORD = "horse battery staple";

  private final MusterServer server;
  private final Workspace workspace;

  private Office(MusterServer server, Workspace workspace) {
    this.server = server;
    this.workspace = workspace;
  }

  /// One in that folder, with the shipped case.
  public static Office open(Path folder) {
    Office office = empty(folder);
    office
        .workspace
        .cases()
        .importCase(
            CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
            ImportMode.NEW,
            Viewer.Operator.ofThisProcess());
    return office;
  }

  /// One in that folder without any case.
  public static Office empty(Path folder) {
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder);
    Workspace workspace = Workspace.open(settings.database(), InstantSource.system());
    return new Office(
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true)),
        workspace);
  }

  /// A file that ships with Review, such as `checklists/land-guard-company-1.yaml`.
  public static String resource(String name) {
    try (InputStream in = Review.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return server.url();
  }

  /// Every route that the server answers.
  public List<String> routes() {
    return server.routes();
  }

  /// The same database, past the server.
  public Workspace workspace() {
    return workspace;
  }

  /// Puts a row on file as another program would, past the rules between rows.
  public void put(String caseId, Row row) {
    assertThat(
            Lawless.over(workspace)
                .addChecked(caseId, new Viewer.Operator("test"), row, true, List.of()))
        .isInstanceOf(Changed.Done.class);
  }

  /// Somebody new, with a password of their own.
  public void add(String name, String body, Role... roles) {
    Newcomers.add(workspace, name, body, List.of(roles));
  }

  /// A program of somebody new.
  public Program program(String name, String body, Token.Scope scope, Role... roles) {
    add(name, body, roles);
    Tokens tokens = new Tokens(workspace.store(), workspace.audit(), InstantSource.system());
    return new Program(server.url(), tokens.make(name, "test", scope, Duration.ofDays(1)).text());
  }

  @Override
  public void close() {
    server.close();
    workspace.close();
  }
}
