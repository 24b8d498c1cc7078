package org.secf.saml.response;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what the JDK does, and writes down what it is asked for. */
final class RecordingProvider extends Provider {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // nobody serialises it
    private final List<String> asked = new ArrayList<>();

    RecordingProvider() {
        super("Recording", "1", "the JDK, watched");
        borrow("Signature", "SHA256withRSA", Map.of());
        borrow("Signature", "RSASSA-PSS", Map.of());
        borrow("Signature", "SHA256withECDSA", Map.of());
        borrow("Cipher", "AES/GCM/NoPadding", Map.of());
        borrow("Cipher", "RSA", Map.of("SupportedModes", "ECB", "SupportedPaddings", "OAEPPADDING"));
    }

    /** What was asked for since the last question. */
    List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    private void borrow(String type, String algorithm, Map<String, String> attributes) {
        Service lent = Arrays.stream(Security.getProviders())
                .map(provider -> provider.getService(type, algorithm))
                .filter(service -> service != null)
                .findFirst()
                .orElseThrow();
        putService(new Service(this, type, algorithm, lent.getClassName(), List.of(), attributes) {
            @Override
            public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                asked.add(algorithm);
                return lent.newInstance(parameter);
            }
        });
    }
}
