package org.secf.gba.bootstrapping;

import java.security.SecureRandom;
import java.time.Clock;
import org.secf.crypto.Crypto;

/** What bootstrapping is given. */
public record Tools(Clock clock, SecureRandom random, Crypto crypto) {}
