package org.secf.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever stands between a server and its database could give numbers out anew. */
class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:./secf-bsf",
                "jdbc:h2:mem:x",
                "jdbc:h2:tcp://localhost:9092/x",
                "jdbc:h2:tcp:localhost/x",
                "jdbc:postgresql:bsf",
                "jdbc:postgresql:/",
                "jdbc:postgresql:///bsf?user=secf",
                "jdbc:postgresql://localhost/bsf",
                "jdbc:postgresql://127.0.0.1:5432/bsf?sslmode=disable",
                "jdbc:postgresql://[::1]:5432,localhost/bsf",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-full",
                "jdbc:postgresql://db.example.org:5432,other.example.org/bsf?user=x&sslmode=verify%2Dca&sslrootcert=/ca.pem",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
            })
    void isTakenWhereItStaysHereOrIsClosed(String url) {
        assertThat(new DatabaseAddress(url).objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/bsf",
                "jdbc:postgresql://db.example.org",
                "jdbc:postgresql://db.example.org/bsf?ssl=true",
                "jdbc:postgresql://db.example.org/bsf?sslmode=require",
                "jdbc:postgresql://db.example.org/bsf?sslmode=prefer",
                "jdbc:postgresql://db.example.org/bsf?SSLMODE=verify-full",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-full&sslmode=disable",
                "jdbc:postgresql://db.example.org/sslmode=verify-full",
                "jdbc:postgresql://localhost,db.example.org/bsf",
                "jdbc:postgresql://127.0.0.1.example.org/bsf",
                "jdbc:postgresql://localhost.example.org/bsf",
                "jdbc:postgresql:///bsf?PGHOST=db.example.org",
                "jdbc:postgresql:///bsf?pghost=db.example.org",
                "jdbc:postgresql:///bsf?host=db.example.org",
                "jdbc:postgresql:///bsf?user=x&Host=db.example.org",
                "jdbc:postgresql:bsf?service=other",
                "jdbc:postgresql:bsf?SERVICE=other",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-ca",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-ca&sslrootcert=",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-ca&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-ca&sslrootcert=/ca.pem&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
            })
    void isRefusedWhereTheWayIsOpen(String url) {
        assertThat(new DatabaseAddress(url).objection())
                .hasValueSatisfying(objection -> assertThat(objection).contains("sslmode=verify-full"));
    }

    @Test
    void isRefusedWhereNobodyLooksAtTheCertificate() {
        assertThat(new DatabaseAddress(
                                "jdbc:postgresql://h/b?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory")
                        .objection())
                .hasValueSatisfying(objection -> assertThat(objection).contains("NonValidatingFactory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:///bsf?socketFactory=org.example.Elsewhere",
                "jdbc:postgresql:///bsf?socketfactory=org.example.Elsewhere",
                "jdbc:postgresql://db.example.org/bsf?sslmode=verify-full&socketFactory=org.example.Elsewhere",
            })
    void isRefusedWhereAClassMakesTheWay(String url) {
        assertThat(new DatabaseAddress(url).objection())
                .hasValueSatisfying(objection -> assertThat(objection).contains("socketFactory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://db.example.org/x",
                "jdbc:h2:ssl://db.example.org/x",
                "jdbc:h2:tcp:db.example.org/x",
                "jdbc:h2:ssl:db.example.org:9092/x",
                "jdbc:h2:tcp:localhost,db.example.org/x",
            })
    void isRefusedForH2OnAnotherMachine(String url) {
        assertThat(new DatabaseAddress(url).objection())
                .hasValueSatisfying(objection -> assertThat(objection).contains("PostgreSQL"));
    }

    @Test
    void makesNoDatabaseWhereItSaysSo() {
        assertThat(new DatabaseAddress("jdbc:h2:file:x").existing()).isEqualTo("jdbc:h2:file:x;IFEXISTS=TRUE");
        assertThat(new DatabaseAddress("jdbc:h2:file:x;ifexists=TRUE").existing())
                .isEqualTo("jdbc:h2:file:x;ifexists=TRUE");
        assertThat(new DatabaseAddress("jdbc:postgresql:x").existing()).isEqualTo("jdbc:postgresql:x");
    }
}
