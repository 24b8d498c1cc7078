package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.administration.AdministrationReason;
import org.secf.administration.SecretEnvelope;
import org.secf.keys.Jwk;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.StoreContents;
import org.secf.verdict.Verdict;

/** Changing a store through JAX-RS, with secrets that are really encrypted (SEC-003). */
class StoreAdministrationTest {

    private static final String CANARY = "canary-secret-3e7a";
    private static final String JOSE = "application/jose";
    private static final String JSON = "application/json";

    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();
    private final Handler log = new Recorder(seen);
    private RestServer server;

    /** Keeps what is logged. */
    private static final class Recorder extends Handler {

        private final List<String> lines;

        Recorder(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() throws Exception {
        server = new RestServer(folder);
        log.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(log);
    }

    /** Whatever a test sends, no secret comes out anywhere. */
    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(log);
        server.close();
        seen.addAll(server.audit);
        assertThat(seen).noneMatch(line -> line.contains(CANARY));
    }

    private RestServer.Response told(RestServer.Response response) {
        seen.add(response.body());
        return response;
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    private void makeTransportKey() {
        RestServer.Response made = told(server.change("POST", "/key", Map.of(), ""));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        server.audit.clear();
    }

    /** As a client does it. */
    private String sealed(String store, String alias, long version) {
        Jwk key = accepted(Jwk.read(server.get("/key").body()));
        return sealedTo(key, store, alias, version);
    }

    private static String sealedTo(Jwk key, String store, String alias, long version) {
        SecretEnvelope envelope = accepted(SecretEnvelope.to(key, Thumbprint.of(key.key()), RestServer.SEAL));
        try (Secret secret = Secret.taking(CANARY.getBytes(StandardCharsets.UTF_8))) {
            return envelope.seal(store, alias, version, secret);
        }
    }

    private void refuses(RestServer.Response response, int status, String code) {
        told(response);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "GET,/key",
        "GET,/log",
        "POST,/key",
        "PUT,/secrets/db",
        "DELETE,/secrets/db",
        "POST,/keys/one",
        "POST,/keys/one/retirement",
        "POST,/sets/main/rotation"
    })
    void isNotThereWithoutARole(String method, String path) {
        server.administrators = Map.of();

        refuses(server.change(method, path, JOSE, ""), 404, "NOT_ADMINISTERED");
        assertThat(server.audit).isEmpty();
    }

    @Test
    void isUnavailableWhereNobodySaysWhoCalls() {
        server.isStarted = false;

        refuses(server.get(""), 503, AdministrationReason.NO_ADMINISTRATION.name());
    }

    @Nested
    class Callers {

        @Test
        void whoAreNobodyAreAskedToLogIn() {
            server.isLoggedIn = false;

            assertThat(told(server.get("")).status()).isEqualTo(401);
            assertThat(told(server.change("DELETE", "/secrets/db", Map.of(), ""))
                            .status())
                    .isEqualTo(401);
            assertThat(server.audit).singleElement().asString().contains("ADMINISTRATOR_UNKNOWN");
        }

        @Test
        void withAnotherRoleAreToldNoMore() {
            server.roles = Set.of("user");

            refuses(server.get(""), 403, "ADMINISTRATOR_ROLE_MISSING");
            assertThat(server.get("").body()).doesNotContain("keeper");
        }

        @Test
        void whomOthersCouldOverhearAreRefused() {
            server.isConfidential = false;

            refuses(server.get(""), 403, "NOT_CONFIDENTIAL");
        }

