package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.verdict.Rejection;

/** Alice calls by Bob's proxy, which signs what it hands on (RFC 9421 §4.3). */
class ProxiesTest {

    private static final String FORWARDED = "for=192.0.2.7;proto=https";

    private final Enabler enabler = Enabler.with("proxies=bob");

    private record Told(Request request, Facts facts) implements Exchange {
        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Optional<Caller> established() {
            return Optional.empty();
        }
    }

    private static SigningKey bob() {
        return SigningKey.of(Enabler.CRYPTO, Enabler.BOB, SignatureAlgorithm.ED25519, "b1");
    }

    private static SigningPolicy covering(Coverage coverage) {
        return new SigningPolicy(coverage, "bobs", Optional.of("proxy"), Optional.empty(), false, false);
    }

    private static MemoryRequest forwarded() {
        return Enabler.post().header("Forwarded", FORWARDED);
    }

    private MemoryRequest handedOn(MemoryRequest request) {
        return enabler.signed(request, bob(), covering(Coverage.ofProxies("sig1")));
    }

    private MemoryRequest right() {
        return handedOn(enabler.signed(forwarded()));
    }

    @Nested
    class HandedOn {

        @Test
        void isTheSignersRequestStill() {
            MemoryRequest request = right();
            Facts facts = enabler.facts(request);
            Outcome outcome = enabler.guard.mechanism().orElseThrow().authenticate(new Told(request, facts));

            Caller caller = ((Outcome.Established) outcome).caller();
            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.attributes()).isEqualTo(Map.of("proxy", List.of("bob")));
            assertThat(caller.evidence().keyThumbprint())
                    .isEqualTo(Enabler.key(Enabler.ALICE, "alice").thumbprint());
        }

        @Test
        void tellsWhatTheProxyVouchesFor() {
            List<Integrity> facts = enabler.facts(right()).integrity();

            assertThat(facts).extracting(Integrity::by).containsExactly(Enabler.ID, Enabler.ID + "/proxy");
            assertThat(facts.get(1).components())
                    .containsExactlyInAnyOrder("signature;key=\"sig1\"", "signature-input;key=\"sig1\"", "forwarded");
            assertThat(facts.get(1).signer().owner()).contains("bob");
            assertThat(facts.get(1).coversBody()).isFalse();
        }

        @Test
        void passesOnce() {
            MemoryRequest request = right();

            assertThat(enabler.facts(request).freshness()).hasSize(1);
            assertRefused(enabler.inspect(request), SignatureReason.REPLAYED);
        }

        @Test
        void isNobodysWhereTheSignerIsMissing() {
            MemoryRequest alone = enabler.signed(Enabler.post(), bob(), covering(Coverage.OF_REQUESTS));

            assertThat(enabler.facts(alone)).isEqualTo(Facts.NONE);
        }

        @Test
        void isLeftAloneWhereNoProxyIsListed() {
            Enabler open = Enabler.with();

            assertThat(open.facts(right()).integrity())
                    .extracting(Integrity::by)
                    .containsExactly(Enabler.ID);
        }
    }

    @Nested
    class Refused {

        @Test
        void isWhatCameDirectly() {
            assertRefused(enabler.inspect(enabler.signed(forwarded())), IntegrityReason.NOT_BY_PROXY);
        }

        @Test
        void isWhatAnotherProxySigned() {
            MemoryRequest signed = enabler.signed(forwarded());
            MemoryRequest request = enabler.signed(signed, Enabler.alice(), covering(Coverage.ofProxies("sig1")));

            assertRefused(enabler.inspect(request), IntegrityReason.UNKNOWN_PROXY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"signature", "signature-input"})
        void isHalfOfTheSignersSignature(String half) {
            Coverage coverage = new Coverage(
                    Set.of(Component.field(half).member("sig1"), Component.field("forwarded")), Set.of(), Set.of());

            assertRefused(
                    enabler.inspect(enabler.signed(enabler.signed(forwarded()), bob(), covering(coverage))),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void isTheSignatureOfAnotherThanTheSigner() {
            MemoryRequest both = enabler.signed(
                    enabler.signed(forwarded()),
                    SigningPolicy.ofRequests().withLabel("sig2").withTag("others"));

            assertRefused(
                    enabler.inspect(enabler.signed(both, bob(), covering(Coverage.ofProxies("sig2")))),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Client-Cert", "Client-Cert-Chain"})
        void isWhatWasAddedBehindTheProxy(String field) {
            assertRefused(enabler.inspect(right().header(field, ":AAAA:")), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void isWhatWasChangedBehindTheProxy() {
            assertRefused(
                    enabler.inspect(right().header("Forwarded", "for=192.0.2.8;proto=https")),
                    SignatureReason.WRONG_SIGNATURE);
        }

        /** The same signer, the same content; the proxy has not seen this one. */
        @Test
        void isAnotherSignatureThanTheProxyHandedOn() {
            MemoryRequest seen = right();
            MemoryRequest unseen = enabler.signed(forwarded());
            MemoryRequest request = unseen.header(
                            "Signature-Input",
                            unseen.headers("Signature-Input").get(0),
                            seen.headers("Signature-Input").get(1))
                    .header(
                            "Signature",
                            unseen.headers("Signature").get(0),
                            seen.headers("Signature").get(1));

            assertRefused(enabler.inspect(request), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void isWhatTheProxyHandedOnThoughTheSignerDidNotSignIt() {
            MemoryRequest changed = handedOn(enabler.signed(forwarded()).target("/enabler/api/orders?id=8"));

            assertRefused(enabler.inspect(changed), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void isWhatTheProxyHandedOnLongAgo() {
            MemoryRequest early = right();
            enabler.clock.advance(Duration.ofSeconds(66));

            assertRefused(enabler.inspect(early), SignatureReason.TOO_OLD);
        }

        /** Else somebody could make a request useless by sending it past the proxy. */
        @Test
        void usesNoNonceUp() {
            MemoryRequest signed = enabler.signed(forwarded());
            assertRefused(enabler.inspect(signed), IntegrityReason.NOT_BY_PROXY);

            assertThat(enabler.facts(handedOn(signed)).freshness()).hasSize(1);
        }

        /** Signing again would not help. */
        @Test
        void isNoChallenge() {
            for (IntegrityReason reason : List.of(IntegrityReason.NOT_BY_PROXY, IntegrityReason.UNKNOWN_PROXY)) {
                assertThat(enabler.guard.answer(Enabler.post(), new Rejection(reason, "", "")))
                        .satisfies(reply -> assertThat(reply.status()).isEqualTo(403))
                        .satisfies(reply -> assertThat(reply.headers())
                                .extracting(Reply.Header::name)
                                .doesNotContain("Accept-Signature", "WWW-Authenticate"));
            }
        }
    }

    @Test
    void proxiesHaveAnotherTagThanSigners() {
        assertThatThrownBy(() -> Enabler.with("tag=proxy", "proxies=bob"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature.proxy-tag")
                .hasMessageContaining("another tag");
    }
}
