package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PasswordCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String typed, String... arguments) {
        return new Tool(Session.outside(Session.utf8(typed), out, err)).run(arguments);
    }

    @Test
    void printsALineForBasicAndForm() {
        assertThat(run("wonderland\n", "password", "--stdin", "--group", "user", "--group", "admin", "alice"))
                .isZero();

        assertThat(out.toString())
                .matches("alice:pbkdf2-sha512\\$210000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}:user,admin\n");
    }

    /** H(A1) of RFC 7616 §3.9.1: Mufasa, http-auth@example.org, Circle of Life. */
    @Test
    void printsALineForDigest() {
        assertThat(run("Circle of Life\n", "password", "--stdin", "--realm", "http-auth@example.org", "Mufasa"))
                .isZero();

        assertThat(out.toString())
                .startsWith("Mufasa:http-auth@example.org:SHA-256:"
                        + "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
    }

    @Test
    void needsAPasswordAndANameThatItCanWrite() {
        assertThat(run("", "password", "--stdin", "alice")).isEqualTo(2);
        assertThat(run("x\n", "password", "--stdin", "al:ice")).isEqualTo(2);
        assertThat(run("x\n", "password", "--stdin", "--realm", "r", "--algorithm", "SHA-1", "alice"))
                .isEqualTo(2);
        assertThat(run("x\n", "password", "--stdin")).isEqualTo(2);
        assertThat(err.toString()).contains("expected a password", "without a colon", "SHA-512-256");
        assertThat(out.toString()).isEmpty();
    }
}
