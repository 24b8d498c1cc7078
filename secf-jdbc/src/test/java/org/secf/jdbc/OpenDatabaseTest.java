package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MovableClock;

/** Nobody waits for ever, and nothing stays. */
class OpenDatabaseTest {

    private static OpenDatabase open(String... written) {
        List<RawSetting> raw = new ArrayList<>();
        for (String setting : written) {
            String[] pair = setting.split("=", 2);
            raw.add(new RawSetting("database." + pair[0], List.of(pair[1]), "test"));
        }
        Settings settings = Settings.resolve("secf.bsf", DatabaseKeys.ALL, List.of(new SettingsLayer(raw)));
        return OpenDatabase.open("secf.bsf", settings, KeyRing.empty(), DatabaseSchema.APPLICATION);
    }

    @Nested
    class DoesNotWait {

        @ParameterizedTest
        @EnumSource
        @Timeout(30)
        void forARowThatAnotherOneHolds(TestDatabase kind) throws Exception {
            try (TestDatabase.Fresh fresh = kind.fresh();
                    OpenDatabase opened = open("url=" + fresh.url(), "lock-timeout=100ms")) {
                Database database = opened.database(Clock.systemUTC());
                String change = "UPDATE secf_once SET expires = expires + 1";
                database.statement(
                        connection -> Rows.change(connection, "INSERT INTO secf_once (id, expires) VALUES ('one', 1)"));
                try (AutoCloseable other = fresh.holding("SELECT id FROM secf_once")) {
                    assertThat(other).isNotNull();
                    assertThatExceptionOfType(DatabaseFailedException.class)
                            .isThrownBy(() -> database.statement(connection -> Rows.change(connection, change)));
                }
                assertThat(database.<Integer>statement(connection -> Rows.change(connection, change)))
                        .isEqualTo(1);
            }
        }

        @Test
        @Timeout(60)
        void forAServerThatDoesNotAnswer() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/bsf";

                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> open("url=" + url, "connect-timeout=1s", "answer-timeout=1s"))
                        .withMessageContaining("cannot connect to " + url);
            }
        }

        @Test
        void againForAConnectionThatWasNotThere(@TempDir Path folder) throws SQLException {
            MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
            String url = "jdbc:h2:file:" + folder.resolve("test");
            try (HikariDataSource source = pool(url + ";IFEXISTS=TRUE")) {
                Database database = new Database(source, clock);
                assertFails(database, "90146");
                assertFails(database, "08001");
                DriverManager.getConnection(url).close();
                clock.advance(ConnectionPause.LENGTH.minus(Duration.ofMillis(1)));
                assertFails(database, "08001");
                clock.advance(Duration.ofMillis(1));

                assertThat(database.<Boolean>statement(connection -> connection.isValid(1)))
                        .isTrue();
                assertThat(database.<Boolean>statement(connection -> connection.isValid(1)))
                        .isTrue();
            }
        }

        /** The database is there, and whoever comes next may find one free. */
        @Test
        void lessForAConnectionBecauseOthersUseAll(@TempDir Path folder) throws SQLException {
            try (HikariDataSource source = pool("jdbc:h2:file:" + folder.resolve("test"))) {
                Database database = new Database(source, new MovableClock(Instant.parse("2026-12-01T10:00:00Z")));
                try (Connection only = source.getConnection()) {
                    assertThat(only.isValid(1)).isTrue();
                    assertFails(database, "null");
                    assertFails(database, "null");
                }

                assertThat(database.<Boolean>statement(connection -> connection.isValid(1)))
                        .isTrue();
            }
        }

        /** Of one connection. */
        private static HikariDataSource pool(String url) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(500);
            config.setInitializationFailTimeout(-1);
            return new HikariDataSource(config);
        }

        private static void assertFails(Database database, String state) {
            assertThatExceptionOfType(DatabaseFailedException.class)
                    .isThrownBy(() -> database.statement(connection -> connection.isValid(1)))
                    .withMessageContaining("SQL state " + state);
        }
    }

    @Nested
    class DoesNotStart {

        @Test
        void whereTheWayToTheDatabaseIsOpen() {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> open("url=jdbc:postgresql://db.example.org/bsf"))
                    .withMessageContaining("secf.bsf.database.url: expected sslmode=verify-full")
                    .withMessageContaining("secf.bsf.database.data-source");
        }

        @Test
        void whereH2HasNoDatabaseAndIsToMakeNone(@TempDir Path folder) throws IOException {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> open("url=jdbc:h2:file:" + folder.resolve("none"), "migrate=false"))
                    .withMessageContaining("not found");

            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    /** An application server keeps the platform's list of drivers, and would keep with it every application that was ever deployed. */
    @Test
    void takesDriversOfTheApplicationAwayWithItAndThoseOfOthersNot(@TempDir Path folder) throws Exception {
        List<Driver> before = DriverManager.drivers().toList();
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader application =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method run = application.loadClass(Application.class.getName()).getMethod("run", String.class);

            assertThat(run.invoke(null, "jdbc:h2:file:" + folder.resolve("test")))
                    .isEqualTo("while it runs true, afterwards false");
        }
        assertThat(DriverManager.drivers()).containsAll(before);
    }

    /** What runs in the application's class loader. */
    public static final class Application {

        private Application() {}

        /** Whether drivers of its class loader are known while it runs, and afterwards. */
        public static String run(String url) {
            boolean meanwhile;
            try (OpenDatabase opened = open("url=" + url)) {
                meanwhile = opened.source() != null && isKnown();
            }
            return "while it runs " + meanwhile + ", afterwards " + isKnown();
        }

        private static boolean isKnown() {
            return DriverManager.drivers()
                    .anyMatch(driver -> driver.getClass().getClassLoader() == Application.class.getClassLoader());
        }
    }
}
