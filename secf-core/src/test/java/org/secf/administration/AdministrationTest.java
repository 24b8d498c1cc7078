package org.secf.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.administration.Office.CANARY;
import static org.secf.administration.Office.accepted;
import static org.secf.administration.Office.refusal;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.keys.Jwk;
import org.secf.keys.SealReason;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.StoreReason;
import org.secf.keys.store.TransportKey;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** What administrators do with a store (SEC-003). */
class AdministrationTest {

    @TempDir
    private Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    private String secret(String alias) {
        return office.read(contents -> {
            try (Secret secret = accepted(contents.secret(alias))) {
                return secret.use(octets -> new String(octets, StandardCharsets.UTF_8));
            }
        });
    }

    private void generated(String alias) {
        accepted(office.change(Operation.GENERATE_KEY, alias, "{\"set\":\"main\",\"use\":\"signing\"}"));
    }

    @Nested
    class Secrets {

        @BeforeEach
        void makeTheKey() {
            accepted(office.change(Operation.RENEW_TRANSPORT_KEY, "", ""));
            office.audit.clear();
        }

        @Test
        void arriveSealedAndAreAuditedOnce() {
            Answer answer = accepted(office.change(Operation.SET_SECRET, "db", office.sealed("db", 2)));

            assertThat(secret("db")).isEqualTo(CANARY);
            assertThat(answer.version()).isEqualTo(3);
            assertThat(office.audit)
                    .containsExactly("{\"event\":\"change\",\"at\":\"2026-05-01T12:00:00Z\",\"who\":\"alice\","
                            + "\"what\":\"secret set\",\"subject\":\"db\",\"old-version\":2,\"new-version\":3,"
                            + "\"store\":\"main\"}");
            assertThat(answer.json().toString()).isEqualTo(office.audit.get(0));
        }

        @Test
        void areInUseOnThisNodeAtOnce() {
            accepted(office.change(Operation.SET_SECRET, "db", office.sealed("db", 2)));

            assertThat(office.followed()).isEqualTo(3);
        }

        @Test
        void areNotForAnotherAlias() {
            assertThat(refusal(office.change(Operation.SET_SECRET, "other", office.sealed("db", 2))))
                    .isEqualTo(SealReason.SEAL_PARAMETER_OTHER);
        }

        @Test
        void areNotForAnotherVersion() {
            assertThat(refusal(office.change(Operation.SET_SECRET, "db", office.sealed("db", 1))))
                    .isEqualTo(SealReason.SEAL_PARAMETER_OTHER);
        }

        @Test
        void areNotForAnotherStore() {
            String sealed = office.sealed("db", 2);
            office.name = "";

            assertThat(refusal(office.change(Operation.SET_SECRET, "db", sealed)))
                    .isEqualTo(SealReason.SEAL_PARAMETER_OTHER);
        }

        @Test
        void areNotForTheFormerKey() {
            String sealed = office.sealed("db", 3);
            accepted(office.change(Operation.RENEW_TRANSPORT_KEY, "", ""));

            assertThat(refusal(office.change(Operation.SET_SECRET, "db", sealed)))
                    .isEqualTo(SealReason.KEY_ID_UNKNOWN);
        }

        @Test
        void cannotBeSentAgain() {
            String sealed = office.sealed("db", 2);
            accepted(office.change(Operation.SET_SECRET, "db", sealed));

            assertThat(refusal(office.with("If-Match", "\"2\"").ask(Operation.SET_SECRET, "db", sealed)))
                    .isEqualTo(StoreReason.STALE_VERSION);
            assertThat(refusal(office.with("If-Match", "\"3\"").ask(Operation.SET_SECRET, "db", sealed)))
                    .isEqualTo(SealReason.SEAL_PARAMETER_OTHER);
        }

