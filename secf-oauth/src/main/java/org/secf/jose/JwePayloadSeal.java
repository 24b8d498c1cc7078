package org.secf.jose;

import java.security.SecureRandom;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Seals by JSON Web Encryption; found by {@link java.util.ServiceLoader}. */
public final class JwePayloadSeal implements PayloadSeal {

    private final SecureRandom random;

    /** With the platform's own randomness. */
    public JwePayloadSeal() {
        this(new SecureRandom());
    }

    JwePayloadSeal(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String seal(SealRecipient recipient, SealHeader header, byte[] plaintext) {
        return Encryption.seal(recipient, header, plaintext, random);
    }

    @Override
    public Verdict<Opened> open(String compact, OpeningKeys keys, SealPolicy policy, SealExpectation expected) {
        return CompactParts.parse(compact, policy.maxLength())
                .then(parts -> SealedMessage.read(parts, keys, policy))
                .then(message -> Check.all(HeaderChecks.ALL, message))
                .then(message -> Decryption.open(message, expected));
    }
}
