package org.secf.administration;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.secf.identity.Caller;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeyRing;

/**
 * What is known around a request to administer a store.
 *
 * @param keys the stores, and who administers them
 * @param caller of the request
 * @param isConfidential whether it came over TLS, or from this machine
 * @param clock dates changes
 * @param random for new keys
 * @param seal opens secrets; empty where none is on the class path
 * @param audit takes one line of JSON for each change and each one refused
 */
public record AdministrationContext(
        KeyRing keys,
        Caller caller,
        boolean isConfidential,
        Clock clock,
        SecureRandom random,
        Optional<PayloadSeal> seal,
        Consumer<String> audit) {}