        @Test
        void sentTwiceAtTheSameTimePassOnce() throws Exception {
            String sealed = office.sealed("db", 2);
            Operation set = Operation.SET_SECRET;
            office.with("Content-Type", set.mediaType().orElseThrow()).with("If-Match", "\"2\"");
            CyclicBarrier together = new CyclicBarrier(2);
            Callable<Optional<Reason>> send = () -> {
                together.await();
                return office.ask(set, "db", sealed).rejection().map(Rejection::reason);
            };
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                var both = threads.invokeAll(List.of(send, send));
                assertThat(List.of(both.get(0).get(), both.get(1).get()))
                        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(StoreReason.STALE_VERSION));
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void areRefusedWhenLongAndNowhereRepeated() {
            String body = (CANARY + "-").repeat(Administration.MOST_OCTETS / CANARY.length());

            assertThat(refusal(office.change(Operation.SET_SECRET, "db", body))).isEqualTo(HttpReason.BODY_TOO_LARGE);
            assertThat(office.audit).singleElement().asString().doesNotContain(CANARY);
        }

        @Test
        void needSomethingThatOpensThem() {
            office.seal = Optional.empty();

            assertThat(refusal(office.change(Operation.SET_SECRET, "db", ""))).isEqualTo(AdministrationReason.NO_SEAL);
        }

        @Test
        void canBeRemoved() {
            accepted(office.change(Operation.SET_SECRET, "db", office.sealed("db", 2)));
            accepted(office.change(Operation.REMOVE_SECRET, "db", ""));

            assertThat(refusal(office.change(Operation.REMOVE_SECRET, "db", "")))
                    .isEqualTo(StoreReason.NO_SUCH_ALIAS);
        }
    }

    @Nested
    class WithoutATransportKey {

        @Test
        void thereIsNothingToSealTo() {
            assertThat(refusal(office.ask(Operation.SHOW_TRANSPORT_KEY)))
                    .isEqualTo(AdministrationReason.NO_TRANSPORT_KEY);
        }

        @Test
        void noSecretIsTaken() {
            assertThat(refusal(office.change(Operation.SET_SECRET, "db", "")))
                    .isEqualTo(AdministrationReason.NO_TRANSPORT_KEY);
        }
    }

    @Nested
    class StaleVersions {

        @ParameterizedTest
        @ValueSource(strings = {"\"0\"", "\"2\""})
        void changeNothing(String tag) {
            office.with("If-Match", tag);

            assertThat(refusal(office.ask(Operation.RENEW_TRANSPORT_KEY))).isEqualTo(StoreReason.STALE_VERSION);
            assertThat(office.version()).isEqualTo(1);
            assertThat(office.audit).singleElement().asString().contains("STALE_VERSION");
        }
    }

    @Nested
    class KeysOfSets {

        @Test
        void areMadeRotatedAndRetired() {
            generated("one");
            generated("two");
            Answer rotated = accepted(office.change(
                    Operation.ROTATE_KEYS, "main", "{\"use\":\"signing\",\"at-once\":true,\"retire-after\":\"1h\"}"));
            accepted(office.change(Operation.RETIRE_KEY, "one", ""));

            assertThat(rotated.json().getJsonArray("keys").getValuesAs(JsonObject.class))
                    .extracting(key -> key.getString("state"))
                    .containsExactly("retiring", "active");
            assertThat(office.read(contents -> contents.key("one").orElseThrow())
                            .life()
                            .retiredFrom())
                    .contains(Office.NOW);
        }

        @Test
        void areRotatedLaterUnlessToldOtherwise() {
            generated("one");
            generated("two");
            accepted(office.change(Operation.ROTATE_KEYS, "main", "{\"use\":\"signing\"}"));

            assertThat(office.read(contents -> contents.key("two").orElseThrow())
                            .life()
                            .activeFrom())
                    .contains(Office.NOW.plusSeconds(600));
        }

