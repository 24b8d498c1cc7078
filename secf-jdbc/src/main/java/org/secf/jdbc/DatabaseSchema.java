package org.secf.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.secf.settings.ConfigurationException;

/** Tables that belong together, and their history. Each is brought up to date by itself; nodes that start at the same time wait for each other. */
public enum DatabaseSchema {
    /** Of a bootstrapping server: subscribers and bootstrappings. */
    BOOTSTRAPPING_SERVER("bsf", 1),
    /** Of an application: keys of its callers, what was used, and which logins are over. */
    APPLICATION("naf", 2);

    private static final int TRIES = 3;

    private final String name;
    private final int latest;

    DatabaseSchema(String name, int latest) {
        this.name = name;
        this.latest = latest;
    }

    /**
     * Brings the tables up to date.
     *
     * @throws ConfigurationException when the database cannot be reached, may not be changed, or has tables of a newer version
     */
    public void migrate(DataSource source) {
        for (int tries = 1; ; tries++) {
            try {
                flyway(source).migrate();
                return;
            } catch (FlywayException e) {
                // Beside the tables of others, the first step of two nodes that start together is not one under a lock.
                if (tries >= TRIES) {
                    throw failed(e);
                }
            }
        }
    }

    /**
     * Looks whether the tables are up to date, for those whose database is changed by somebody else.
     *
     * @throws ConfigurationException when they are not
     */
    public void validate(DataSource source) {
        try {
            flyway(source).validate();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    /** Handed over one by one: servers do not all let libraries look for files on the class path. */
    private Flyway flyway(DataSource source) {
        JavaMigration[] migrations = IntStream.rangeClosed(1, latest)
                .mapToObj(version -> new ScriptMigration(version, name + "-" + version, script(version)))
                .toArray(JavaMigration[]::new);
        return Flyway.configure(DatabaseSchema.class.getClassLoader())
                .dataSource(source)
                .table("secf_" + name + "_history")
                .locations(new String[0])
                .javaMigrations(migrations)
                // Of a newer version nobody here knows what it means.
                .ignoreMigrationPatterns(new String[0])
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private String script(int version) {
        String resource = name + "-" + version + ".sql";
        try (InputStream found = DatabaseSchema.class.getResourceAsStream(resource)) {
            if (found == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    private ConfigurationException failed(FlywayException e) {
        return new ConfigurationException("The tables of " + name + " cannot be used: " + e.getMessage(), e);
    }
}
