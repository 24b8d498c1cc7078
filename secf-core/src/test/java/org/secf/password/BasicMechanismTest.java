package org.secf.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.identity.PasswordReason;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Reason;

class BasicMechanismTest {

    private static final String ALICE = "alice:wonderländ:x";

    private final Users users = new Users();
    private final Mechanism basic = users.mechanism(new BasicMechanismFactory(), "group-mapping", "user=subscriber");

    private static String encoded(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }

    private static MemoryRequest presenting(String credential) {
        return MemoryRequest.get("/api/whoami")
                .header("Authorization", "Basic " + encoded(credential, StandardCharsets.UTF_8));
    }

    private Outcome ask(MemoryRequest request) {
        return basic.authenticate(MemoryExchange.of(request));
    }

    private Reason refusal(MemoryRequest request) {
        Outcome outcome = ask(request);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(refused.reply().headers())
                .as("asks again")
                .contains(new Reply.Header("WWW-Authenticate", "Basic realm=\"SEC_CF\", charset=\"UTF-8\""));
        return refused.rejection().reason();
    }

    /** H90; to ask again would make the user doubt a password that nobody has looked at. */
    @ParameterizedTest
    @EnumSource(names = {"STORE_FAILED", "NO_IDENTITY_STORE", "TOO_MANY_LOGINS"})
    void nobodyWhoKnowsPasswordsIsNoReasonToAskAgain(PasswordReason reason) {
        users.failure = Optional.of(reason);

        assertThat(ask(presenting(ALICE))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.rejection().reason()).isSameAs(reason);
            assertThat(refused.reply().status()).isEqualTo(503);
            assertThat(refused.reply().headers()).extracting(Reply.Header::name).doesNotContain("WWW-Authenticate");
        });
    }

    /** RFC 4513 §5.1.2: a directory may call a bind without password a success. */
    @Test
    void noPasswordIsNoQuestionToAStore() {
        assertThat(refusal(presenting("alice:"))).isSameAs(PasswordReason.WRONG_PASSWORD);
        assertThat(users.seen).isEmpty();
    }

    @Nested
    class Credentials_rfc7617_2 {

        @Test
        void ofAKnownUserAreTheCaller() {
            assertThat(ask(presenting(ALICE))).isInstanceOfSatisfying(Outcome.Established.class, established -> {
                Caller caller = established.caller();
                assertThat(caller.getName()).isEqualTo("alice");
                assertThat(caller.groups()).containsExactly("subscriber");
                assertThat(caller.evidence().mechanism()).isEqualTo("basic");
                assertThat(caller.evidence().authenticatedAt()).isEqualTo(Users.NOW);
                assertThat(caller.evidence().authenticationContext())
                        .contains("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
            });
        }

        @Test
        void mayNameTheSchemeInAnyCase() {
            MemoryRequest request =
                    MemoryRequest.get("/").header("authorization", "bASIC  " + encoded(ALICE, StandardCharsets.UTF_8));

            assertThat(basic.isPresented(request)).isTrue();
            assertThat(ask(request)).isInstanceOf(Outcome.Established.class);
        }

        @Test
        void areWipedWhateverBecomesOfThem() {
            ask(presenting(ALICE));
            ask(presenting("alice:wrong"));

            assertThat(users.seen)
                    .hasSize(2)
                    .allMatch(password -> new String(password).isBlank()
                            || new String(password).chars().allMatch(c -> c == 0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"alice:wrong", "bob:wonderländ:x", "alice:", "Alice:wonderländ:x"})
        void ofNobodyAreRefusedWithoutSayingWhich(String credential) {
            assertThat(refusal(presenting(credential))).isSameAs(PasswordReason.WRONG_PASSWORD);
        }

        @ParameterizedTest
        @ValueSource(strings = {"alice", ""})
        void needAColon(String credential) {
            assertThat(refusal(presenting(credential))).isSameAs(LoginReason.MALFORMED_CREDENTIAL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"!!!!", "YWxpY2U6", "YWxpY2U", "=", "YWxpY2U6eA==x"})
        void mustBeBase64(String encoded) {
            assertThat(refusal(MemoryRequest.get("/").header("Authorization", "Basic " + encoded)))
                    .isIn(LoginReason.MALFORMED_CREDENTIAL, PasswordReason.WRONG_PASSWORD);
        }

        @Test
        void mustBeUtf8() {
            assertThat(refusal(MemoryRequest.get("/")
                            .header("Authorization", "Basic " + encoded(ALICE, StandardCharsets.ISO_8859_1))))
                    .isSameAs(LoginReason.MALFORMED_CREDENTIAL);
        }

        @Test
        void areBounded() {
            assertThat(refusal(presenting("alice:" + "x".repeat(5000)))).isSameAs(LoginReason.MALFORMED_CREDENTIAL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"al\u0000ice:x", "alice :x", " alice:x", "al\u200Bice:x", ":x", "al\nice:x"})
        void nameNobodyThatCannotBeSeen(String credential) {
            assertThat(refusal(presenting(credential))).isSameAs(PasswordReason.HOSTILE_NAME);
        }
    }

    @Test
    void twoFieldsAreRefused_H65() {
        String right = "Basic " + encoded(ALICE, StandardCharsets.UTF_8);

        assertThat(refusal(MemoryRequest.get("/").header("Authorization", right, right)))
                .isSameAs(LoginReason.SEVERAL_CREDENTIALS);
        assertThat(refusal(MemoryRequest.get("/").header("Authorization", "Bearer x", right)))
                .isSameAs(LoginReason.SEVERAL_CREDENTIALS);
    }

    @Nested
    class Transport_rfc7617_4 {

        @Test
        void withoutTlsIsRefusedAndThePasswordNotLookedAt() {
            assertThat(refusal(presenting(ALICE).insecure())).isSameAs(LoginReason.PLAIN_HTTP);
            assertThat(users.seen).isEmpty();
        }

        @Test
        void withoutTlsIsTakenWhereTheDeployerInsists() {
            Mechanism careless = users.mechanism(new BasicMechanismFactory(), "accept-plain-http", "true");

            assertThat(careless.authenticate(MemoryExchange.of(presenting(ALICE).insecure())))
                    .isInstanceOfSatisfying(
                            Outcome.Established.class,
                            established -> assertThat(
                                            established.caller().evidence().authenticationContext())
                                    .contains("urn:oasis:names:tc:SAML:2.0:ac:classes:Password"));
        }
    }

    @Nested
    class Challenge {

        @Test
        void isSentWhereACallerIsNeeded() {
            assertThat(ask(MemoryRequest.get("/")))
                    .isInstanceOfSatisfying(
                            Outcome.Replied.class,
                            replied -> assertThat(replied.reply().status()).isEqualTo(401));
            assertThat(basic.challenges(MemoryRequest.get("/")))
                    .containsExactly("Basic realm=\"SEC_CF\", charset=\"UTF-8\"");
        }

        @Test
        void isNotSentWhereNobodyIsNeeded() {
            assertThat(basic.authenticate(new MemoryExchange(MemoryRequest.get("/"), false, Optional.empty())))
                    .isEqualTo(Outcome.abstained());
        }

        @Test
        void quotesTheRealm() {
            Mechanism odd = users.mechanism(new BasicMechanismFactory(), "realm-name", "a \"b\" \\ ü\r\nX: y");

            assertThat(odd.challenges(MemoryRequest.get("/")))
                    .containsExactly("Basic realm=\"a \\\"b\\\" \\\\ X: y\", charset=\"UTF-8\"");
        }
    }

    @Test
    void needsSomebodyWhoKnowsPasswords() {
        users.isKnown = false;

        assertThatThrownBy(() -> users.mechanism(new BasicMechanismFactory()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("The mechanism basic", "IdentityStore", "secf.basic.password-file");
    }

    @Test
    void doesNotBelieveAStoreThatNamesACallerWhoCannotBeSeen() {
        users.storedName = "alice\u200B";

        assertThat(refusal(presenting(ALICE))).isSameAs(PasswordReason.HOSTILE_NAME);
    }

    @Property
    void neverThrows(@ForAll String field) {
        MemoryRequest request = MemoryRequest.get("/").header("Authorization", "Basic " + field);

        assertThat(new BasicMechanismTest().ask(request)).isInstanceOf(Outcome.Refused.class);
    }
}
