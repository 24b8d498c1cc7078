package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.jose.Sealing.told;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;

/** A private key that shows nothing and works in one provider only, as PKCS#11 has them. */
class KeyInHardwareTest {

    private final Provider token = new Token();
    private final Sealing direct = Sealing.by(SealAlgorithm.ECDH_ES);

    /** Neither an EC key for the JDK nor encoded. */
    static final class Handle implements PrivateKey {
        private static final long serialVersionUID = 1L;
        private final transient PrivateKey inside;
        private final boolean isAway;

        Handle(PrivateKey inside, boolean isAway) {
            this.inside = inside;
            this.isAway = isAway;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    static final class Token extends Provider {
        private static final long serialVersionUID = 1L;

        Token() {
            super("TestToken", "1", "agrees on keys by handles");
            putService(new Service(
                    this,
                    "KeyAgreement",
                    "ECDH",
                    Agreement.class.getName(),
                    List.of(),
                    Map.of("SupportedKeyClasses", Handle.class.getName())));
        }
    }

    /** Made by the provider. */
    public static final class Agreement extends KeyAgreementSpi {
        private @Nullable KeyAgreement agreement;
        private boolean isAway;

        @Override
        protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
            if (!(key instanceof Handle handle)) {
                throw new InvalidKeyException("not of this token");
            }
            try {
                isAway = handle.isAway;
                KeyAgreement found = KeyAgreement.getInstance("ECDH", "SunEC");
                found.init(handle.inside);
                agreement = found;
            } catch (java.security.GeneralSecurityException e) {
                throw new InvalidKeyException(e);
            }
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random)
                throws InvalidKeyException {
            engineInit(key, random);
        }

        @Override
        protected @Nullable Key engineDoPhase(Key key, boolean isLast) throws InvalidKeyException {
            return begun().doPhase(key, isLast);
        }

        @Override
        protected byte[] engineGenerateSecret() {
            if (isAway) {
                throw new ProviderException("CKR_DEVICE_REMOVED");
            }
            return begun().generateSecret();
        }

        @Override
        protected int engineGenerateSecret(byte[] target, int offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SecretKey engineGenerateSecret(String algorithm) {
            throw new UnsupportedOperationException();
        }

        private KeyAgreement begun() {
            return java.util.Objects.requireNonNull(agreement);
        }
    }

    @BeforeEach
    void plugIn() {
        Security.addProvider(token);
    }

    @AfterEach
    void pullOut() {
        Security.removeProvider(token.getName());
    }

    private String open(String compact) {
        return open(compact, Optional.empty());
    }

    private String open(String compact, Optional<Provider> place) {
        return open(compact, new Handle(direct.pair().getPrivate(), false), place);
    }

    private String open(String compact, Handle handle, Optional<Provider> place) {
        OpeningKeys keys =
                new OpeningKeys(List.of(new OpeningKey(Sealing.KEY_ID, handle, SealAlgorithm.ECDH_ES, place)));
        return told(new JwePayloadSeal().open(compact, keys, direct.policy(), SealExpectation.exactly(Sealing.HEADER)));
    }

    @Test
    void opens() {
        assertThat(open(direct.seal())).isEqualTo("correct horse");
    }

    /** As a store's token is, so that nothing else in the server uses it by chance. */
    @Test
    void opensWhereNobodyRegisteredItsProvider() {
        pullOut();

        assertThat(open(direct.seal())).isEqualTo("SEAL_BROKEN");
        assertThat(open(direct.seal(), Optional.of(token))).isEqualTo("correct horse");
    }

    /** A token that was pulled out fails in a way that no signature of a method says. */
    @Test
    void opensNothingWhereItsTokenFails() {
        Handle away = new Handle(direct.pair().getPrivate(), true);

        assertThat(open(direct.seal(), away, Optional.of(token))).isEqualTo("SEAL_BROKEN");
    }

    @Test
    void isKeptFromPointsOffItsCurve() {
        String compact = Sealing.withHeader(
                direct.seal(), json -> json.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + "A".repeat(43) + "\""));

        assertThat(open(compact)).isEqualTo("EPHEMERAL_KEY");
    }
}
