package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.http.BodyLimits;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;

/** One fault at a time, everything else right. */
class SignatureGuardTest {

    private final Enabler enabler = Enabler.with();
    private final SigningPolicy policy = SigningPolicy.ofRequests();

    private static SigningPolicy without(String name) {
        Coverage all = Coverage.OF_REQUESTS;
        return SigningPolicy.ofRequests()
                .with(new Coverage(
                        remaining(all.always(), name),
                        remaining(all.withContent(), name),
                        remaining(all.whenPresent(), name)));
    }

    private static Set<Component> remaining(Set<Component> components, String name) {
        Set<Component> fewer = new LinkedHashSet<>(components);
        fewer.removeIf(component -> component.name().equals(name));
        return fewer;
    }

    private SigningPolicy nonce(boolean has) {
        return new SigningPolicy(policy.coverage(), "sig1", policy.tag(), policy.validity(), has, false);
    }

    @Nested
    class Told {

        @Test
        void tellWhatWasSignedByWhom() {
            Facts facts = enabler.facts(enabler.signed(Enabler.post()));

            assertThat(facts.integrity()).singleElement().satisfies(fact -> {
                assertThat(fact.by()).isEqualTo(Enabler.ID);
                assertThat(fact.components())
                        .containsExactlyInAnyOrder(
                                "@method", "@authority", "@path", "@query", "content-digest", "content-type");
                assertThat(fact.coversBody()).isTrue();
                assertThat(fact.signer())
                        .isEqualTo(new Integrity.Signer(
                                Optional.of("a1"),
                                Enabler.key(Enabler.ALICE, "alice").thumbprint(),
                                Optional.of("alice")));
                assertThat(fact.created()).contains(enabler.clock.instant());
            });
            assertThat(facts.freshness()).satisfiesExactly(fresh -> {
                assertThat(fresh.source()).isEqualTo(Freshness.Source.NONCE);
                assertThat(fresh.by()).isEqualTo(Enabler.ID);
                assertThat(fresh.scope()).isEqualTo("a1");
                assertThat(fresh.owner())
                        .isEqualTo(facts.integrity().get(0).signer().owner());
                assertThat(fresh.made()).isEqualTo(facts.integrity().get(0).created());
                assertThat(fresh.remembered().orElseThrow())
                        .isAfter(fresh.made().orElseThrow());
            });
        }

        @Test
        void areNoneWithoutASignature() {
            assertThat(enabler.facts(Enabler.post())).isEqualTo(Facts.NONE);
        }

        @Test
        void tellThePartsOfAnAddressAndFieldsInStrictForm() {
            Coverage coverage = new Coverage(
                    new LinkedHashSet<>(List.of(Component.METHOD, Component.TARGET_URI)),
                    Set.of(Component.field("content-digest").structured(), Component.field("content-type")),
                    Set.of());

            assertThat(enabler.facts(enabler.signed(Enabler.post(), policy.with(coverage)))
                            .integrity()
                            .get(0)
                            .components())
                    .contains("@target-uri", "@path", "@query", "@authority", "content-digest");
        }

        @Test
        void sayThatNothingIsContentToo() {
            assertThat(enabler.facts(enabler.signed(MemoryRequest.get("/api/orders")))
                            .integrity())
                    .allMatch(Integrity::coversBody);
        }

        @Test
        void doNotSayWhatNobodyAskedToBeCovered() {
            Enabler loose = Enabler.with("required-components=@method,@authority,@path,@query");
            Facts facts = loose.facts(loose.signed(Enabler.post(), without("content-digest")));

            assertThat(facts.integrity()).singleElement().matches(fact -> !fact.coversBody());
        }

        @Test
        void doNotSayFreshWhereNoncesAreNotLookedAt() {
            Enabler repeating = Enabler.with("nonce=ACCEPT_REPEATED");
            MemoryRequest request = repeating.signed(Enabler.post());

            assertThat(repeating.facts(request).freshness()).isEmpty();
            assertThat(repeating.facts(request).integrity()).hasSize(1);
        }

