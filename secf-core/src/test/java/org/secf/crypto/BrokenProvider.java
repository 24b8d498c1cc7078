package org.secf.crypto;

import java.security.Key;
import java.security.MessageDigestSpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.MacSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Claims to do one algorithm. */
final class BrokenProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private BrokenProvider() {
        super("Broken", "1", "does wrong");
    }

    /** Verifies everything. */
    static Provider yes(String algorithm) {
        return with("Signature", algorithm, () -> new Answering(true));
    }

    /** Verifies nothing. */
    static Provider no(String algorithm) {
        return with("Signature", algorithm, () -> new Answering(false));
    }

    static Provider zeroDigest(String algorithm) {
        return with("MessageDigest", algorithm, Zeros::new);
    }

    static Provider zeroMac(String algorithm) {
        return with("Mac", algorithm, ZeroMac::new);
    }

    static Provider zeroSecret(String algorithm) {
        return with("KeyAgreement", algorithm, ZeroSecret::new);
    }

    /** Fails as native code does. */
    static Provider crashing(String algorithm) {
        return with("MessageDigest", algorithm, () -> {
            throw new UnsatisfiedLinkError("no native library");
        });
    }

    private static Provider with(String type, String algorithm, Supplier<Object> spi) {
        BrokenProvider provider = new BrokenProvider();
        provider.putService(new Service(provider, type, algorithm, "org.secf.Broken", List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return spi.get();
            }
        });
        return provider;
    }

    private static final class Answering extends SignatureSpi {

        private final boolean answer;

        private Answering(boolean answer) {
            this.answer = answer;
        }

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {}

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) {}

        @Override
        protected byte[] engineSign() {
            return new byte[64];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return answer;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        @SuppressWarnings("InlineMeSuggester")
        protected Object engineGetParameter(String name) {
            return name;
        }
    }

    private static final class Zeros extends MessageDigestSpi {

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[32];
        }

        @Override
        protected void engineReset() {}
    }

    private static final class ZeroMac extends MacSpi {

        @Override
        protected int engineGetMacLength() {
            return 32;
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) {}

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {}

        @Override
        protected byte[] engineDoFinal() {
            return new byte[32];
        }

        @Override
        protected void engineReset() {}
    }

    private static final class ZeroSecret extends KeyAgreementSpi {

        @Override
        protected void engineInit(Key key, SecureRandom random) {}

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random) {}

        @Override
        protected @Nullable Key engineDoPhase(Key key, boolean isLast) {
            return null;
        }

        @Override
        protected byte[] engineGenerateSecret() {
            return new byte[32];
        }

        @Override
        protected int engineGenerateSecret(byte[] into, int offset) {
            return 32;
        }

        @Override
        protected SecretKey engineGenerateSecret(String algorithm) {
            return new SecretKeySpec(new byte[32], algorithm);
        }
    }
}
