package org.secf.keys;

import java.util.ServiceLoader;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/**
 * Seals octets to a public key and opens them with the private one, or does both by a key that both sides have: JSON Web Encryption in its compact form
 * (RFC 7516 §7.1). Found through {@link ServiceLoader}. Safe for many threads.
 *
 * <p>A seal keeps the content secret and unchanged. One to a public key does not say who sealed it, since anybody may who knows the key, and none says that it
 * has not been sent before: let the transport prove the one, and the other an identifier among the header parameters that is remembered.
 */
public interface PayloadSeal {

    /**
     * Seals the octets to their recipient.
     *
     * @param plaintext neither changed nor kept; the caller wipes it
     * @return the five parts of RFC 7516 §7.1, base64url, separated by dots
     */
    String seal(SealRecipient recipient, SealHeader header, byte[] plaintext);

    /**
     * Opens what others sealed. Nothing in it can make this throw: each fault is refused with its {@link SealReason}.
     *
     * @param compact as it came, from anybody
     * @return the content, when it was sealed to one of the keys, by an algorithm that is taken, for what is expected
     */
    Verdict<Opened> open(String compact, OpeningKeys keys, SealPolicy policy, SealExpectation expected);

    /**
     * The seal on the class path.
     *
     * @throws ConfigurationException when there is none
     */
    static PayloadSeal installed(ClassLoader loader) {
        return ServiceLoader.load(PayloadSeal.class, loader)
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException(
                                "expected an implementation of sealing on the class path, found none; add org.secf:secf-oauth"));
    }
}
