package org.secf.jdbc;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a database is reached; an attribute of other definitions. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface DatabaseDefinition {

    /** The JNDI name of a data source that takes no part in the server's transactions; in place of {@link #url}. Property {@code …database.data-source}. */
    String dataSource() default "";

    /**
     * The address of an H2 or PostgreSQL database, without a password; of one on another machine with {@code sslmode=verify-full}. Property {@code …database.url}.
     */
    String url() default "jdbc:h2:file:./secf-bsf";

    /** As whom it is used. Property {@code …database.user}. */
    String user() default "secf";

    /** Where the password is: {@code store:alias}, {@code store:name/alias} or {@code file:/path}. Default: none. Property {@code …database.password}. */
    String password() default "";

    /** How many connections there are at most, from 1 to 1000. Property {@code …database.most-connections}. */
    int mostConnections() default 10;

    /** The same as an expression. */
    String mostConnectionsExpression() default "";

    /** How long a request waits for a connection, from {@code 250ms} to {@code 2m}. Property {@code …database.connect-timeout}. */
    String connectTimeout() default "5s";

    /** How long a request waits for an answer of PostgreSQL, from {@code 1s} to {@code 5m}. Property {@code …database.answer-timeout}. */
    String answerTimeout() default "10s";

    /** How long a request waits for a row that another one is changing, from {@code 100ms} to {@code 1m}. Property {@code …database.lock-timeout}. */
    String lockTimeout() default "3s";

    /** Whether tables are made and brought up to date at the start. Property {@code …database.migrate}. */
    boolean migrate() default true;

    /** The same as an expression. */
    String migrateExpression() default "";
}
