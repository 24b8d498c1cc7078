package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResolutionXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.SignedForm;
import org.secf.saml.testing.TestKeys;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/** Nothing but the signature around a response, or beside it, vouches for it here; whatever is changed, nobody else is let in. */
class BindingPropertyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<PublicKey> KEYS =
            List.of(TestKeys.IDP.certificate().getPublicKey());
    private static final String UNSIGNED = new String(
            Base64.getMimeDecoder()
                    .decode(ResponseXml.to("_request", NOW)
                            .base64(assertion -> assertion.replaceAll("(?s)<ds:Signature.*?</ds:Signature>", ""))),
            StandardCharsets.UTF_8);
    private static final String AROUND =
            ResolutionXml.to(" ID=\"_" + "0".repeat(32) + "\"", NOW, UNSIGNED).envelope();

    private final ResolutionParser resolutions = new ResolutionParser();
    private final EnhancedParser envelopes = new EnhancedParser();
    private final ResponseParser responses = new ResponseParser();
    private final ResolutionAuthenticator authenticator = new ResolutionAuthenticator(Crypto.jdk());

    @Property(tries = 300)
    void answersAnyOctets(@ForAll byte[] octets) {
        assertThat(resolutions.parse(octets).rejection()).isPresent();
        assertThat(envelopes.parse(octets).rejection()).isPresent();
    }

    @Property(tries = 1)
    void signatureAroundLetsIn() {
        assertThat(nameAround(AROUND.getBytes(StandardCharsets.ISO_8859_1))).contains("alice");
    }

    @Property(tries = 500)
    void noChangedOctetInsideChangesTheCaller(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte octet) {
        byte[] octets = AROUND.getBytes(StandardCharsets.ISO_8859_1);
        octets[place % octets.length] = octet;
        nameAround(octets).ifPresent(name -> assertThat(name).isEqualTo("alice"));
    }

    @Property(tries = 300)
    void noPieceLeftOutOrRepeatedChangesTheCaller(
            @ForAll @IntRange(max = 1_000_000) int from,
            @ForAll @IntRange(max = 600) int length,
            @ForAll boolean twice) {
        int start = from % AROUND.length();
        int end = Math.min(AROUND.length(), start + length);
        String piece = AROUND.substring(start, end);
        String changed = AROUND.substring(0, start) + (twice ? piece + piece : "") + AROUND.substring(end);
        nameAround(changed.getBytes(StandardCharsets.ISO_8859_1))
                .ifPresent(name -> assertThat(name).isEqualTo("alice"));
    }

    @Property(tries = 300)
    void noChangedOctetPassesASignatureBeside(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte octet) {
        byte[] honest = UNSIGNED.getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = honest.clone();
        octets[place % octets.length] = octet;
        SignedForm form = SignedForm.of(UNSIGNED, "state");
        FormSignature signature =
                new FormSignature(SignedForm.RSA_SHA256.uri(), form.signature(), Optional.of("state"));
        Verdict<VerifiedLogin> verdict = responses
                .parseBase64(Base64.getEncoder().encodeToString(octets), Optional.of(signature))
                .then(BindingPropertyTest::verified);
        assertThat(verdict.rejection().isEmpty()).isEqualTo(Arrays.equals(honest, octets));
    }

    private Optional<String> nameAround(byte[] envelope) {
        return resolutions
                .parse(envelope)
                .then(answer -> authenticator.authenticate(
                        answer, new ResolutionAuthenticator.Terms(KEYS, AlgorithmPolicy.USUAL, false)))
                .then(AuthenticResolution::response)
                .then(BindingPropertyTest::verified)
                .<Optional<String>>fold(
                        login -> Optional.of(login.nameId().orElseThrow().value()), rejection -> Optional.empty());
    }

    private static Verdict<VerifiedLogin> verified(ParsedResponse response) {
        ServiceProvider us = new ServiceProvider(ResponseXml.SP, ResponseXml.ACS, Optional.empty(), List.of());
        IdentityProvider provider = new IdentityProvider(MetadataXml.IDP, KEYS, Map.of(), Optional.empty(), false);
        return new ResponseVerifier(CLOCK, new MemoryOnceStore(CLOCK, 10), Crypto.jdk())
                .verify(
                        response,
                        new Expectation(
                                us, ResponseXml.ACS, provider, Optional.of("_request"), ResponsePolicy.strict()));
    }
}
