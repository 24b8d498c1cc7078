package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;

/** A client that we did not write. Java's own knows MD5 only. */
class CurlTest {

    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final String ALICE = DigestAnswer.NAME + ":" + DigestAnswer.PASSWORD;
    private static final Pattern INFO = Pattern.compile("(?im)^authentication-info: (.*)$");

    @BeforeAll
    static void isInstalled() {
        if (System.getenv("CI") != null) {
            assertThat(CURL).isExecutable();
        }
        assumeThat(Files.isExecutable(CURL)).as("curl is installed").isTrue();
    }

    /** What curl prints; it reads {@code config} in UTF-8, whatever the machine's language is. */
    private static String run(String config, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(CURL.toString(), "-q", "-K", "-"));
        command.addAll(arguments);
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = curl.getOutputStream()) {
            in.write(config.getBytes(StandardCharsets.UTF_8));
        }
        return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Answers of all requests that curl makes, with their fields. */
    private static String curl(DigestOverHttp server, String user, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-s", "-S", "-i", "--noproxy", "*", "--max-time", "20", "--digest"));
        arguments.addAll(Arrays.asList(more));
        arguments.add(server.address() + "who?x=%2f&y=a+b");
        return run("user = \"" + user + "\"", arguments);
    }

    private static Map<String, String> info(String answers) {
        Matcher matcher = INFO.matcher(answers);
        assertThat(matcher.find()).as(answers).isTrue();
        return DigestAnswer.parameters(matcher.group(1));
    }

    @Test
    void getsWithSha256() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with().mechanism)) {
            String answers = curl(server, ALICE);

            assertThat(answers).contains("HTTP/1.1 401", "HTTP/1.1 200").endsWith("hello alice, ");
            Map<String, String> info = info(answers);
            DigestAnswer expected = DigestAnswer.to(answers)
                    .set("uri", "/enabler/who?x=%2f&y=a+b")
                    .set("cnonce", info.getOrDefault("cnonce", ""));
            assertThat(info)
                    .containsEntry("qop", "auth")
                    .containsEntry("nc", "00000001")
                    .containsEntry("rspauth", expected.rspauth(""));
            assertThat(server.refusals()).isEmpty();
        }
    }

    @Test
    void postsWithSha256() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with().mechanism)) {
            assertThat(curl(server, ALICE, "-d", "amount=1")).endsWith("hello alice, amount=1");
        }
    }

    @Test
    void getsAndPostsWithMd5WhereThatIsAllThereIs() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("algorithms=", "accept-md5=true").mechanism)) {
            assertThat(curl(server, ALICE)).endsWith("hello alice, ");
            assertThat(curl(server, ALICE, "-d", "amount=1")).endsWith("hello alice, amount=1");
        }
    }

    @Test
    void prefersSha256ToMd5() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("accept-md5=true").mechanism)) {
            String answers = curl(server, ALICE);

            assertThat(answers).endsWith("hello alice, ");
            assertThat(info(answers).getOrDefault("rspauth", "")).hasSize(64);
        }
    }

    @Test
    void sendsNamesInUtf8() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with().mechanism)) {
            assertThat(curl(server, TestRealm.OTHER_USER + ":Secret, or not?"))
                    .endsWith("hello " + TestRealm.OTHER_USER + ", ");
        }
    }

    @Test
    void hashesNamesWhereItIsAskedTo() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("userhash=true").mechanism)) {
            assertThat(curl(server, ALICE)).endsWith("hello alice, ");
        }
    }

    @Test
    void coversNoBodyButAnEmptyOne() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("qop=auth-int").mechanism)) {
            assertThat(info(curl(server, ALICE))).containsEntry("qop", "auth-int");
            assertThat(server.refusals()).isEmpty();

            curl(server, ALICE, "-d", "amount=1");
            assertThat(server.refusals()).containsExactly("WRONG_RESPONSE");
        }
    }

    @Test
    void repeatsWithANewNonceWhereItsOwnWasStale() throws IOException {
        TestRealm realm = TestRealm.with();
        try (DigestOverHttp server = new DigestOverHttp(new LateFirstAnswer(realm))) {
            String answers = curl(server, ALICE);

            assertThat(answers).contains("stale=true").endsWith("hello alice, ");
            assertThat(server.refusals()).isEmpty();
        }
    }

    /** Two minutes pass after the first challenge. */
    private static final class LateFirstAnswer implements Mechanism {

        private final TestRealm realm;
        private final AtomicBoolean isFirst = new AtomicBoolean(true);

        LateFirstAnswer(TestRealm realm) {
            this.realm = realm;
        }

        @Override
        public String name() {
            return realm.mechanism.name();
        }

        @Override
        public boolean isPresented(Request request) {
            return realm.mechanism.isPresented(request);
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            Outcome outcome = realm.mechanism.authenticate(exchange);
            if (isFirst.getAndSet(false)) {
                realm.pass(Duration.ofMinutes(2));
            }
            return outcome;
        }
    }

    @Test
    void isRefusedWithAnotherPassword() throws IOException {
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with().mechanism)) {
            assertThat(curl(server, "alice:wrong")).doesNotContain("hello");
            assertThat(server.refusals()).containsExactly("WRONG_RESPONSE");
        }
    }

    /** Why SHA-512-256 is not offered by default, and must not be offered first. */
    @Test
    void ofOldCalculatesSha256UnderTheNameOfSha512() throws IOException {
        assumeThat(run("", List.of("--version"))).startsWith("curl 7.");
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("algorithms=SHA-512-256,SHA-256").mechanism)) {
            assertThat(curl(server, ALICE)).doesNotContain("hello");
            assertThat(server.refusals()).containsExactly("WRONG_RESPONSE");
        }
        try (DigestOverHttp server = new DigestOverHttp(TestRealm.with("algorithms=SHA-256,SHA-512-256").mechanism)) {
            assertThat(curl(server, ALICE)).contains("hello alice");
        }
    }
}
