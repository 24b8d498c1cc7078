package org.secf.agreement;

import java.util.Map;
import java.util.Optional;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.PreSharedKey;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;

/** By what a client proves who it is; the mode of the agreement follows from it. Secrets are not copied: they stay open as long as the credential is used. */
public final class ClientCredential {

    private final AgreementMode mode;
    private final Optional<String> pskId;
    private final SharedKeys psk;
    private final Optional<KemKeyPair> key;
    private final Optional<OwnKey> signer;

    private ClientCredential(AgreementMode mode, Optional<KemKeyPair> key, Optional<OwnKey> signer) {
        this(mode, Map.of(), key, signer);
    }

    private ClientCredential(
            AgreementMode mode, Map<String, Secret> psk, Optional<KemKeyPair> key, Optional<OwnKey> signer) {
        this.mode = mode;
        this.pskId = psk.keySet().stream().findFirst();
        this.psk = SharedKeys.own(psk);
        this.key = key;
        this.signer = signer;
    }

    /** By nothing: the server does not learn who we are. Mode {@code base}. */
    public static ClientCredential anonymous() {
        return new ClientCredential(AgreementMode.BASE, Optional.empty(), Optional.empty());
    }

    /** By a signature over the agreement. Mode {@code base}. */
    public static ClientCredential signing(OwnKey signer) {
        return new ClientCredential(AgreementMode.BASE, Optional.empty(), Optional.of(signer));
    }

    /** By the private half of a key that the server knows. Mode {@code auth}, with the suite of the key. */
    public static ClientCredential key(KemKeyPair key) {
        return new ClientCredential(AgreementMode.AUTH, Optional.of(key), Optional.empty());
    }

    /**
     * By a pre-shared key and nothing else. Mode {@code pre-shared}, which has no forward secrecy.
     *
     * @throws IllegalArgumentException when it has less than 32 octets
     */
    public static ClientCredential preSharedOnly(String id, Secret secret) {
        return new ClientCredential(
                AgreementMode.PRE_SHARED, Map.of(id, strong(secret)), Optional.empty(), Optional.empty());
    }

    /**
     * By a pre-shared key besides. Mode {@code psk} or {@code auth_psk}.
     *
     * @throws IllegalArgumentException when it has less than 32 octets, or there is one already
     */
    public ClientCredential withPreSharedKey(String id, Secret secret) {
        if (mode.hasPsk()) {
            throw new IllegalArgumentException("there is a pre-shared key already");
        }
        AgreementMode more = mode == AgreementMode.AUTH ? AgreementMode.AUTH_PSK : AgreementMode.PSK;
        return new ClientCredential(more, Map.of(id, strong(secret)), key, signer);
    }

    private static Secret strong(Secret secret) {
        if (secret.size() < PreSharedKey.LEAST_OCTETS) {
            throw new IllegalArgumentException(
                    "expected a pre-shared key of at least " + PreSharedKey.LEAST_OCTETS + " octets");
        }
        return secret;
    }

    AgreementMode mode() {
        return mode;
    }

    Optional<String> pskId() {
        return pskId;
    }

    SharedKeys psk() {
        return psk;
    }

    Optional<KemKeyPair> key() {
        return key;
    }

    Optional<OwnKey> signer() {
        return signer;
    }

    /** How the server finds the key that proves. */
    Optional<String> keyId() {
        return key.map(pair -> pair.publicKey().key())
                .or(() -> signer.map(OwnKey::publicKey))
                .map(Thumbprint::of);
    }

    /** Whether it can be used with that suite. */
    boolean fits(AgreementSuite suite) {
        return key.map(pair -> pair.publicKey().kem() == suite.hpke().kem()).orElse(true);
    }

    /** Without any key. */
    @Override
    public String toString() {
        return "ClientCredential[" + mode.word() + "]";
    }
}
