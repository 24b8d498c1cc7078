package org.secf.client;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;

/** A client and a server who know each other's keys, at one instant. */
record Parties(KeyPair client, KeyPair server, Clock clock) {

    static final Crypto CRYPTO = Crypto.jdk();
    static final SecureRandom RANDOM = new SecureRandom();
    static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_P256_SHA256;

    static Parties make() {
        return new Parties(pair(), pair(), Clock.fixed(Instant.ofEpochSecond(1_618_884_481), ZoneOffset.UTC));
    }

    static KeyPair pair() {
        return pair("EC", 256);
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey key(KeyPair pair, String id) {
        return SigningKey.of(CRYPTO, pair, ALGORITHM, id);
    }

    SigningKey serverKey() {
        return key(server, "server");
    }

    SignatureKeys clients() {
        return keys("client", client, ALGORITHM);
    }

    SignatureKeys servers() {
        return keys("server", server, ALGORITHM);
    }

    static SignatureKeys keys(String id, KeyPair pair, SignatureAlgorithm algorithm) {
        return SignatureKeys.of(
                Map.of(id, VerificationKey.of(CRYPTO, pair.getPublic(), Set.of(algorithm), "owner of " + id)));
    }

    ClientTools tools() {
        return new ClientTools(CRYPTO, clock, RANDOM, new MemoryOnceStore(clock, 100));
    }

    ExchangeProtection protection(ClientPolicy policy) {
        return protection(servers(), policy);
    }

    ExchangeProtection protection(SignatureKeys trusted, ClientPolicy policy) {
        return new ExchangeProtection(key(client, "client"), trusted, policy, tools());
    }
}
