package org.secf.client.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.crypto.Crypto;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;

/** A client and a server who know each other's keys, at one instant. */
public record Parties(KeyPair client, KeyPair server, Clock clock) {

    public static final Crypto CRYPTO = Crypto.jdk();
    public static final SecureRandom RANDOM = new SecureRandom();
    public static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_P256_SHA256;

    public static Parties make() {
        return new Parties(pair(), pair(), Clock.fixed(Instant.ofEpochSecond(1_618_884_481), ZoneOffset.UTC));
    }

    public static KeyPair pair() {
        return pair("EC", 256);
    }

    public static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static SigningKey key(KeyPair pair, String id) {
        return SigningKey.of(CRYPTO, pair, ALGORITHM, id);
    }

    public SigningKey serverKey() {
        return key(server, "server");
    }

    public SignatureKeys clients() {
        return keys("client", client, ALGORITHM);
    }

    public SignatureKeys servers() {
        return keys("server", server, ALGORITHM);
    }

    public static SignatureKeys keys(String id, KeyPair pair, SignatureAlgorithm algorithm) {
        return SignatureKeys.of(
                Map.of(id, VerificationKey.of(CRYPTO, pair.getPublic(), Set.of(algorithm), "owner of " + id)));
    }

    public ClientTools tools() {
        return new ClientTools(CRYPTO, clock, RANDOM, new MemoryOnceStore(clock, 100));
    }

    public ExchangeProtection protection(ClientPolicy policy) {
        return protection(servers(), policy);
    }

    public ExchangeProtection protection(SignatureKeys trusted, ClientPolicy policy) {
        return new ExchangeProtection(key(client, "client"), trusted, policy, tools());
    }
}
