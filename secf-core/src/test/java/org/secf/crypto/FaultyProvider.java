package org.secf.crypto;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Does one algorithm as the JDK does, but for one fault. */
final class FaultyProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private FaultyProvider() {
        super("Faulty", "1", "does almost right");
    }

    static Provider signature(String algorithm, FaultySignature.Fault fault) {
        return with("Signature", algorithm, () -> new FaultySignature(algorithm, fault));
    }

    static Provider cipher(String transformation, FaultyCipher.Fault fault) {
        return with("Cipher", transformation, () -> new FaultyCipher(transformation, fault));
    }

    private static Provider with(String type, String algorithm, Supplier<Object> spi) {
        FaultyProvider provider = new FaultyProvider();
        provider.putService(new Service(provider, type, algorithm, "org.secf.Faulty", List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return spi.get();
            }
        });
        return provider;
    }
}
