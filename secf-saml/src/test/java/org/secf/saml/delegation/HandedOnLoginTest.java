package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.TokenXml.BANK;
import static org.secf.saml.delegation.TokenXml.SHOP;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationRequest;
import org.secf.identity.Caller;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Whom a login's assertion lets nobody hand on, or not to everybody, we vouch for to nobody else (saml-core §2.5.1.6). */
class HandedOnLoginTest {

    private static final String RESTRICTION = "<saml:ProxyRestriction%s>%s</saml:ProxyRestriction>";
    private static final String AUDIENCE = "<saml:Audience>%s</saml:Audience>";

    private Deployment deployment;
    private Enabler shop;

    @BeforeEach
    void actForEverybody(@TempDir Path directory) {
        deployment = new Deployment(directory);
        OwnKey key = new OwnKey(Enabler.SHOP_KEY.privateKey(), List.of(Enabler.SHOP_KEY.certificate()));
        KeySet keys = new KeySet(
                List.of(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key)), List.of());
        shop = new Enabler(directory)
                .unset("base-url")
                .unset("identity-providers")
                .unset("enablers")
                .keys("main", () -> keys)
                .set("entity-id", SHOP)
                .set("key-set", "main")
                .set("audiences", TokenXml.US, BANK)
                .set("acting", SHOP + " for * at *");
    }

    private Outcome logIn(String restriction) {
        Browser browser = new Browser();
        Mechanism mechanism = deployment.start();
        Login login = Login.begin(browser, mechanism, "/page");
        return browser.send(
                mechanism,
                Answer.to(login.id(), deployment.instant())
                        .edit("</saml:Conditions>", restriction + "</saml:Conditions>")
                        .posted(login.relayState()));
    }

    private Caller caller(String restriction) {
        Outcome outcome = logIn(restriction);
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return ((Outcome.LoggedIn) outcome).caller();
    }

    private Verdict<DelegatedToken> vouched(Caller caller, String audience) {
        SamlDelegationFactory factory = new SamlDelegationFactory();
        return factory.create(shop.settings(factory), shop.context())
                .vouch(
                        caller,
                        new DelegationRequest(
                                audience,
                                Optional.of(TestKeys.OTHER.certificate().getPublicKey())));
    }

    private Reason refused(Caller caller, String audience) {
        return vouched(caller, audience).rejection().map(Rejection::reason).orElseThrow();
    }

    private String xml(Caller caller, String audience) {
        return vouched(caller, audience).fold(HandedOnLoginTest::xml, rejection -> {
            throw new AssertionError(rejection.reason() + " " + rejection.detail());
        });
    }

    private static String xml(DelegatedToken token) {
        String text = token.value().useText(String::new);
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @Test
    void withoutARestrictionGoesOn() {
        assertThat(xml(caller(""), BANK)).doesNotContain("ProxyRestriction");
    }

    @Test
    void thatMayBeHandedOnByNobodyIsNot() {
        Caller caller = caller(RESTRICTION.formatted(" Count=\"0\"", ""));

        assertThat(refused(caller, BANK)).isEqualTo(TokenReason.NOT_TO_BE_HANDED_ON);
        assertThat(refused(caller, TokenXml.US)).isEqualTo(TokenReason.NOT_TO_BE_HANDED_ON);
    }

    @Test
    void thatMayBeHandedOnToOneGoesToThatOneOnly() {
        Caller caller = caller(RESTRICTION.formatted("", AUDIENCE.formatted(BANK)));

        assertThat(refused(caller, TokenXml.US)).isEqualTo(TokenReason.NOT_TO_BE_HANDED_ON);
        assertThat(xml(caller, BANK))
                .contains("<saml:ProxyRestriction><saml:Audience>" + BANK + "</saml:Audience></saml:ProxyRestriction>");
    }

    @Test
    void thatMayBeHandedOnOnceSaysThatItWas() {
        Caller caller = caller(RESTRICTION.formatted(" Count=\"1\"", ""));

        assertThat(xml(caller, BANK)).contains("ProxyRestriction Count=\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "one", "1234567890", ""})
    void withACountThatIsNoneIsRefused(String count) {
        assertThat(((Outcome.Refused) logIn(RESTRICTION.formatted(" Count=\"" + count + "\"", "")))
                        .rejection()
                        .reason())
                .isEqualTo(SamlReason.MALFORMED_ASSERTION);
    }

    @Test
    void withTwoRestrictionsIsRefused() {
        String free = RESTRICTION.formatted("", AUDIENCE.formatted(BANK));
        assertThat(((Outcome.Refused) logIn(RESTRICTION.formatted(" Count=\"0\"", "") + free))
                        .rejection()
                        .reason())
                .isEqualTo(SamlReason.MALFORMED_ASSERTION);
    }
}
