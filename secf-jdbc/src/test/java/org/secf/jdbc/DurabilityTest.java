package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.set.KeyRing;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore.Claim;

/** What is told as done is not taken back: not by the pool, not by transactions of others, not by a crash. */
class DurabilityTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static DatabaseOnceStore store(DataSource source) {
        MovableClock clock = new MovableClock(NOW);
        return new DatabaseOnceStore(new Database(source, clock), clock);
    }

    /** As in a transaction of the server's, which the application may roll back. */
    private static DataSource inTransaction(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                Map.of(),
                (method, result) -> result instanceof Connection connection
                        ? proxy(
                                Connection.class,
                                connection,
                                Map.of("getAutoCommit", false, "setAutoCommit", ""),
                                (other, same) -> same)
                        : result);
    }

    private interface Changed {
        Object of(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Map<String, Object> fixed, Changed changed) {
        return type.cast(Proxy.newProxyInstance(
                DurabilityTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (fixed.containsKey(method.getName())) {
                        return method.getReturnType() == void.class ? null : fixed.get(method.getName());
                    }
                    try {
                        return changed.of(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatIsUsedAlsoWhereThePoolDoesNotCommit(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            fresh.with(DatabaseSchema.APPLICATION);
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(fresh.url());
            config.setUsername("secf");
            config.setAutoCommit(false);
            try (HikariDataSource source = new HikariDataSource(config)) {
                assertThat(store(source).claim("one", NOW.plusSeconds(60))).isEqualTo(Claim.FIRST);
                assertThat(store(source).claim("one", NOW.plusSeconds(60))).isEqualTo(Claim.SEEN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void believesNothingThatATransactionOfOthersCouldTakeBack(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            fresh.with(DatabaseSchema.APPLICATION);

            assertThat(store(inTransaction(fresh.source())).claim("one", NOW.plusSeconds(60)))
                    .isEqualTo(Claim.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfWorkThatFailedInTheMiddle(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Database database = fresh.with(DatabaseSchema.APPLICATION);

            assertThatThrownBy(() -> database.transaction(connection -> {
                        try (Statement insert = connection.createStatement()) {
                            insert.execute("INSERT INTO secf_once (id, expires) VALUES ('half', 1)");
                        }
                        throw new AssertionError("no exception, an error");
                    }))
                    .hasMessage("no exception, an error");

            assertThat(count(database)).isZero();
        }
    }

    private static int count(Database database) {
        return database.statement(connection -> number(connection, "SELECT COUNT(*) FROM secf_once"));
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** By itself H2 writes half a second later. */
    @Test
    void makesH2WriteBeforeItTells(@TempDir Path folder) {
        List<RawSetting> raw =
                List.of(new RawSetting("database.url", List.of("jdbc:h2:file:" + folder.resolve("test")), "test"));
        Settings settings = Settings.resolve("secf.bsf", DatabaseKeys.ALL, List.of(new SettingsLayer(raw)));
        OpenDatabase opened = OpenDatabase.open("secf.bsf", settings, KeyRing.empty(), DatabaseSchema.APPLICATION);
        try {
            int delay = opened.database(new MovableClock(NOW))
                    .statement(
                            connection -> number(
                                    connection,
                                    "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'"));
            assertThat(delay).isZero();
        } finally {
            opened.close();
        }
    }
}
