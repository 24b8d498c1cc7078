package org.secf.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.secf.keys.set.KeyRing;
import org.secf.settings.HiddenValueException;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of a database, the same words wherever there is one; {@link DatabaseDefinition} has them as attributes. */
public final class DatabaseKeys {

    /** By a name of the server. */
    public static final Key<String> DATA_SOURCE = Key.optional(
            "database.data-source",
            Kind.one("a name that begins with java:", DatabaseKeys::ofServer),
            "The JNDI name of a data source of the server, such as java:app/jdbc/bsf, which takes no part in its transactions; in place of database.url.");

    /** By an address. */
    public static final Key<String> URL = Key.of(
            "database.url",
            Kind.one("jdbc:h2:… or jdbc:postgresql:…, without a password", DatabaseKeys::url),
            "jdbc:h2:file:./secf-bsf",
            "The address of the database: H2 in a file for one node and small networks, PostgreSQL for all others, on another machine with"
                    + " sslmode=verify-full. The driver has to be on the class path.");

    /** As whom. */
    public static final Key<String> USER =
            Key.of("database.user", Kind.TEXT, "secf", "As whom the database is used; with database.url.");

    /** How that is proved. */
    public static final Key<String> PASSWORD = Key.secret(
            "database.password",
            Kind.one(KeyRing.EXPECTED, DatabaseKeys::location),
            "Where the password of the database is: " + KeyRing.EXPECTED + "; by default none.");

    /** How many at once. */
    public static final Key<Integer> MOST_CONNECTIONS = Key.of(
            "database.most-connections",
            Kind.number(1, 1000),
            10,
            "How many connections there are at most; with database.url.");

    /** How long is waited. */
    public static final Key<Duration> CONNECT_TIMEOUT = Key.of(
            "database.connect-timeout",
            Kind.duration(Duration.ofMillis(250), Duration.ofMinutes(2)),
            Duration.ofSeconds(5),
            "How long a request waits for a connection; with database.url.");

    /** How long a database may be silent. */
    public static final Key<Duration> ANSWER_TIMEOUT = Key.of(
            "database.answer-timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Duration.ofSeconds(10),
            "How long a request waits for an answer of PostgreSQL, in whole seconds; with database.url.");

    /** How long others may be at a row. */
    public static final Key<Duration> LOCK_TIMEOUT = Key.of(
            "database.lock-timeout",
            Kind.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            Duration.ofSeconds(3),
            "How long a request waits for a row that another one is changing; with database.url.");

    /** Who makes the tables. */
    public static final Key<Boolean> MIGRATE = Key.of(
            "database.migrate",
            Kind.FLAG,
            true,
            "Whether tables are made and brought up to date at the start; if not, the start stops where they are not, and H2 makes no database.");

    /** All of them, in the order of the reference. */
    public static final List<Key<?>> ALL = List.of(
            DATA_SOURCE, URL, USER, PASSWORD, MOST_CONNECTIONS, CONNECT_TIMEOUT, ANSWER_TIMEOUT, LOCK_TIMEOUT, MIGRATE);

    private DatabaseKeys() {}

    private static String ofServer(String text) {
        if (!text.matches("java:[A-Za-z0-9/_.-]+")) {
            throw new IllegalArgumentException("a name of somewhere else");
        }
        return text;
    }

    private static String url(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new HiddenValueException("an address without a password, which belongs into database.password");
        }
        if (!text.startsWith("jdbc:h2:") && !text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("another database");
        }
        return text;
    }

    private static String location(String text) {
        if (!text.startsWith("store:") && !text.startsWith("file:")) {
            throw new HiddenValueException(KeyRing.EXPECTED);
        }
        return text;
    }
}