        @Test
        void areNotRetiredWhenNothingFollows() {
            generated("one");

            assertThat(refusal(office.change(Operation.RETIRE_KEY, "one", ""))).isEqualTo(StoreReason.LAST_ACTIVE_KEY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{",
                    "{}{}",
                    "{\"use\":\"signing\",\"use\":\"signing\"}",
                    "{\"use\":\"trust\"}",
                    "{\"use\":7}",
                    "{}",
                    "{\"use\":\"signing\",\"other\":1}",
                    "{\"use\":\"signing\",\"in\":\"1h\",\"at-once\":true}",
                    "{\"use\":\"signing\",\"in\":\"1\"}",
                    "{\"use\":\"signing\",\"at-once\":\"true\"}"
                })
        void areNotRotatedByJsonOfAnotherForm(String body) {
            assertThat(refusal(office.change(Operation.ROTATE_KEYS, "main", body)))
                    .isEqualTo(AdministrationReason.REQUEST_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"set\":\"main\"}",
                    "{\"use\":\"signing\"}",
                    "{\"set\":\"main\",\"use\":\"trust\"}",
                    "{\"set\":\"main\",\"use\":\"signing\",\"kind\":\"rsa-1024\"}",
                    "{\"set\":\"main\",\"use\":\"signing\",\"lifetime\":\"1s\"}",
                    "{\"set\":\"main\",\"use\":\"signing\",\"name\":\"app\"}"
                })
        void areNotMadeByJsonOfAnotherForm(String body) {
            assertThat(refusal(office.change(Operation.GENERATE_KEY, "one", body)))
                    .isEqualTo(AdministrationReason.REQUEST_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {TransportKey.NAME, "A set"})
        void areNotMadeForSetsThatNobodyMayUse(String set) {
            String body = "{\"set\":\"" + set + "\",\"use\":\"decryption\"}";

            assertThat(refusal(office.change(Operation.GENERATE_KEY, "one", body)))
                    .isEqualTo(StoreReason.BAD_ALIAS);
        }
    }

    @Nested
    class Shown {

        @BeforeEach
        void fill() {
            accepted(office.change(Operation.RENEW_TRANSPORT_KEY, "", ""));
            accepted(office.change(Operation.SET_SECRET, "db", office.sealed("db", 2)));
            office.headers.clear();
        }

        @Test
        void areAliasesAndKeysAndNoSecret() {
            Answer answer = accepted(office.ask(Operation.SHOW));

            assertThat(answer.version()).isEqualTo(3);
            assertThat(answer.json().toString())
                    .startsWith(
                            "{\"store\":\"main\",\"format\":\"pkcs12\",\"version\":3,\"secrets\":[\"db\"],\"keys\":[")
                    .contains("\"alias\":\"secf-transport\"")
                    .doesNotContain(CANARY);
        }

        @Test
        void areTheLastChanges() {
            assertThat(accepted(office.ask(Operation.SHOW_LOG)).json().getJsonArray("changes"))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("\"what\":\"secret set\",\"subject\":\"db\",\"old-version\":2,\"new-version\":3");
        }

        @Test
        void isTheKeyToSealTo() {
            JsonObject json = accepted(office.ask(Operation.SHOW_TRANSPORT_KEY)).json();
            Jwk key = accepted(Jwk.read(json));

            assertThat(key.keyId()).contains(Thumbprint.of(key.key()));
            assertThat(key.algorithm()).contains("ECDH-ES");
            assertThat(json).doesNotContainKey("d");
        }
    }

    @Nested
    class AClient {

        @Test
        void sealsToNoOtherKeyThanItKnows() {
            accepted(office.change(Operation.RENEW_TRANSPORT_KEY, "", ""));
            Jwk key = accepted(
                    Jwk.read(accepted(office.ask(Operation.SHOW_TRANSPORT_KEY)).json()));

            assertThat(refusal(SecretEnvelope.to(key, Thumbprint.of(key.key()) + "x", new ClearSeal())))
                    .isEqualTo(AdministrationReason.TRANSPORT_KEY_OTHER);
        }
    }
}
