package org.muster.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The databases that every store test runs on. PostgreSQL runs embedded; where it cannot start,
/// its tests skip and say so.
public enum TestDatabase {
  SQLITE,
  POSTGRES;

  private static final AtomicInteger NEXT = new AtomicInteger();

  /// A new, empty database of this kind.
  public String fresh() {
    return switch (this) {
      case SQLITE -> temporaryFolder().resolve("muster.db").toString();
      case POSTGRES -> freshSchema();
    };
  }

  /// A folder that goes with the process.
  public static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("muster-store-test");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String freshSchema() {
    EmbeddedPostgres server = Server.STARTED;
    assumeTrue(server != null, "embedded PostgreSQL cannot start here: " + Server.why);
    String schema = "s" + NEXT.incrementAndGet();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
  }

  /// Started once for all tests of the process, when the first asks; it ends with the process.
  private static final class Server {
    private static @Nullable String why;
    private static final @Nullable EmbeddedPostgres STARTED = start();

    private static @Nullable EmbeddedPostgres start() {
      try {
        // What is tried here never ends with the machine.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .start();
      } catch (IOException | IllegalStateException e) {
        why = e.toString();
        return null;
      }
    }
  }
}
