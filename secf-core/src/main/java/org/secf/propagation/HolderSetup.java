package org.secf.propagation;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.client.ClientReason;
import org.secf.client.ProtectedClient;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/** Which key calls prove, as the settings of a definition say: that of the client which signs them, or one of TLS. */
record HolderSetup(PropagationSetup definition, Optional<ProtectedClient> signer) {

    /** One, or the deployment stops. */
    Supplier<Verdict<Optional<PublicKey>>> required() {
        if (signer.isPresent() == set().isPresent()) {
            throw new ConfigurationException(
                    "%1$s.modes: DELEGATED binds a token to the key that the call proves: expected either %1$s.signing-client, which signs, or %1$s.holder-key-set, for TLS"
                            .formatted(definition.prefix()));
        }
        return given();
    }

    /** One, or none where the settings name none; of two nobody could say which. */
    Supplier<Verdict<Optional<PublicKey>>> optional() {
        if (signer.isPresent() && set().isPresent()) {
            throw new ConfigurationException(
                    "%1$s.signing-client and %1$s.holder-key-set are both given; keep one of them"
                            .formatted(definition.prefix()));
        }
        boolean isTold =
                definition.settings().find(PropagationKeys.DPOP_KEY_SET).isPresent();
        if (isTold && signer.isEmpty() && set().isEmpty()) {
            throw new ConfigurationException(
                    "%1$s.dpop-key-set is given, and calls prove no key: name the same key set as %1$s.holder-key-set, or a %1$s.signing-client that signs by it"
                            .formatted(definition.prefix()));
        }
        return given();
    }

    private Supplier<Verdict<Optional<PublicKey>>> given() {
        if (signer.isPresent()) {
            return ofSigner(signer.get());
        }
        return set().map(this::ofSet).orElse(() -> Verdict.accepted(Optional.empty()));
    }

    private Optional<String> set() {
        return definition.settings().find(PropagationKeys.HOLDER_KEY_SET);
    }

    private static Supplier<Verdict<Optional<PublicKey>>> ofSigner(ProtectedClient signer) {
        return () -> signer.signingKey()
                .map(key -> Verdict.accepted(Optional.of(key)))
                .orElseGet(() ->
                        Verdict.rejected(ClientReason.CANNOT_SIGN, "an active signing key of the " + signer, "none"));
    }

    private Supplier<Verdict<Optional<PublicKey>>> ofSet(String name) {
        String setting = definition.prefix() + "." + PropagationKeys.HOLDER_KEY_SET.name();
        Keys keys = definition.context().keys().set(setting, name);
        return () -> keys.current()
                .signing(definition.context().clock().instant())
                .map(Member::key)
                .map(key -> Verdict.accepted(Optional.of(key.publicKey())))
                .orElseGet(() -> Verdict.rejected(
                        PropagationReason.HOLDER_NOT_PROVED, "an active signing key of " + setting, "none"));
    }
}
