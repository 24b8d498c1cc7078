package org.secf.client;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.http.Origin;
import org.secf.integrity.JwksKeys;
import org.secf.integrity.JwksSource;
import org.secf.integrity.ResponseSigningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TrustedSignatureKeys;
import org.secf.verdict.Verdict;
import org.secf.visited.HomeStatements;

/** Turns the settings of a client into what calls; whatever is wrong stops the deployment here. */
record ProtectedClientSetup(String name, Settings settings, MechanismContext context) {

    /**
     * Makes it.
     *
     * @param home by which the home network is called that vouches for servers
     */
    ProtectedClient client(Optional<PayloadSeal> seal, Optional<ProtectedClient> home) {
        Optional<HomeStatements> statements = home.map(caller -> new HomeSetup(this, caller).read());
        TlsSetup plain = TlsSetup.read(prefix(), settings, context.tlsSources());
        TlsSetup tls = vouched(plain, statements, true);
        Optional<Keys> own = keySet(ProtectedClientKeys.KEY_SET);
        Optional<ServerTrust> servers = servers(tls, statements);
        Optional<BodyEncryption> encryption = new EncryptionSetup(this, tls, seal).read();
        ClientDemand abilities = new ClientDemand(
                own.isPresent(),
                servers.isPresent(),
                !settings.get(ProtectedClientKeys.RECIPIENT_JWKS).isEmpty(),
                Set.of(),
                Set.of());
        requireSomething(abilities);
        ExchangeProtection protection = new ExchangeProtection(
                signing(own),
                servers.orElseGet(() -> ServerTrust.of(keyId -> Optional.empty())),
                policy(encryption),
                new ClientTools(context.crypto(), context.clock(), context.random(), context.once()));
        return new ProtectedClient(
                name,
                origins(statements.isPresent()).map(protection::within).orElse(protection),
                abilities,
                new ProtectedClient.Calls(tls, vouched(plain, statements, false).outbound(), () -> signer(own)));
    }

    /** Empty where no answer could be proved. */
    private Optional<ServerTrust> servers(TlsSetup tls, Optional<HomeStatements> statements) {
        if (statements.isPresent()) {
            return statements.map(HomeTrust::new);
        }
        List<SignatureKeys> all = servers(tls);
        return all.isEmpty() ? Optional.empty() : Optional.of(ServerTrust.of(SignatureKeys.ofAll(all)));
    }

    private static TlsSetup vouched(TlsSetup tls, Optional<HomeStatements> statements, boolean isEnough) {
        return statements
                .map(known -> new TlsSetup(tls.policy().vouchedBy(new HomeVoucher(known, isEnough)), tls.limits()))
                .orElse(tls);
    }

    private Optional<PublicKey> signer(Optional<Keys> own) {
        return own.flatMap(keys -> keys.current().signing(context.clock().instant()))
                .map(member -> member.key().publicKey());
    }

    private void requireSomething(ClientDemand abilities) {
        if (!abilities.sign() && !abilities.verify() && !abilities.encrypt()) {
            throw new ConfigurationException(
                    "%s protects nothing: set %s.key-set to sign requests, %s.server-key-set, %s.server-jwks or %s.home to prove answers, or %s.recipient-jwks to encrypt"
                            .formatted(prefix(), prefix(), prefix(), prefix(), prefix(), prefix()));
        }
    }

    String prefix() {
        return "secf.client." + name;
    }

    /** The set that a setting names. */
    Optional<Keys> keySet(Key<String> key) {
        return settings.find(key).map(set -> context.keys().set(prefix() + "." + key.name(), set));
    }

    private Optional<ClientOrigins> origins(boolean hasHome) {
        Set<Origin> all = Set.copyOf(settings.get(ProtectedClientKeys.ORIGINS));
        if (all.isEmpty() && !hasHome) {
            throw new ConfigurationException(prefix()
                    + ".origins is missing: name the servers that are called, such as https://partner.example.org");
        }
        return Optional.of(all).filter(some -> !some.isEmpty()).map(ClientOrigins::new);
    }

    private Supplier<Verdict<SigningKey>> signing(Optional<Keys> own) {
        return own.map(keys -> new ResponseSigningKeys(
                        keys, settings.find(ProtectedClientKeys.ALGORITHM), context.crypto(), context.clock()))
                .<Supplier<Verdict<SigningKey>>>map(keys -> keys::current)
                .orElse(() -> Verdict.rejected(ClientReason.CANNOT_SIGN, prefix() + ".key-set", "none"));
    }

    /** The application's own source, the key set, the published keys; none hides the keys of another by giving its own the same name. */
    private List<SignatureKeys> servers(TlsSetup tls) {
        List<SignatureKeys> all = new ArrayList<>();
        context.parts().find(ServerKeys.class).map(keys -> keys.of(name)).ifPresent(all::add);
        keySet(ProtectedClientKeys.SERVER_KEY_SET)
                .map(set -> new TrustedSignatureKeys(set, context.crypto(), context.clock()))
                .ifPresent(all::add);
        settings.get(ProtectedClientKeys.SERVER_JWKS).stream()
                .map(address -> new JwksKeys(
                        new JwksSource(address.getHost(), address),
                        tls::outbound,
                        settings.get(ProtectedClientKeys.JWKS_REFRESH),
                        context))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private ClientPolicy policy(Optional<BodyEncryption> encryption) {
        try {
            return new ClientPolicy(requests(), answers(), DigestAlgorithm.SHA_256, encryption);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    prefix() + ": " + e.getMessage() + "; see .tag, .answer-tag and .answer-algorithms", e);
        }
    }

    private SigningPolicy requests() {
        SigningPolicy usual = SigningPolicy.ofRequests();
        return new SigningPolicy(
                and(usual.coverage(), ProtectedClientKeys.COMPONENTS),
                usual.label(),
                settings.find(ProtectedClientKeys.TAG),
                Optional.of(settings.get(ProtectedClientKeys.EXPIRES)),
                usual.nonce(),
                usual.namesAlgorithm());
    }

    private SignaturePolicy answers() {
        SignaturePolicy usual = SignaturePolicy.ofResponses();
        return new SignaturePolicy(
                and(usual.coverage(), ProtectedClientKeys.ANSWER_COMPONENTS),
                Set.copyOf(settings.get(ProtectedClientKeys.ANSWER_ALGORITHMS)),
                usual.parameters(),
                settings.get(ProtectedClientKeys.ANSWER_MAX_AGE),
                settings.get(ProtectedClientKeys.ANSWER_CLOCK_SKEW),
                usual.nonce(),
                usual.label(),
                settings.find(ProtectedClientKeys.ANSWER_TAG));
    }

    private Coverage and(Coverage usual, Key<List<Component>> more) {
        return usual.and(settings.get(more).toArray(Component[]::new));
    }
}
