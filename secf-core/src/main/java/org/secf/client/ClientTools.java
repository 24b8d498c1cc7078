package org.secf.client;

import java.security.SecureRandom;
import java.time.Clock;
import org.secf.crypto.Crypto;
import org.secf.state.OnceStore;

/**
 * What the protection of exchanges is done with.
 *
 * @param once remembers the nonces of answers that have one
 */
public record ClientTools(Crypto crypto, Clock clock, SecureRandom random, OnceStore once) {}
