package org.secf.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.administration.Office.refusal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.keys.store.StoreReason;
import org.secf.verdict.Reason;

/** Who may administer a store, and by which requests (SEC-003). */
class GateTest {

    @TempDir
    private Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
        office.with("If-Match", "\"1\"");
    }

    private void refuses(Operation operation, Reason reason) {
        operation.mediaType().ifPresent(type -> office.with("Content-Type", type));

        assertThat(refusal(office.ask(operation, "db", ""))).isEqualTo(reason);
        assertThat(office.version()).isEqualTo(1);
    }

    @Nested
    class Stores {

        @ParameterizedTest
        @EnumSource
        void withoutARoleAreNotThere(Operation operation) {
            office.administrators = Map.of();

            refuses(operation, AdministrationReason.NOT_ADMINISTERED);
            assertThat(office.audit).isEmpty();
        }

        @Test
        void ofAnotherNameAreNotThere() {
            office.name = "other";

            refuses(Operation.SHOW, AdministrationReason.NOT_ADMINISTERED);
        }

        @ParameterizedTest
        @EnumSource
        void ofAnyNameAreAllTheSameToNobody(Operation operation) {
            office.caller = Caller.nobody();
            office.name = "other";

            refuses(operation, AdministrationReason.ADMINISTRATOR_UNKNOWN);
        }

        @ParameterizedTest
        @EnumSource
        void ofAnyNameAreAllTheSameWhereOthersCouldOverhear(Operation operation) {
            office.isConfidential = false;
            office.name = "other";

            refuses(operation, AdministrationReason.NOT_CONFIDENTIAL);
        }
    }

    @Nested
    class Callers {

        @ParameterizedTest
        @EnumSource
        void whomOthersCouldOverhearAreRefused(Operation operation) {
            office.isConfidential = false;

            refuses(operation, AdministrationReason.NOT_CONFIDENTIAL);
        }

        @ParameterizedTest
        @EnumSource
        void whoAreNobodyAreRefused(Operation operation) {
            office.caller = Caller.nobody();

            refuses(operation, AdministrationReason.ADMINISTRATOR_UNKNOWN);
        }

        @ParameterizedTest
        @EnumSource
        void withAnotherRoleAreRefused(Operation operation) {
            office.roles = Set.of("user");

            refuses(operation, AdministrationReason.ADMINISTRATOR_ROLE_MISSING);
        }

        @Test
        void whoAskForAChangeAreAudited() {
            office.roles = Set.of();
            office.ask(Operation.REMOVE_SECRET, "db", "");

            assertThat(office.audit)
                    .containsExactly("{\"event\":\"refusal\",\"at\":\"2026-05-01T12:00:00Z\",\"who\":\"alice\","
                            + "\"what\":\"secret remove\",\"subject\":\"db\",\"store\":\"main\","
                            + "\"reason\":\"ADMINISTRATOR_ROLE_MISSING\",\"clause\":\"RFC 9110 §15.5.4\","
                            + "\"expected\":\"a caller with the role keeper\",\"received\":\"alice\"}");
        }

        @Test
        void whoWriteWhatIsNoAliasAreNotRepeated() {
            office.ask(Operation.REMOVE_SECRET, "a secret\nby mistake", "");

            assertThat(office.audit).singleElement().asString().contains("\"subject\":\"\"");
        }
    }

    @Nested
    class Pages {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org",
                    "http://app.example.org",
                    "https://app.example.org:8443",
                    "null",
                    "",
                    "https://app.example.org.evil.example",
                    "::"
                })
        void fromElsewhereChangeNothing(String origin) {
            office.with("Origin", origin);

            refuses(Operation.RENEW_TRANSPORT_KEY, AdministrationReason.CROSS_ORIGIN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site"})
        void ofOtherSitesChangeNothing(String site) {
            office.with("Sec-Fetch-Site", site);

            refuses(Operation.RENEW_TRANSPORT_KEY, AdministrationReason.CROSS_ORIGIN);
        }

        @Test
        void ofTheApplicationItselfMay() {
            office.with("Origin", "https://APP.example.org:443").with("Sec-Fetch-Site", "same-origin");

            assertThat(office.ask(Operation.RENEW_TRANSPORT_KEY).rejection()).isEmpty();
        }
    }

    @Nested
    class MediaTypes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/octet-stream",
                    "application/json",
                    "application/x-www-form-urlencoded"
                })
        void ofSecretsThatAreNotSealedAreRefused(String type) {
            office.with("Content-Type", type);

            assertThat(refusal(office.ask(Operation.SET_SECRET, "db", Office.CANARY)))
                    .isEqualTo(AdministrationReason.MEDIA_TYPE);
            assertThat(office.audit).singleElement().asString().doesNotContain(Office.CANARY);
        }

        @ParameterizedTest
        @EnumSource(names = {"GENERATE_KEY", "ROTATE_KEYS"})
        void thatFormsCanSendAreRefused(Operation operation) {
            office.with("Content-Type", "text/plain");

            assertThat(refusal(office.ask(operation, "main", "{}"))).isEqualTo(AdministrationReason.MEDIA_TYPE);
        }

        @Test
        void areNeededOnce() {
            office.with("Content-Type", "application/jose", "application/jose");

            assertThat(refusal(office.ask(Operation.SET_SECRET, "db", ""))).isEqualTo(AdministrationReason.MEDIA_TYPE);
        }
    }

    @Nested
    class Versions {

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SHOW", "SHOW_TRANSPORT_KEY", "SHOW_LOG"})
        void areNeededForEveryChange(Operation operation) {
            office.headers.clear();

            refuses(operation, AdministrationReason.VERSION_MISSING);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "*",
                    "1",
                    "W/\"1\"",
                    "\"1\", \"2\"",
                    "\"-1\"",
                    "\"01\"",
                    "\"1e0\"",
                    "\"9999999999999999999\"",
                    ""
                })
        void areOneStrongTag(String tag) {
            office.with("If-Match", tag);

            refuses(Operation.RENEW_TRANSPORT_KEY, AdministrationReason.VERSION_MALFORMED);
        }

        @Test
        void areGivenOnce() {
            office.with("If-Match", "\"1\"", "\"1\"");

            refuses(Operation.RENEW_TRANSPORT_KEY, AdministrationReason.VERSION_MALFORMED);
        }
    }

    @Nested
    class Aliases {

        @ParameterizedTest
        @ValueSource(strings = {"secf-manifest", "secf-transport", "../db", "DB", ""})
        void thatNobodyMayUseAreRefused(String alias) {
            for (Operation operation : Operation.values()) {
                operation.mediaType().ifPresent(type -> office.with("Content-Type", type));
                if (operation.hasSubject()) {
                    assertThat(refusal(office.ask(operation, alias, "{}"))).isEqualTo(StoreReason.BAD_ALIAS);
                }
            }
        }
    }
}
