package org.secf.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * A database in use. Whoever opened it closes it, which ends connections of ours; those of the server's data source are the server's.
 *
 * @param source where connections come from
 */
public record OpenDatabase(DataSource source) implements AutoCloseable {

    /**
     * Where {@code source} says, or by an address of our own; with its tables up to date.
     *
     * @param prefix of the settings, such as {@code secf.bsf}, for errors
     * @throws ConfigurationException when it cannot be reached, or its tables cannot be used
     */
    public static OpenDatabase open(String prefix, Settings settings, KeyRing keys, DatabaseSchema schema) {
        Optional<String> name = settings.find(DatabaseKeys.DATA_SOURCE);
        OpenDatabase opened =
                new OpenDatabase(name.isPresent() ? ofServer(prefix, name.get()) : pool(prefix, settings, keys));
        try {
            if (settings.get(DatabaseKeys.MIGRATE)) {
                schema.migrate(opened.source());
            } else {
                schema.validate(opened.source());
            }
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A name of this server, which the setting has made sure of: none that leads elsewhere. */
    @SuppressWarnings("BanJNDI")
    private static DataSource ofServer(String prefix, String name) {
        try {
            if (InitialContext.doLookup(name) instanceof DataSource source) {
                return source;
            }
            throw new ConfigurationException(
                    "%s.%s: %s is no data source".formatted(prefix, DatabaseKeys.DATA_SOURCE.name(), name));
        } catch (NamingException e) {
            throw new ConfigurationException(
                    "%s.%s: there is no %s: %s".formatted(prefix, DatabaseKeys.DATA_SOURCE.name(), name, e), e);
        }
    }

    /** For work on it. */
    public Database database(Clock clock) {
        return new Database(source, clock);
    }

    private static DataSource pool(String prefix, Settings settings, KeyRing keys) {
        String url = settings.get(DatabaseKeys.URL);
        DatabaseAddress address = new DatabaseAddress(url);
        address.objection().ifPresent(objection -> {
            throw new ConfigurationException("%s.%s: %s; or name a data source of the server in %s.%s"
                    .formatted(prefix, DatabaseKeys.URL.name(), objection, prefix, DatabaseKeys.DATA_SOURCE.name()));
        });
        HikariConfig config = new HikariConfig();
        config.setPoolName(prefix);
        config.setJdbcUrl(settings.get(DatabaseKeys.MIGRATE) ? url : address.existing());
        config.setDriverClassName(driver(prefix, url));
        limit(config, address, settings);
        config.setUsername(settings.get(DatabaseKeys.USER));
        settings.find(DatabaseKeys.PASSWORD)
                .ifPresent(location -> config.setPassword(password(prefix, location, keys)));
        config.setMaximumPoolSize(settings.get(DatabaseKeys.MOST_CONNECTIONS));
        config.setConnectionTimeout(settings.get(DatabaseKeys.CONNECT_TIMEOUT).toMillis());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "%s.%s: cannot connect to %s: %s".formatted(prefix, DatabaseKeys.URL.name(), url, e.getMessage()),
                    e);
        }
    }

    /** Nobody waits for ever: not for a connection, not for an answer, not for a row. */
    private static void limit(HikariConfig config, DatabaseAddress address, Settings settings) {
        long lock = settings.get(DatabaseKeys.LOCK_TIMEOUT).toMillis();
        if (address.isH2()) {
            // Without the first, half a second of what was committed is gone after a crash, and its numbers are given
            // out again.
            config.setConnectionInitSql("SET WRITE_DELAY 0; SET LOCK_TIMEOUT " + lock);
            return;
        }
        config.setConnectionInitSql("SET lock_timeout = " + lock);
        String connect = seconds(settings.get(DatabaseKeys.CONNECT_TIMEOUT));
        config.addDataSourceProperty("connectTimeout", connect);
        config.addDataSourceProperty("loginTimeout", connect);
        config.addDataSourceProperty("socketTimeout", seconds(settings.get(DatabaseKeys.ANSWER_TIMEOUT)));
    }

    /** As the driver counts; zero would be for ever. */
    private static String seconds(Duration time) {
        return String.valueOf(Math.max(1, time.toSeconds()));
    }

    /** Drivers of an application are not always found by addresses. */
    private static String driver(String prefix, String url) {
        boolean isH2 = url.startsWith("jdbc:h2:");
        String driver = isH2 ? "org.h2.Driver" : "org.postgresql.Driver";
        for (ClassLoader loader :
                Arrays.asList(Thread.currentThread().getContextClassLoader(), OpenDatabase.class.getClassLoader())) {
            try {
                Class.forName(driver, false, loader);
                return driver;
            } catch (ClassNotFoundException elsewhere) {
                // The next one may have it.
            }
        }
        throw new ConfigurationException("%s.%s: the class path has no driver for %s; add %s"
                .formatted(
                        prefix,
                        DatabaseKeys.URL.name(),
                        url,
                        isH2 ? "com.h2database:h2" : "org.postgresql:postgresql"));
    }

    /** A text, as drivers want it. */
    private static String password(String prefix, String location, KeyRing keys) {
        try (Secret secret = keys.secret(prefix + "." + DatabaseKeys.PASSWORD.name(), location)) {
            return secret.useText(String::new).strip();
        }
    }

    @Override
    public void close() {
        if (source instanceof HikariDataSource pool) {
            pool.close();
            Optional.ofNullable(OpenDatabase.class.getClassLoader()).ifPresent(Drivers::forget);
        }
    }
}
