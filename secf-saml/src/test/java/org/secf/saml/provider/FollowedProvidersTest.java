package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;

import java.lang.ref.WeakReference;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.saml.model.Credential;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;

/** Metadata is read again in the background; what was good last holds until its end. */
class FollowedProvidersTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Source source = new Source();

    private static String published(String attributes, Credential... signing) {
        StringBuilder keys = new StringBuilder();
        for (Credential one : signing) {
            keys.append(key("signing", one));
        }
        return entity(IDP, "ID=\"_root\" " + attributes, keys + sso("HTTP-POST", SSO));
    }

    private static void assertKeys(IdentityProvider provider, Credential... keys) {
        List<PublicKey> expected = new ArrayList<>();
        for (Credential one : keys) {
            expected.add(one.certificate().getPublicKey());
        }
        assertThat(provider.signingKeys()).hasSameElementsAs(expected);
    }

    @Nested
    class Background {

        @Test
        void readsAgainWithinTheInterval() {
            FollowedProviders followed = source.follow();
            source.xml = published("", TestKeys.IDP, TestKeys.EC);

            source.pass(Duration.ofMinutes(47));
            assertThat(source.calls).hasValue(1);
            assertKeys(followed.only().orElseThrow(), TestKeys.IDP);

            source.pass(Duration.ofMinutes(18));
            assertThat(source.calls).hasValue(2);
            assertKeys(followed.only().orElseThrow(), TestKeys.IDP, TestKeys.EC);
            assertThat(source.told).containsExactly("keys");
        }

        @Test
        void isNotAskedByWhoeverReadsIt() {
            FollowedProviders followed = source.follow();
            source.clock.pass(Duration.ofDays(30));

            assertKeys(followed.only().orElseThrow(), TestKeys.IDP);
            assertThat(source.calls).hasValue(1);
        }

        @Test
        void comesEarlierWhereTheMetadataAsksForIt() {
            source.xml = published("cacheDuration=\"PT10M\"", TestKeys.IDP);
            FollowedProviders followed = source.follow();

            source.pass(HOUR);

            assertThat(source.calls.get()).isBetween(5, 9);
            assertThat(followed.problem()).isEmpty();
        }

        @Test
        void comesBeforeTheEndSeveralTimes() {
            source.xml = published("validUntil=\"2026-06-01T12:40:00Z\"", TestKeys.IDP);
            source.follow();
            source.isDown = true;

            source.pass(Duration.ofMinutes(40));

            assertThat(source.calls.get()).isGreaterThan(3);
        }

        @Test
        void isNotMadeToHurryByTheMetadata() {
            source.xml = published("cacheDuration=\"PT0S\"", TestKeys.IDP);
            source.follow();

            source.pass(Duration.ofMinutes(10));

            assertThat(source.calls.get()).isLessThanOrEqualTo(11);
        }

        @Test
        void endsWhenNobodyRefersToIt() {
            WeakReference<FollowedProviders> gone = new WeakReference<>(source.follow());
            for (int i = 0; i < 10 && gone.get() != null; i++) {
                System.gc();
            }
            assertThat(gone.get()).isNull();

            source.pass(HOUR);

            assertThat(source.later.size()).isZero();
            assertThat(source.calls).hasValue(1);
        }
    }

    @Nested
    class LastGood {

        @Test
        void goesOnWhileTheSourceIsDownWhichIsAskedMoreAndMoreSeldom() {
            FollowedProviders followed = source.follow();
            source.isDown = true;

            source.pass(HOUR.multipliedBy(2));

            assertKeys(followed.only().orElseThrow(), TestKeys.IDP);
            assertThat(followed.problem().orElseThrow().reason()).isEqualTo(MetadataReason.SOURCE_UNREACHABLE);
            assertThat(source.calls.get()).isBetween(6, 11);
            assertThat(source.failures).hasSize(source.calls.get() - 1).containsOnly(MetadataReason.SOURCE_UNREACHABLE);
        }

        @Test
        void givesWayOnceTheSourceIsGoodAgain() {
            FollowedProviders followed = source.follow();
            source.isDown = true;
            source.pass(HOUR);
            source.isDown = false;
            source.xml = published("", TestKeys.EC);

            source.pass(HOUR);

            assertKeys(followed.only().orElseThrow(), TestKeys.EC);
            assertThat(followed.problem()).isEmpty();
        }

        @Test
        void doesNotGiveWayToForgeries() {
            String good = published("validUntil=\"2026-06-03T12:00:00Z\"", TestKeys.IDP);
            source.pinned(TestKeys.OTHER.certificate(), Optional.of(Duration.ofDays(7)));
            source.xml = SignatureForm.usual().sign(good, TestKeys.OTHER);
            FollowedProviders followed = source.follow();
            String evil = published("validUntil=\"2026-06-03T12:00:00Z\"", TestKeys.EC);
            for (String bad : List.of(
                    evil,
                    SignatureForm.usual().sign(evil, TestKeys.OURS),
                    SignatureForm.usual().sign(published("", TestKeys.EC), TestKeys.OTHER),
                    SignatureForm.usual()
                            .sign(published("validUntil=\"2026-09-01T12:00:00Z\"", TestKeys.EC), TestKeys.OTHER),
                    SignatureForm.usual()
                            .sign(published("validUntil=\"2026-06-01T12:00:00Z\"", TestKeys.EC), TestKeys.OTHER),
                    SignatureForm.usual().sign(evil.replace(IDP, IDP + "/2"), TestKeys.OTHER),
                    "<html/>",
                    "")) {
                source.xml = bad;
                source.pass(HOUR);
                assertKeys(followed.only().orElseThrow(), TestKeys.IDP);
            }
            assertThat(source.failures)
                    .contains(
                            MetadataReason.METADATA_UNSIGNED,
                            MetadataReason.METADATA_SIGNATURE_INVALID,
                            MetadataReason.METADATA_WITHOUT_END,
                            MetadataReason.METADATA_END_TOO_FAR,
                            MetadataReason.METADATA_ENDED,
                            MetadataReason.ENTITY_MISSING,
                            MetadataReason.METADATA_UNREADABLE);
        }

        /** Without a configured entity id, too: the one of the start is meant. */
        @Test
        void doesNotGiveWayToAnotherEntity() {
            source.entityId = Optional.empty();
            FollowedProviders followed = source.follow();
            source.xml = published("", TestKeys.EC).replace(IDP, IDP + "/2");

            source.pass(HOUR);

            assertThat(followed.only().orElseThrow().entityId()).isEqualTo(IDP);
            assertThat(source.failures).containsOnly(MetadataReason.ENTITY_MISSING);
            assertThat(followed.afterUnknownKey(followed.only().orElseThrow())).isEmpty();
        }

        @Test
        void keepsItsOwnEnd() {
            source.xml = published("validUntil=\"2026-06-01T13:00:00Z\"", TestKeys.IDP);
            FollowedProviders followed = source.follow();
            source.isDown = true;
            source.pass(HOUR.multipliedBy(3));

            assertThat(followed.only().orElseThrow().validUntil()).contains(Instant.parse("2026-06-01T13:00:00Z"));
        }

        @Test
        void isMissedAtTheFirstStart() {
            source.isDown = true;
            assertThatThrownBy(source::follow).isInstanceOf(UnusableMetadata.class);
        }
    }

    @Nested
    class UnknownKey {

        @Test
        void hasTheSourceAskedAtOnce() {
            FollowedProviders followed = source.follow();
            IdentityProvider before = followed.only().orElseThrow();
            source.xml = published("", TestKeys.EC);

            IdentityProvider after = followed.afterUnknownKey(before).orElseThrow();

            assertKeys(after, TestKeys.EC);
            assertThat(followed.only().orElseThrow()).isEqualTo(after);
        }

        @Test
        void findsWhatAnotherThreadHasRead() {
            FollowedProviders followed = source.follow();
            IdentityProvider before = followed.only().orElseThrow();
            source.xml = published("", TestKeys.EC);
            source.pass(HOUR);

            assertThat(followed.afterUnknownKey(before)).isPresent();
            assertThat(source.calls).hasValue(2);
        }

        @Test
        void byAFloodHasItAskedOnceInAWhile() {
            FollowedProviders followed = source.follow();
            for (int second = 0; second < 600; second++) {
                source.clock.pass(Duration.ofSeconds(1));
                assertThat(followed.afterUnknownKey(followed.only().orElseThrow()))
                        .isEmpty();
            }
            assertThat(source.calls.get()).isBetween(10, 11);
        }

        @Test
        void byAFloodHasItAskedOnceInAWhileAlsoWhereItIsDown() {
            FollowedProviders followed = source.follow();
            source.isDown = true;
            for (int second = 0; second < 600; second++) {
                source.clock.pass(Duration.ofSeconds(1));
                assertThat(followed.afterUnknownKey(followed.only().orElseThrow()))
                        .isEmpty();
            }
            assertThat(source.calls.get()).isBetween(10, 11);
        }

        @Test
        void isNotForbiddenByAClockThatWasSetBack() {
            FollowedProviders followed = source.follow();
            followed.afterUnknownKey(followed.only().orElseThrow());
            source.clock.pass(Duration.ofDays(-1));
            source.xml = published("", TestKeys.EC);

            assertThat(followed.afterUnknownKey(followed.only().orElseThrow())).isPresent();
        }

        /** The source hangs: eight wait for it, the others are judged by what is known. */
        @Test
        void holdsFewThreads() throws Exception {
            CountDownLatch hangs = new CountDownLatch(1);
            ExecutorService threads = Executors.newCachedThreadPool();
            try {
                FollowedProviders followed = source.follow(
                        address -> {
                            byte[] read = source.load(address);
                            if (source.calls.get() > 1) {
                                await(hangs);
                            }
                            return read;
                        },
                        delay -> delay.isZero() ? threads : source.later.apply(delay));
                source.xml = published("", TestKeys.EC);
                IdentityProvider before = followed.only().orElseThrow();
                var answers = new ExecutorCompletionService<Boolean>(threads);
                for (int i = 0; i < 20; i++) {
                    answers.submit(() -> followed.afterUnknownKey(before).isPresent());
                }
                for (int i = 0; i < 12; i++) {
                    assertThat(answers.poll(8, TimeUnit.SECONDS).get()).isFalse();
                }
                hangs.countDown();
                for (int i = 0; i < 8; i++) {
                    assertThat(answers.poll(8, TimeUnit.SECONDS).get()).isTrue();
                }
                assertThat(source.calls).hasValue(2);
            } finally {
                threads.shutdownNow();
            }
        }

        /** Whoever comes while the timer has the source asked waits by its own patience, not for the download. */
        @Test
        void isNotLockedOutByARefreshInTime() throws Exception {
            CountDownLatch hangs = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            ExecutorService threads = Executors.newCachedThreadPool();
            try {
                FollowedProviders followed = source.follow(
                        address -> {
                            byte[] read = source.load(address);
                            if (source.calls.get() > 1) {
                                asked.countDown();
                                await(hangs);
                            }
                            return read;
                        },
                        source.later);
                threads.execute(() -> source.pass(Duration.ofMinutes(65)));
                assertThat(asked.await(8, TimeUnit.SECONDS)).isTrue();
                CountDownLatch answered = new CountDownLatch(1);
                Thread request = new Thread(() -> {
                    followed.afterUnknownKey(followed.only().orElseThrow());
                    answered.countDown();
                });
                request.start();

                request.interrupt();

                assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(source.calls).hasValue(2);
            } finally {
                hangs.countDown();
                threads.shutdownNow();
            }
        }

        @Test
        void mayBeAskedForAgainAfterNoThreadWasFree() {
            AtomicBoolean isFull = new AtomicBoolean(true);
            FollowedProviders followed = source.follow(source::load, delay -> {
                if (delay.isZero() && isFull.get()) {
                    throw new RejectedExecutionException("full");
                }
                return source.later.apply(delay);
            });
            assertThatThrownBy(() -> followed.afterUnknownKey(followed.only().orElseThrow()))
                    .isInstanceOf(RejectedExecutionException.class);
            isFull.set(false);
            source.clock.pass(Duration.ofMinutes(2));
            source.xml = published("", TestKeys.EC);

            assertThat(followed.afterUnknownKey(followed.only().orElseThrow())).isPresent();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await(9, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
