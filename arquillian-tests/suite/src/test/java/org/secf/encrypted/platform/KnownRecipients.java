package org.secf.encrypted.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.secf.confidentiality.RecipientKeys;
import org.secf.keys.Jwk;

/** The one whose key lies beside this class. */
@ApplicationScoped
public class KnownRecipients implements RecipientKeys {

    /** Whose it is. */
    public static final String NAME = "CN=client";

    /** Where it is. */
    public static final String FILE = "recipient.json";

    @Override
    public List<Jwk> of(String name) {
        return name.equals(NAME) ? List.of(key()) : List.of();
    }

    private static Jwk key() {
        try (InputStream in = KnownRecipients.class.getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Jwk.read(text).fold(key -> key, rejection -> {
                throw new IllegalStateException(rejection.detail());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
