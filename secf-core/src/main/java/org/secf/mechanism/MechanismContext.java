package org.secf.mechanism;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.set.KeyRing;
import org.secf.resource.Resources;
import org.secf.resource.TlsSetup;
import org.secf.settings.Expressions;
import org.secf.state.AssociationStore;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.OnceStore;
import org.secf.state.PendingRequests;

/**
 * What a mechanism is given by whoever runs it: time, randomness, memory and files are parameters, never looked up.
 *
 * @param clock for every time check
 * @param random for ids and secrets
 * @param crypto makes signatures and ciphers by the providers that were chosen
 * @param once replay protection, shared by all mechanisms; a bean of the application where it has one, for all its nodes
 * @param pending logins in flight
 * @param resources loads what configuration points to
 * @param parts what the application brings along
 * @param expressions evaluates what settings leave to the request
 * @param keys the application's secret stores and key sets
 * @param associations security associations whose agreement is complete: whatever protects messages by one finds it here
 */
public record MechanismContext(
        Clock clock,
        SecureRandom random,
        Crypto crypto,
        OnceStore once,
        PendingRequests pending,
        Resources resources,
        Parts parts,
        Expressions expressions,
        KeyRing keys,
        AssociationStore associations) {

    private static final int ASSOCIATIONS = 100_000;

    /** Of an application without stores and key sets, with associations in memory. */
    public MechanismContext(
            Clock clock,
            SecureRandom random,
            Crypto crypto,
            OnceStore once,
            PendingRequests pending,
            Resources resources,
            Parts parts,
            Expressions expressions) {
        this(
                clock,
                random,
                crypto,
                once,
                pending,
                resources,
                parts,
                expressions,
                KeyRing.empty(),
                new MemoryAssociationStore(clock, ASSOCIATIONS));
    }

    /** Where the settings of calls to other servers look. */
    public TlsSetup.Sources tlsSources() {
        return new TlsSetup.Sources(resources, keys, clock);
    }

    /** The same with those stores and key sets. */
    public MechanismContext with(KeyRing others) {
        return new MechanismContext(
                clock, random, crypto, once, pending, resources, parts, expressions, others, associations);
    }

    /** The same with another part that the server brings along, for those who ask for its type. */
    public <T> MechanismContext with(Class<T> type, T part) {
        Parts known = parts;
        Parts more = new Parts() {
            @Override
            public <P> Optional<P> find(Class<P> wanted) {
                return wanted.equals(type) ? Optional.of(wanted.cast(part)) : known.find(wanted);
            }
        };
        return new MechanismContext(
                clock, random, crypto, once, pending, resources, more, expressions, keys, associations);
    }

    /** The same with another memory of what may be used once. */
    public MechanismContext with(OnceStore other) {
        return new MechanismContext(
                clock, random, crypto, other, pending, resources, parts, expressions, keys, associations);
    }
}
