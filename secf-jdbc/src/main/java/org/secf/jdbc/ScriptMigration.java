package org.secf.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** One step of a schema: a text of statements that end with semicolons at the end of lines. */
record ScriptMigration(int version, String name, String script) implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(String.valueOf(version));
    }

    @Override
    public String getDescription() {
        return name;
    }

    /** Lets a changed script be noticed that was applied before. */
    @Override
    public Integer getChecksum() {
        CRC32 sum = new CRC32();
        sum.update(script.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String one : Arrays.asList(script.split(";\\s*\\n", -1))) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }
}
