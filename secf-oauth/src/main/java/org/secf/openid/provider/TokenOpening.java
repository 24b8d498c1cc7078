package org.secf.openid.provider;

import java.util.function.Supplier;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealPolicy;

/**
 * How tokens are decrypted that a provider encrypts to us.
 *
 * @param keys those that open now
 * @param policy which encryption is taken
 */
public record TokenOpening(PayloadSeal seal, Supplier<OpeningKeys> keys, SealPolicy policy) {}
