package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.settings.ConfigurationException;

/** Tables come to be, once, whoever starts. */
class DatabaseSchemaTest {

    @ParameterizedTest
    @EnumSource
    void makesBothKindsOfTablesBesideEachOtherAndBesideThoseOfOthers(TestDatabase kind) throws SQLException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DataSource source = fresh.source();
            try (var connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE somebodys (id INTEGER)");
            }
            for (DatabaseSchema schema : DatabaseSchema.values()) {
                schema.migrate(source);
                schema.migrate(source);
                assertThatCode(() -> schema.validate(source)).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMadeOnceByNodesThatStartTogether(TestDatabase kind) throws Exception {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            List<DataSource> nodes = List.of(fresh.source(), fresh.source(), fresh.source());
            ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
            List<Callable<Boolean>> starts = nodes.stream()
                    .<Callable<Boolean>>map(node -> () -> {
                        DatabaseSchema.APPLICATION.migrate(node);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> one : threads.invokeAll(starts)) {
                assertThat(one.get()).isTrue();
            }
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesThatAreNotThere(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DataSource source = fresh.source();

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> DatabaseSchema.APPLICATION.validate(source))
                    .withMessageContaining("naf");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesOfANewerVersion(TestDatabase kind) throws SQLException {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            DataSource source = fresh.source();
            DatabaseSchema.APPLICATION.migrate(source);
            new Database(source, Clock.systemUTC())
                    .transaction(connection -> Rows.change(
                            connection,
                            "INSERT INTO \"secf_naf_history\" SELECT \"installed_rank\" + 10, '99', \"description\", \"type\","
                                    + " \"script\", \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\""
                                    + " FROM \"secf_naf_history\" WHERE \"version\" = '1'"));

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> DatabaseSchema.APPLICATION.migrate(source))
                    .withMessageContaining("99");
        }
    }
}
