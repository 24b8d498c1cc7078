package org.secf.openid.provider;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.tls.Outbound;
import org.secf.token.BasicSecret;
import org.secf.token.BindingKey;
import org.secf.token.BindingKeys;
import org.secf.token.CertificateOfClient;
import org.secf.token.ClientAuthentication;
import org.secf.token.PostedSecret;
import org.secf.token.SignedAssertion;
import org.secf.token.TokenEndpoint;
import org.secf.verdict.Verdict;

/**
 * A provider, and we as its client: what is needed to ask it anything. For any number of threads.
 *
 * @param provider as it is known
 * @param client we, as it knows us
 * @param outbound asks it, with our certificate where we have one
 * @param binding whose key its tokens are bound to (RFC 9449); empty for those of whoever bears them
 */
public record ProviderAccess(
        Provider provider,
        ClientRegistration client,
        Supplier<Outbound> outbound,
        Clock clock,
        SecureRandom random,
        Optional<BindingKeys> binding) {

    private static final Set<String> USUAL = Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC.registeredName());

    /** For tokens of whoever bears them. */
    public ProviderAccess(
            Provider provider,
            ClientRegistration client,
            Supplier<Outbound> outbound,
            Clock clock,
            SecureRandom random) {
        this(provider, client, outbound, clock, random, Optional.empty());
    }

    /** The same, for tokens that are bound to the key of a set. */
    public ProviderAccess boundTo(BindingKeys keys) {
        return new ProviderAccess(provider, client, outbound, clock, random, Optional.of(keys));
    }

    /** The key that tokens are bound to now; rejected where there should be one, and is none. */
    Verdict<Optional<BindingKey>> key() {
        return binding.map(keys -> keys.current().map(Optional::of))
                .orElseGet(() -> Verdict.accepted(Optional.empty()));
    }

    /** The token endpoint, and how we prove ourselves there; rejected with a {@link ProviderReason}. */
    public Verdict<TokenEndpoint> token() {
        return provider.metadata()
                .then(metadata -> method(metadata).map(method -> {
                    URI address = seen(metadata, method).token();
                    return new TokenEndpoint(address, authentication(metadata, method));
                }));
    }

    /** The endpoint for requests that are pushed (RFC 9126); rejected with a {@link ProviderReason}, also where there is none. */
    public Verdict<TokenEndpoint> pushedRequests() {
        return other(ProviderEndpoints.PUSHED_REQUESTS);
    }

    /** The endpoint where tokens are given back (RFC 7009); rejected with a {@link ProviderReason}, also where there is none. */
    public Verdict<TokenEndpoint> revocation() {
        return other(ProviderEndpoints.REVOCATION);
    }

    /** Addresses as this client sees them: other ones where TLS proves it (RFC 8705 §5). */
    public Verdict<ProviderEndpoints> endpoints() {
        return provider.metadata().then(metadata -> method(metadata).map(method -> seen(metadata, method)));
    }

    private Verdict<TokenEndpoint> other(String name) {
        return provider.metadata()
                .then(metadata -> method(metadata)
                        .then(method -> Optional.ofNullable(
                                        seen(metadata, method).others().get(name))
                                .map(address ->
                                        Verdict.accepted(new TokenEndpoint(address, authentication(metadata, method))))
                                .orElseGet(() -> Verdict.rejected(ProviderReason.ENDPOINT_MISSING, name, "none"))));
    }

    /** What was registered counts, whatever the provider announces: only it knows what it registered, and settings say it. */
    private Verdict<AuthenticationMethod> method(ProviderMetadata metadata) {
        Set<String> announced = metadata.features()
                .list(ProviderFeatures.AUTHENTICATION_METHODS)
                .orElse(USUAL);
        return client.method()
                .or(() -> Arrays.stream(AuthenticationMethod.values())
                        .filter(method -> client.can(method) && announced.contains(method.registeredName()))
                        .findFirst())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.NO_CLIENT_AUTHENTICATION, "one of " + announced, client.possible()));
    }

    private static ProviderEndpoints seen(ProviderMetadata metadata, AuthenticationMethod method) {
        return method.isByCertificate() ? metadata.endpoints().forCertificates() : metadata.endpoints();
    }

    private ClientAuthentication authentication(ProviderMetadata metadata, AuthenticationMethod method) {
        Optional<Set<String>> algorithms = metadata.features().list(ProviderFeatures.AUTHENTICATION_ALGORITHMS);
        return switch (method) {
            case PRIVATE_KEY_JWT ->
                new SignedAssertion(
                        client.clientId(),
                        metadata.issuer(),
                        () -> client.signing().orElseThrow().current(algorithms),
                        clock,
                        random);
            case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH -> new CertificateOfClient(client.clientId());
            case CLIENT_SECRET_BASIC ->
                new BasicSecret(client.clientId(), client.secret().orElseThrow());
            case CLIENT_SECRET_POST ->
                new PostedSecret(client.clientId(), client.secret().orElseThrow());
        };
    }
}
