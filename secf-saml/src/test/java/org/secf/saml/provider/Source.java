package org.secf.saml.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.secf.crypto.Crypto;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.testing.Later;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestClock;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Where a test publishes metadata, how often it was asked for it, and what was told of it. */
final class Source implements MetadataObserver {

    static final String ADDRESS = "https://idp.example.org/metadata";
    static final MetadataLocation LOCATION = new MetadataLocation(ADDRESS);

    final TestClock clock = new TestClock();
    final Later later = new Later(clock);
    final AtomicInteger calls = new AtomicInteger();
    final List<Reason> failures = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    volatile String xml = MetadataXml.usual();
    volatile boolean isDown;
    MetadataPolicy policy = MetadataPolicy.of(Optional.empty());
    Optional<String> entityId = Optional.of(MetadataXml.IDP);
    Optional<EntityFilter> filter = Optional.empty();
    Optional<LastGoodCopy> copy = Optional.empty();
    RefreshTimes times = new RefreshTimes(Duration.ofHours(1), Duration.ofMinutes(1));

    Source pinned(X509Certificate signer, Optional<Duration> maxValidity) {
        Function<Instant, List<X509Certificate>> signers = now -> List.of(signer);
        policy = new MetadataPolicy(Optional.of(signers), maxValidity, Crypto.jdk());
        return this;
    }

    byte[] load(String address) throws IOException {
        calls.incrementAndGet();
        if (isDown) {
            throw new IOException("down");
        }
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    FollowedProviders follow() {
        return follow(this::load, later);
    }

    FollowedProviders follow(MetadataFeed.Loading loading, Function<Duration, Executor> timer) {
        UnaryOperator<IdentityProvider> fit = provider -> provider;
        return FollowedProviders.start(
                new MetadataFeed(LOCATION, loading, entityId, filter, policy, fit, copy),
                times,
                new FollowedProviders.Tools(clock, new SecureRandom(), timer, this));
    }

    /** Time passes, and with it what was to be done in it, minute by minute. */
    void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            clock.pass(Duration.ofMinutes(1));
            later.run();
        }
    }

    @Override
    public void keysChanged(IdentityProvider provider) {
        told.add("keys");
    }

    @Override
    public void failed(Rejection rejection) {
        failures.add(rejection.reason());
    }

    @Override
    public void leftOut(int count, Rejection first) {
        told.add(count + " left out: " + first.reason());
    }

    @Override
    public void startedWithCopy(String path) {
        told.add("copy");
    }

    @Override
    public void leftOut(String part) {
        told.add("left out: " + part);
    }

    @Override
    public void copyNotKept(String problem) {
        told.add("not kept");
    }
}