        @Test
        void whoseBrowserWasSentByAnotherSiteChangeNothing() {
            refuses(
                    server.change("POST", "/key", Map.of("Origin", "https://evil.example.org"), ""),
                    403,
                    "CROSS_ORIGIN");
            assertThat(server.change("POST", "/key", Map.of("Origin", "https://app.example.org"), "")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Nested
    class Versions {

        @Test
        void areTheTagOfWhatWasShown() {
            assertThat(told(server.get("")).header("ETag")).isEqualTo("\"1\"");
            assertThat(server.get("").header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void areNeeded() {
            refuses(server.send("POST", "/key", Map.of(), ""), 428, "VERSION_MISSING");
        }

        @Test
        void thatAreStaleAreRefused() {
            refuses(server.change("POST", "/key", Map.of("If-Match", "\"0\""), ""), 412, "STALE_VERSION");
            assertThat(server.version()).isEqualTo(1);
        }

        @Test
        void ofAnotherFormAreRefused() {
            refuses(server.change("POST", "/key", Map.of("If-Match", "*"), ""), 400, "VERSION_MALFORMED");
        }
    }

    @Nested
    class Secrets {

        @BeforeEach
        void make() {
            makeTransportKey();
        }

        private RestServer.Response put(String alias, String body) {
            return told(server.change("PUT", "/secrets/" + alias, JOSE, body));
        }

        private String secret(String alias) {
            try (StoreContents contents = server.contents();
                    Secret secret = accepted(contents.secret(alias))) {
                return secret.use(octets -> new String(octets, StandardCharsets.UTF_8));
            }
        }

        @Test
        void arriveEncryptedAndAreShownByNameOnly() {
            RestServer.Response response = put("db", sealed("main", "db", 2));

            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.header("ETag")).isEqualTo("\"3\"");
            assertThat(server.audit).containsExactly(response.body());
            assertThat(secret("db")).isEqualTo(CANARY);
            assertThat(told(server.get("")).body()).contains("\"secrets\":[\"db\"]");
            assertThat(told(server.get("/log")).body()).contains("\"what\":\"secret set\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/octet-stream", "application/x-www-form-urlencoded"})
        void areNotTakenInTheClear(String type) {
            refuses(server.change("PUT", "/secrets/db", type, CANARY), 415, "MEDIA_TYPE");
            assertThat(server.audit).singleElement().asString().contains("\"event\":\"refusal\"");
        }

        @Test
        void areNotTakenInTheClearByAnotherName() {
            refuses(put("db", CANARY), 422, "SEAL_MALFORMED");
        }

        @ParameterizedTest
        @CsvSource({"main,other,2", "other,db,2", "main,db,1", "main,db,3"})
        void areForOneAliasStoreAndVersion(String store, String alias, long version) {
            refuses(put("db", sealed(store, alias, version)), 422, "SEAL_PARAMETER_OTHER");
            assertThat(server.version()).isEqualTo(2);
        }

        @Test
        void areNotOpenedWhenSealedToAnotherKey() {
            Jwk former = accepted(Jwk.read(server.get("/key").body()));
            server.change("POST", "/key", Map.of(), "");

            refuses(put("db", sealedTo(former, "main", "db", 3)), 422, "KEY_ID_UNKNOWN");
        }

        @Test
        void areNotOpenedWhenChanged() {
            String sealed = sealed("main", "db", 2);
            int place = sealed.lastIndexOf('.') + 2;
            char other = sealed.charAt(place) == 'A' ? 'B' : 'A';

            refuses(put("db", sealed.substring(0, place) + other + sealed.substring(place + 1)), 422, "SEAL_BROKEN");
        }

        @Test
        void cannotBeSentAgain() {
            String sealed = sealed("main", "db", 2);
            put("db", sealed);
            Map<String, String> recorded = Map.of("Content-Type", JOSE, "If-Match", "\"2\"");

            refuses(server.send("PUT", "/secrets/db", recorded, sealed), 412, "STALE_VERSION");
            refuses(put("db", sealed), 422, "SEAL_PARAMETER_OTHER");
        }

        @Test
        void areRefusedWhenLong() {
            refuses(put("db", CANARY.repeat(4000)), 413, "BODY_TOO_LARGE");
        }

        @Test
        void takeNoReservedPlace() {
            for (String alias : List.of("secf-manifest", "secf-transport")) {
                refuses(put(alias, sealed("main", alias, 2)), 400, "BAD_ALIAS");
                refuses(server.change("DELETE", "/secrets/" + alias, Map.of(), ""), 400, "BAD_ALIAS");
                refuses(server.change("POST", "/keys/" + alias + "/retirement", Map.of(), ""), 400, "BAD_ALIAS");
                refuses(server.change("POST", "/sets/" + alias + "/rotation", JSON, "{}"), 400, "BAD_ALIAS");
            }
        }

        @Test
        void areRemoved() {
            put("db", sealed("main", "db", 2));

            assertThat(told(server.change("DELETE", "/secrets/db", Map.of(), ""))
                            .status())
                    .isEqualTo(200);
            refuses(server.change("DELETE", "/secrets/db", Map.of(), ""), 404, "NO_SUCH_ALIAS");
        }
    }

    @Nested
    class KeysOfSets {

        @Test
        void areMadeRotatedAndRetired() {
            String key = "{\"set\":\"main\",\"use\":\"signing\"}";
            assertThat(told(server.change("POST", "/keys/one", JSON, key)).status())
                    .isEqualTo(201);
            server.change("POST", "/keys/two", JSON, key);
            RestServer.Response rotated =
                    told(server.change("POST", "/sets/main/rotation", JSON, "{\"use\":\"signing\",\"at-once\":true}"));

            assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
            assertThat(rotated.body()).contains("\"alias\":\"one\",\"state\":\"retiring\"");
            assertThat(told(server.change("POST", "/keys/one/retirement", Map.of(), ""))
                            .status())
                    .isEqualTo(200);
            refuses(server.change("POST", "/keys/one/retirement", Map.of(), ""), 409, "WRONG_KEY_STATE");
        }

        @Test
        void areNotMadeByJsonOfAnotherForm() {
            refuses(
                    server.change("POST", "/keys/one", JSON, "{\"set\":\"" + CANARY + " \",\"" + CANARY + "\":1}"),
                    400,
                    "REQUEST_MALFORMED");
        }
    }
}
