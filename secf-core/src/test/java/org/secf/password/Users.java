package org.secf.password;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.identity.PasswordReason;
import org.secf.identity.PasswordVerifier;
import org.secf.identity.VerifiedUser;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Verdict;

/** Knows alice, and keeps the arrays that passwords came in, so that a test sees whether they were wiped. */
final class Users implements PasswordVerifier, Parts {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    final List<char[]> seen = new ArrayList<>();
    boolean isKnown = true;
    String storedName = "alice";

    Optional<PasswordReason> failure = Optional.empty();

    @Override
    public Verdict<VerifiedUser> verify(String name, char[] password) {
        seen.add(password);
        if (failure.isPresent()) {
            return Verdict.rejected(failure.get(), "an answer", "none");
        }
        return name.equals("alice") && Arrays.equals(password, "wonderländ:x".toCharArray())
                ? Verdict.accepted(new VerifiedUser(storedName, Set.of("user")))
                : Verdict.rejected(PasswordReason.WRONG_PASSWORD, "the user's password", "another");
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return isKnown && type.equals(PasswordVerifier.class) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    Mechanism mechanism(MechanismFactory factory, String... namesAndValues) {
        List<RawSetting> raw = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            raw.add(new RawSetting(namesAndValues[i], List.of(namesAndValues[i + 1]), "test"));
        }
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        MechanismContext context = new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, 1),
                new MemoryPendingRequests(clock, 1),
                Resources.outsideDeployment(Users.class.getClassLoader()),
                this,
                Expressions.none());
        String prefix = "secf." + factory.name();
        return factory.create(Settings.resolve(prefix, factory.keys(), List.of(new SettingsLayer(raw))), context);
    }
}
