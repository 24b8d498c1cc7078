package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.delegation.TokenXml.END;
import static org.secf.saml.delegation.TokenXml.IDP;
import static org.secf.saml.delegation.TokenXml.US;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.delegation.IssuedAssertion;
import org.secf.delegation.IssuedAssertions;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.IssuedAssertionReader;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What an assertion of a security token service says of where it can be used. */
class IssuedAssertionReaderTest {

    private static final PublicKey KEY = TestKeys.OTHER.certificate().getPublicKey();

    private final IssuedAssertions reader =
            IssuedAssertions.installed(getClass().getClassLoader());

    private static TokenXml assertion() {
        return TokenXml.by(IDP, TestKeys.OURS);
    }

    private IssuedAssertion read(String token) {
        return reader.read(token).fold(one -> one, rejection -> {
            throw new AssertionError(rejection.reason() + " " + rejection.detail());
        });
    }

    private Reason refused(String token) {
        Verdict<IssuedAssertion> verdict = reader.read(token);
        return verdict.rejection().map(Rejection::reason).orElseThrow();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isFoundByItsInterface() {
        assertThat(ServiceLoader.load(IssuedAssertions.class))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one).isInstanceOf(IssuedAssertionReader.class));
    }

    @Test
    void readsAudienceEndAndHolder() {
        IssuedAssertion read = read(assertion().heldBy(KEY).token());

        assertThat(read.audiences()).containsExactly(List.of(US));
        assertThat(read.isFor(US)).isTrue();
        assertThat(read.notOnOrAfter()).contains(Instant.parse(END));
        assertThat(read.holders()).containsExactly(KEY);
        assertThat(read.isForBearers()).isFalse();
    }

    @Test
    void readsWhetherAnybodyMayBringIt() {
        assertThat(read(assertion().bearer().token()).isForBearers()).isTrue();
        assertThat(read(assertion().bearer().token()).holders()).isEmpty();
        assertThat(read(assertion().heldBy(KEY).bearer().token()).isForBearers())
                .isTrue();
        assertThat(read(assertion().sender().token()).isForBearers()).isFalse();
    }

    @Test
    void readsEachRestriction() {
        String more =
                "<saml:AudienceRestriction><saml:Audience>https://other</saml:Audience></saml:AudienceRestriction>";
        IssuedAssertion read = read(assertion().bearer().condition(more).token());

        assertThat(read.audiences()).containsExactly(List.of(US), List.of("https://other"));
        assertThat(read.isFor(US)).isFalse();
    }

    /** The name may be sealed for whom the assertion is sent to. */
    @Test
    void needsNoNameThatItCanRead() {
        String sealed = "<saml:EncryptedID><sealed xmlns=\"urn:any\"/></saml:EncryptedID>";
        IssuedAssertion read = read(assertion()
                .bearer()
                .edit("<saml:NameID>alice</saml:NameID>", sealed)
                .token());

        assertThat(read.isForBearers()).isTrue();
    }

    @Test
    void isForNobodyWithoutConditions() {
        String bare = assertion().bearer().xml().replaceAll("<saml:Conditions.*</saml:Conditions>", "");
        IssuedAssertion read = read(encoded(bare.replace("{confirmation}", "")));

        assertThat(read.isFor(US)).isFalse();
        assertThat(read.notOnOrAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eyJhbGciOiJub25lIn0.e30., NOT_BASE64URL",
        "PHg-PC94Pg==, NOT_BASE64URL",
        "PHg-PC94Pg, NOT_AN_ASSERTION",
    })
    void refusesWhatIsNoAssertion(String token, TokenReason reason) {
        assertThat(refused(token)).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsNoXml() {
        assertThat(refused(encoded("an access token"))).isInstanceOf(SamlReason.class);
    }

    @Test
    void refusesASealedAssertionSinceNobodyCouldSayWhomItIsFor() {
        String sealed = "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>";
        assertThat(refused(encoded(sealed))).isEqualTo(TokenReason.NOT_AN_ASSERTION);
    }

    @Test
    void refusesMoreThanAFieldCouldHold() {
        assertThat(refused("x".repeat(16_385))).isEqualTo(TokenReason.TOKEN_TOO_LONG);
    }
}
