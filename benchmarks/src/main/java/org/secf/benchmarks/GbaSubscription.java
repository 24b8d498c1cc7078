package org.secf.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.keys.Secret;

/** A subscriber by number, with keys that network and card make of it alike. */
record GbaSubscription(int number) {

    private static final int KEY = 16;

    String identity() {
        return "user" + number + "@home1.net";
    }

    String publicIdentity() {
        return "sip:" + identity();
    }

    Secret key() {
        return secret("K of " + number);
    }

    Secret operator() {
        return secret("OPc of " + number);
    }

    /** As new. */
    SubscriberCard card() {
        return new SubscriberCard(
                Milenage.of(Crypto.jdk(), key(), operator()), new SequenceMemory(new SequenceNumber(0)));
    }

    private static Secret secret(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Secret.taking(Arrays.copyOf(hash, KEY));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
