package org.secf.mechanism;

import java.security.SecureRandom;
import java.time.Clock;
import org.secf.resource.Resources;
import org.secf.state.OnceStore;
import org.secf.state.PendingRequests;

/**
 * What a mechanism is given by whoever runs it: time, randomness, memory and files are parameters, never looked up.
 *
 * @param clock for every time check
 * @param random for ids and secrets
 * @param once replay protection, shared by all mechanisms
 * @param pending logins in flight
 * @param resources loads what configuration points to
 */
public record MechanismContext(
        Clock clock, SecureRandom random, OnceStore once, PendingRequests pending, Resources resources) {}
