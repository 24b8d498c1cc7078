package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secf.keys.store.StoreFolder;

class OwnKeyTest {

    private final OwnKey own = StoreFolder.key(KeyKind.P_256);
    private final OwnKey away = new OwnKey(own.privateKey(), own.chain(), Optional.of(new AwayToken()));

    /** PKCS#11 §5.1: CKR_DEVICE_REMOVED may come from any function. */
    @Test
    void saysThatItsTokenFailedAsItSaysThatItDoesNotFit() {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> away.sign("SHA256withECDSA", content))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("CKR_DEVICE_REMOVED");
    }

    private static final class AwayToken extends Provider {

        private static final long serialVersionUID = 1L;

        AwayToken() {
            super("AwayToken", "1", "is away");
            putService(new Service(this, "Signature", "SHA256withECDSA", Away.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new Away();
                }
            });
        }
    }

    private static final class Away extends SignatureSpi {

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new ProviderException("CKR_DEVICE_REMOVED");
        }

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
