package org.secf.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** The databases that everything runs on: H2 in a file, and a real PostgreSQL. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final String USER = "secf";

    /** Started by whoever needs it first, and ended with the tests. */
    private static final class Shared {

        private static final RealPostgres POSTGRES = started();

        private static RealPostgres started() {
            try {
                RealPostgres postgres = RealPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                return postgres;
            } catch (IOException | InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An empty database of its own. */
    public Fresh fresh() {
        try {
            if (this == H2) {
                Path folder = Files.createTempDirectory("secf-h2");
                return new Fresh("jdbc:h2:file:" + folder.resolve("test") + ";DB_CLOSE_DELAY=-1", Optional.of(folder));
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = DriverManager.getConnection(Shared.POSTGRES.url("postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new Fresh(Shared.POSTGRES.url(name), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One database; whoever got it closes it. */
    public static final class Fresh implements AutoCloseable {

        private final String url;
        private final Optional<Path> folder;
        private final List<HikariDataSource> sources = new ArrayList<>();
        private final List<String> noticed = new CopyOnWriteArrayList<>();

        private Fresh(String url, Optional<Path> folder) {
            this.url = url;
            this.folder = folder;
        }

        /** Where it is reached. */
        public String url() {
            return url;
        }

        /** One more pool, as another node has. */
        public DataSource source() {
            return source(config());
        }

        private HikariConfig config() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(USER);
            config.setMaximumPoolSize(8);
            return config;
        }

        private DataSource source(HikariConfig config) {
            HikariDataSource source = new HikariDataSource(config);
            sources.add(source);
            return source;
        }

        /** The same with those tables. */
        public Database with(DatabaseSchema schema) {
            return on(schema, source());
        }

        /** The same, which waits a tenth of a second for rows that others hold. */
        public Database impatient(DatabaseSchema schema) {
            HikariConfig config = config();
            config.setConnectionInitSql(folder.isPresent() ? "SET LOCK_TIMEOUT 100" : "SET lock_timeout = 100");
            return on(schema, source(config));
        }

        private Database on(DatabaseSchema schema, DataSource source) {
            schema.migrate(source);
            return new Database(
                    source,
                    Clock.systemUTC(),
                    rejection -> noticed.add(rejection.reason().name()));
        }

        /** Another one's transaction at those rows, until it is closed. */
        public AutoCloseable holding(String query) throws SQLException {
            Connection connection = DriverManager.getConnection(url, USER, "");
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(query + " FOR UPDATE");
            }
            return () -> {
                connection.rollback();
                connection.close();
            };
        }

        /** The reasons of all that was noticed, on any node. */
        public List<String> noticed() {
            return List.copyOf(noticed);
        }

        /** As if the process had ended. */
        public void disconnect() {
            sources.forEach(HikariDataSource::close);
            sources.clear();
        }

        @Override
        public void close() {
            try {
                if (folder.isPresent()) {
                    try (Connection connection = DriverManager.getConnection(url, USER, "");
                            Statement statement = connection.createStatement()) {
                        statement.execute("SHUTDOWN");
                    }
                    disconnect();
                    RealPostgres.remove(folder.get());
                }
                disconnect();
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