        @Test
        void doNotSayFreshWithoutANonce() {
            Enabler lenient = Enabler.with("nonce=ONCE_IF_PRESENT");

            assertThat(lenient.facts(lenient.signed(Enabler.post(), nonce(false)))
                            .freshness())
                    .isEmpty();
            assertThat(lenient.facts(lenient.signed(Enabler.post())).freshness())
                    .hasSize(1);
        }
    }

    /** RFC 9421 §7.2.1. */
    @Nested
    class ThinCoverage {

        @ParameterizedTest
        @ValueSource(strings = {"@method", "@authority", "@path", "@query", "content-digest", "content-type"})
        void isRefused(String name) {
            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post(), without(name))),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void ofMoreThatTheApplicationAsksForIsRefused() {
            Enabler strict = Enabler.with(
                    "required-components-without-content=@method,@target-uri,x-tenant",
                    "required-components=@method,@authority,@path,@query");
            MemoryRequest request = MemoryRequest.get("/api").header("X-Tenant", "a");
            Coverage more = Coverage.OF_REQUESTS.and(Component.TARGET_URI);

            assertRefused(
                    strict.inspect(strict.signed(request, policy.with(more))), SignatureReason.COMPONENT_NOT_COVERED);
            assertThat(strict.facts(strict.signed(request, policy.with(more.and(Component.field("x-tenant")))))
                            .integrity())
                    .hasSize(1);
        }
    }

    /** RFC 9421 §7.2.8, RFC 9530 §6. */
    @Nested
    class SwappedBody {

        @Test
        void isRefused() {
            MemoryRequest request = enabler.signed(Enabler.post()).body(new byte[] {1});

            assertRefused(enabler.inspect(request), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void isRefusedWithItsOwnDigest() {
            MemoryRequest request =
                    Enabler.digested(enabler.signed(Enabler.post()).body(new byte[] {1}));

            assertRefused(enabler.inspect(request), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void isRefusedWhereItIsNothing() {
            MemoryRequest request =
                    enabler.signed(Enabler.post()).body(new byte[0]).header("Content-Length", "0");

            assertRefused(enabler.inspect(request), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void isRefusedWhereThereWasNone() {
            MemoryRequest request =
                    enabler.signed(MemoryRequest.get("/api/orders")).body(new byte[] {1});

            assertRefused(enabler.inspect(request), IntegrityReason.UNEXPECTED_CONTENT);
        }

        @Test
        void isRefusedWhereOneOfTwoDigestsIsWrong() {
            MemoryRequest post = Enabler.post();
            String wrong = ContentDigest.of(new byte[] {1}, Set.of(DigestAlgorithm.SHA_512), Enabler.CRYPTO)
                    .text();
            String right = post.headers("Content-Digest").get(0);
            MemoryRequest request = enabler.signed(post.header("Content-Digest", right + ", " + wrong));

            assertRefused(enabler.inspect(request), ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void isRefusedWhereTheDigestIsBroken() {
            MemoryRequest request = enabler.signed(Enabler.post().header("Content-Digest", "md5=:YQ==:"));

            assertRefused(enabler.inspect(request), ContentDigestReason.NO_ACCEPTED_DIGEST);
        }

        @Test
        void isRefusedWhereItIsTooLong() {
            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post()), BodyLimits.inMemoryOnly(5)),
                    HttpReason.BODY_TOO_LARGE);
        }
    }

    /** RFC 9421 §7.2.1: the type chooses the method of a resource also where there is nothing to read. */
    @Nested
    class TypeWithoutContent {

        private MemoryRequest bare() {
            return MemoryRequest.get("/api/orders")
                    .method("POST")
                    .header("Content-Length", "0")
                    .header("Content-Type", "application/x-confirm");
        }

        @Test
        void cannotBeExchanged() {
            assertRefused(
                    enabler.inspect(enabler.signed(bare()).header("Content-Type", "application/x-cancel")),
                    SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void hasToBeCovered() {
            Coverage usual = Coverage.OF_REQUESTS;
            Coverage typeless = new Coverage(usual.always(), usual.withContent(), Set.of());

            assertRefused(
                    enabler.inspect(
                            enabler.signed(bare(), SigningPolicy.ofRequests().with(typeless))),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }

        /** As the application says of content. */
        @Test
        void needNotBeCoveredWhereThatOfContentNeedNot() {
            Enabler lax = Enabler.with("required-components=@method,@target-uri,content-digest");
            Coverage typeless = new Coverage(Coverage.OF_REQUESTS.always(), Set.of(), Set.of());

            assertThat(lax.facts(lax.signed(bare(), SigningPolicy.ofRequests().with(typeless)))
                            .integrity())
                    .hasSize(1);
        }
    }

    /** RFC 9421 §7.3. */
    @Nested
    class Keys {

        @Test
        void ofAnotherDoNotProveTheCaller() {
            SigningKey bobAsAlice = SigningKey.of(Enabler.CRYPTO, Enabler.BOB, SignatureAlgorithm.ED25519, "a1");

            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post(), bobAsAlice, policy)),
                    SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void tellTheirOwnOwner() {
            SigningKey bob = SigningKey.of(Enabler.CRYPTO, Enabler.BOB, SignatureAlgorithm.ED25519, "b1");
            Facts facts = enabler.facts(enabler.signed(Enabler.post(), bob, policy));

            assertThat(facts.integrity().get(0).signer().owner()).contains("bob");
        }

        @Test
        void canBeGivenToAnOwner() {
            Enabler renaming = Enabler.with("owners=a1=carol");

            assertThat(renaming.facts(renaming.signed(Enabler.post()))
                            .integrity()
                            .get(0)
                            .signer()
                            .owner())
                    .contains("carol");
        }

        @Test
        void ofNobodyWhoCanBeShownAreRefused() {
            Enabler hostile = Enabler.with(SignatureKeys.of(Map.of("a1", Enabler.key(Enabler.ALICE, "ali\u200bce"))));

            assertRefused(hostile.inspect(hostile.signed(Enabler.post())), IntegrityReason.UNUSABLE_OWNER);
        }

        @Test
        void unknownAreRefused() {
            SigningKey unknown = SigningKey.of(Enabler.CRYPTO, Enabler.ALICE, SignatureAlgorithm.ED25519, "a2");

            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post(), unknown, policy)), SignatureReason.UNKNOWN_KEY);
        }

        @Test
        void areForTheirAlgorithmOnly() throws GeneralSecurityException {
            SigningKey rsa = SigningKey.of(
                    Enabler.CRYPTO,
                    KeyPairGenerator.getInstance("RSA").generateKeyPair(),
                    SignatureAlgorithm.RSA_PSS_SHA512,
                    "a1");
            SigningPolicy named =
                    new SigningPolicy(policy.coverage(), "sig1", Optional.empty(), Optional.empty(), true, true);

            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post(), rsa, named)), SignatureReason.ALGORITHM_MISMATCH);
        }

        @Test
        void areNotForAlgorithmsThatTheApplicationLeftOut() {
            Enabler strict = Enabler.with("algorithms=rsa-pss-sha512");

            assertRefused(strict.inspect(strict.signed(Enabler.post())), SignatureReason.ALGORITHM_UNDETERMINED);
        }
    }

    /** RFC 9421 §7.2.5, §7.2.6. */
    @Nested
    class Labels {

        @Test
        void ofSeveralSignaturesAreNotChosenByChance() {
            MemoryRequest both = enabler.signed(enabler.signed(Enabler.post()), policy.withLabel("sig2"));

            assertRefused(enabler.inspect(both), SignatureReason.SEVERAL_SUITABLE_SIGNATURES);
        }

        @Test
        void ofOthersAreLeftAlone() {
            assertThat(enabler.facts(enabler.signed(Enabler.post(), policy.withTag("others"))))
                    .isEqualTo(Facts.NONE);
            Enabler labelled = Enabler.with("label=mine");
            assertThat(labelled.facts(labelled.signed(Enabler.post()))).isEqualTo(Facts.NONE);
        }

        @Test
        void areOursByTheirTag() {
            Enabler tagged = Enabler.with("tag=orders", "label=mine");
            MemoryRequest request =
                    tagged.signed(Enabler.post(), policy.withTag("orders").withLabel("mine"));

            assertThat(tagged.facts(request).integrity()).hasSize(1);
        }

        @Test
        void withoutSignatureAreRefused() {
            MemoryRequest request =
                    Enabler.post().header("Signature-Input", "sig1=(\"@method\");created=1;keyid=\"a1\"");

            assertRefused(enabler.inspect(request), SignatureReason.UNMATCHED_LABEL);
        }
    }

    /** RFC 9421 §7.2.2. */
    @Nested
    class Age {

        @Test
        void isLimited() {
            MemoryRequest request = enabler.signed(Enabler.post());
            enabler.clock.advance(Duration.ofSeconds(66));

            assertRefused(enabler.inspect(request), SignatureReason.TOO_OLD);
        }

        @Test
        void isNotNegative() {
            MemoryRequest request = enabler.signed(Enabler.post());
            enabler.clock.advance(Duration.ofSeconds(-6));

            assertRefused(enabler.inspect(request), SignatureReason.CREATED_IN_FUTURE);
        }

        @Test
        void isWhatTheApplicationSays() {
            Enabler patient = Enabler.with("max-age=2m", "clock-skew=0s");
            MemoryRequest request = patient.signed(Enabler.post());
            patient.clock.advance(Duration.ofMinutes(2));

            assertThat(patient.facts(request).integrity()).hasSize(1);
        }

        @Test
        void endsWhereTheSignerSays() {
            SigningPolicy brief = new SigningPolicy(
                    policy.coverage(), "sig1", Optional.empty(), Optional.of(Duration.ofSeconds(10)), true, false);
            MemoryRequest request = enabler.signed(Enabler.post(), brief);
            enabler.clock.advance(Duration.ofSeconds(16));

            assertRefused(enabler.inspect(request), SignatureReason.EXPIRED);
        }

        @Test
        void doesNotLetACopyPass() {
            MemoryRequest request = enabler.signed(Enabler.post());

            assertThat(enabler.facts(request).integrity()).hasSize(1);
            assertRefused(enabler.inspect(request), SignatureReason.REPLAYED);
        }

        private OnceStore forgetful() {
            return new MemoryOnceStore(enabler.clock, 100);
        }

        /** The memory of nonces began with the application. */
        @Test
        void doesNotLetACopyPassAfterARestart() {
            MemoryRequest request = enabler.signed(Enabler.post());
            assertThat(enabler.facts(request).integrity()).hasSize(1);
            enabler.clock.advance(Duration.ofSeconds(10));
            Enabler restarted = enabler.restarted(forgetful());

            assertRefused(restarted.inspect(request), IntegrityReason.CREATED_BEFORE_START);
            assertRefused(
                    enabler.restarted(forgetful(), "nonce=ONCE_IF_PRESENT").inspect(request),
                    IntegrityReason.CREATED_BEFORE_START);
            assertThat(restarted.facts(restarted.signed(Enabler.post())).integrity())
                    .hasSize(1);
        }

        /** Times in signatures are whole seconds. */
        @Test
        void letsTheSecondOfTheStartPass() {
            MemoryRequest request = enabler.signed(Enabler.post());
            enabler.clock.advance(Duration.ofMillis(999));

            assertThat(enabler.restarted(forgetful()).facts(request).integrity())
                    .hasSize(1);
        }

        @Test
        void isNoMatterAfterARestartWhereTheMemoryIsOlder() {
            OnceStore older = new OnceStore() {
                private final OnceStore all = forgetful();

                @Override
                public Claim claim(String key, Instant expires) {
                    return all.claim(key, expires);
                }

                @Override
                public boolean outlivesRestarts() {
                    return true;
                }
            };
            MemoryRequest request = enabler.signed(Enabler.post());
            enabler.clock.advance(Duration.ofSeconds(10));

            assertThat(enabler.restarted(older).facts(request).integrity()).hasSize(1);
            assertRefused(enabler.restarted(older).inspect(request), SignatureReason.REPLAYED);
        }

        @Test
        void isNoMatterAfterARestartWhereCopiesPassAnyway() {
            MemoryRequest request = enabler.signed(Enabler.post());
            MemoryRequest unnumbered = enabler.signed(Enabler.post(), nonce(false));
            enabler.clock.advance(Duration.ofSeconds(10));
            Enabler repeating = enabler.restarted(forgetful(), "nonce=ACCEPT_REPEATED");
            Enabler careless = enabler.restarted(forgetful(), "nonce=ONCE_IF_PRESENT");

            assertThat(repeating.facts(request).integrity()).hasSize(1);
            assertThat(careless.facts(unnumbered).integrity()).hasSize(1);
        }

        /** Whoever sends copies uses up nothing. */
        @Test
        void ofACopyAfterARestartUsesUpNoNonce() {
            MemoryRequest request = enabler.signed(Enabler.post());
            enabler.clock.advance(Duration.ofSeconds(10));
            OnceStore once = forgetful();
            assertRefused(enabler.restarted(once).inspect(request), IntegrityReason.CREATED_BEFORE_START);
            enabler.clock.advance(Duration.ofSeconds(-10));

            assertThat(enabler.restarted(once).facts(request).integrity()).hasSize(1);
        }

        private MemoryRequest by(Enabler enabler, KeyPair pair, String keyId) {
            SigningKey key = SigningKey.of(Enabler.CRYPTO, pair, SignatureAlgorithm.ED25519, keyId);
            return enabler.signed(Enabler.post(), key, policy);
        }

        /** The memory of nonces is bounded, and serves everybody. */
        @Test
        void ofOneSignerLeavesTheMemoryToOthers() {
            KeyPair second = Enabler.pair();
            SignatureKeys keys = SignatureKeys.of(Map.of(
                    "a1", Enabler.key(Enabler.ALICE, "alice"),
                    "a2", Enabler.key(second, "alice"),
                    "b1", Enabler.key(Enabler.BOB, "bob")));
            Enabler strict = Enabler.with(keys, "max-nonces-per-signer=2", "max-nonces=3");
            assertThat(strict.facts(by(strict, Enabler.ALICE, "a1")).integrity())
                    .hasSize(1);
            assertThat(strict.facts(by(strict, second, "a2")).integrity()).hasSize(1);

            assertRefused(strict.inspect(by(strict, Enabler.ALICE, "a1")), SignatureReason.TOO_MANY_NONCES);
            assertRefused(strict.inspect(by(strict, second, "a2")), SignatureReason.TOO_MANY_NONCES);
            assertThat(strict.facts(by(strict, Enabler.BOB, "b1")).integrity()).hasSize(1);
            assertRefused(strict.inspect(by(strict, Enabler.BOB, "b1")), SignatureReason.TOO_MANY_NONCES);
            strict.clock.advance(Duration.ofMinutes(3));
            assertThat(strict.facts(by(strict, Enabler.ALICE, "a1")).integrity())
                    .hasSize(1);
        }

        /** Copies take nobody's place. */
        @Test
        void ofACopyIsNotCounted() {
            Enabler strict = Enabler.with("max-nonces-per-signer=2");
            MemoryRequest request = strict.signed(Enabler.post());
            assertThat(strict.facts(request).integrity()).hasSize(1);
            for (int i = 0; i < 5; i++) {
                assertRefused(strict.inspect(request), SignatureReason.REPLAYED);
            }

            assertThat(strict.facts(strict.signed(Enabler.post())).integrity()).hasSize(1);
        }

        @Test
        void needsANonce() {
            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post(), nonce(false))), SignatureReason.MISSING_PARAMETER);
        }
    }

    /** What the request says of its host is not believed. */
    @Nested
    class Target {

        @Test
        void isTheConfiguredOne() {
            MemoryRequest request = enabler.signed(Enabler.post()).header("Host", "evil.example.net");

            assertThat(enabler.facts(request).integrity()).hasSize(1);
        }

        @Test
        void ofAnotherRequestIsRefused() {
            MemoryRequest request = enabler.signed(Enabler.post()).target("/enabler/api/orders?id=8");

            assertRefused(enabler.inspect(request), SignatureReason.WRONG_SIGNATURE);
        }
    }
}
