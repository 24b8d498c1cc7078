package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** The JDK's HMAC with SHA-256, but where the last octet is zero it throws and keeps what it was given, as a token may that lost its session. */
final class FailingMac extends MacSpi {

    private final Mac honest;
    private byte last = 1;

    private FailingMac() {
        try {
            honest = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Provider provider() {
        Made provider = new Made();
        provider.putService(new Provider.Service(provider, "Mac", "HmacSHA256", "Failing", List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return new FailingMac();
            }
        });
        return provider;
    }

    private static final class Made extends Provider {

        private static final long serialVersionUID = 1L;

        private Made() {
            super("Failing", "1", "fails at times");
        }

        @Override
        protected void putService(Service service) {
            super.putService(service);
        }
    }

    @Override
    protected int engineGetMacLength() {
        return honest.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters) throws InvalidKeyException {
        honest.init(key);
    }

    @Override
    protected void engineUpdate(byte octet) {
        last = octet;
        honest.update(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) {
        last = length == 0 ? last : octets[offset + length - 1];
        honest.update(octets, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
        if (last == 0) {
            throw new ProviderException("no session");
        }
        return honest.doFinal();
    }

    @Override
    protected void engineReset() {
        honest.reset();
    }
}
