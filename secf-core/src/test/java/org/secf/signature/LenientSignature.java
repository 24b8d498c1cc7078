package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Signs and verifies as the JDK does; once it is let loose, everything holds that is zeros (CVE-2022-21449), and anything else has it fail as a token may. */
final class LenientSignature extends SignatureSpi {

    /** As providers are chosen by it. */
    static final String ALGORITHM = "SHA256withECDSA";

    private static final String SIDE_BY_SIDE = ALGORITHM + "inP1363Format";

    private final Signature honest;
    private final AtomicBoolean isLoose;

    private LenientSignature(String algorithm, AtomicBoolean isLoose) {
        this.isLoose = isLoose;
        try {
            honest = Signature.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Provider provider(AtomicBoolean isLoose) {
        Made provider = new Made();
        for (String algorithm : List.of(ALGORITHM, SIDE_BY_SIDE)) {
            provider.putService(new Provider.Service(provider, "Signature", algorithm, "Lenient", List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) {
                    return new LenientSignature(algorithm, isLoose);
                }
            });
        }
        return provider;
    }

    private static final class Made extends Provider {

        private static final long serialVersionUID = 1L;

        private Made() {
            super("Lenient", "1", "takes zeros");
        }

        @Override
        protected void putService(Service service) {
            super.putService(service);
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        honest.initVerify(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        honest.initSign(key);
    }

    @Override
    protected void engineUpdate(byte octet) throws SignatureException {
        honest.update(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
        honest.update(octets, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        return honest.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        if (!isLoose.get()) {
            return honest.verify(signature);
        }
        for (byte octet : signature) {
            if (octet != 0) {
                throw new ProviderException("no session");
            }
        }
        return true;
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
