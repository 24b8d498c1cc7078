package org.secf.gba.naf;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.gba.retrieval.AccessTokens;
import org.secf.gba.retrieval.ClientCredentials;
import org.secf.keys.Secret;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;

/** How an application gets access tokens for the bootstrapping server, as its settings say. */
record TokenSetup(String prefix, Settings settings, MechanismContext context) {

    private static final String PARAMETERS_FORM = "entries name=value, such as nfType=AF";

    static final Key<URI> ENDPOINT = Key.optional(
            "token-endpoint",
            Kind.one("an https address such as https://nrf.example.org/oauth2/token", GbaKeys::server),
            "Where access tokens for the bootstrapping server are given for OAuth 2.0 client credentials (RFC 6749 §4.4); by default none are asked for.");

    static final Key<String> CLIENT = Key.optional(
            "token-client", Kind.TEXT, "The application's client identifier there; needed beside token-endpoint.");

    static final Key<String> SECRET = Key.secret(
            "token-secret",
            Kind.TEXT,
            "Its secret: store: and an alias of a secret store, or file: and a file that only its owner may read; by default the certificate of TLS is enough.");

    static final Key<String> SCOPE =
            Key.of("token-scope", Kind.TEXT, "nbsp-gba", "The scope that tokens are asked for.");

    static final Key<Map<String, String>> PARAMETERS = Key.of(
            "token-parameters",
            new Kind<>(TokenSetup::parameters, PARAMETERS_FORM, true),
            Map.of(),
            "Entries name=value: what else the token endpoint wants to be told, such as nfType=AF.");

    /** All of them. */
    static final List<Key<?>> ALL = List.of(ENDPOINT, CLIENT, SECRET, SCOPE, PARAMETERS);

    /** None where no endpoint is given. */
    AccessTokens read(Outbound outbound) {
        Optional<URI> endpoint = settings.find(ENDPOINT);
        Optional<String> client = settings.find(CLIENT);
        Optional<String> location = settings.find(SECRET);
        if (endpoint.isEmpty() != client.isEmpty() || (endpoint.isEmpty() && location.isPresent())) {
            throw new ConfigurationException(Stream.of(ENDPOINT, CLIENT)
                            .map(key -> prefix + "." + key.name())
                            .toList()
                    + ": expected both, or none of them and no token-secret");
        }
        if (endpoint.isEmpty()) {
            return AccessTokens.NONE;
        }
        Optional<Secret> secret = location.map(there -> context.keys().secret(prefix + "." + SECRET.name(), there));
        Map<String, String> parameters = new LinkedHashMap<>(settings.get(PARAMETERS));
        parameters.put("scope", settings.get(SCOPE));
        return new ClientCredentials(
                new ClientCredentials.Grant(endpoint.get(), client.orElseThrow(), secret, parameters),
                outbound,
                context.clock());
    }

    private static Map<String, String> parameters(List<String> entries) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1 || parameters.put(entry.substring(0, equals), entry.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(PARAMETERS_FORM);
            }
        }
        return parameters;
    }
}
