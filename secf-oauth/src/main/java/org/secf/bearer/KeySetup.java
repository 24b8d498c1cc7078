package org.secf.bearer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.secf.integrity.JwksSource;
import org.secf.integrity.PublishedKeys;
import org.secf.jwt.DiscoveredKeys;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.KeyFitness;
import org.secf.jwt.KeyPlaces;
import org.secf.jwt.PublishedJwtKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;

/**
 * Where the issuer's keys come from, as the settings say.
 *
 * @param outbound asks where they are addresses
 */
record KeySetup(Settings settings, MechanismContext context, Supplier<Outbound> outbound) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:");
    private static final String OPENID = "/.well-known/openid-configuration";

    /** Whether anything is said of keys at all. */
    boolean isGiven() {
        return settings.find(BearerKeys.JWKS).isPresent()
                || settings.find(BearerKeys.PUBLIC_KEY).isPresent()
                || settings.find(BearerKeys.METADATA).isPresent();
    }

    JwtKeys read() {
        Optional<String> location = settings.find(BearerKeys.JWKS);
        Optional<String> inline = settings.find(BearerKeys.PUBLIC_KEY);
        if (location.isPresent() && inline.isPresent()) {
            throw new ConfigurationException("%s (%s) and %s (%s) are both given; keep one of them"
                    .formatted(
                            name(BearerKeys.JWKS),
                            settings.origin(BearerKeys.JWKS),
                            name(BearerKeys.PUBLIC_KEY),
                            settings.origin(BearerKeys.PUBLIC_KEY)));
        }
        if (settings.find(BearerKeys.METADATA).isPresent() && (location.isPresent() || inline.isPresent())) {
            throw new ConfigurationException("%s (%s) is given beside keys; keep one of them"
                    .formatted(name(BearerKeys.METADATA), settings.origin(BearerKeys.METADATA)));
        }
        if (inline.isPresent()) {
            return fixed(BearerKeys.PUBLIC_KEY, inline.get().getBytes(StandardCharsets.UTF_8));
        }
        return location.map(this::located).orElseGet(this::discovered);
    }

    private JwtKeys located(String location) {
        if (ADDRESS.matcher(location).lookingAt()) {
            return published(address(BearerKeys.JWKS, location));
        }
        try {
            return fixed(BearerKeys.JWKS, context.resources().load(location));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "%s: cannot read %s: %s".formatted(name(BearerKeys.JWKS), location, e.getMessage()), e);
        }
    }

    private JwtKeys fixed(Key<String> setting, byte[] octets) {
        try {
            return FixedKeys.read(octets, fitness());
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "%s (%s): cannot be used: %s".formatted(name(setting), settings.origin(setting), e.getMessage()),
                    e);
        }
    }

    private JwtKeys published(URI address) {
        return new PublishedJwtKeys(source(address), context.clock(), fitness());
    }

    private JwtKeys discovered() {
        String issuer = settings.get(BearerKeys.ISSUER);
        String usual = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + OPENID;
        URI metadata =
                address(BearerKeys.METADATA, settings.find(BearerKeys.METADATA).orElse(usual));
        return new DiscoveredKeys(source(metadata), places(issuer), context.clock(), this::published);
    }

    /** An address of metadata that the deployer gave is a host that the deployer named. */
    private KeyPlaces places(String issuer) {
        KeyPlaces places = KeyPlaces.of(issuer).and(settings.get(BearerKeys.JWKS_HOSTS));
        return settings.find(BearerKeys.METADATA)
                .map(text ->
                        places.and(Set.of(address(BearerKeys.METADATA, text).getHost())))
                .orElse(places);
    }

    private PublishedKeys.Source source(URI address) {
        return new PublishedKeys.Source(address, outbound, settings.get(BearerKeys.JWKS_REFRESH));
    }

    private KeyFitness fitness() {
        return new KeyFitness(
                context.crypto(), Set.copyOf(settings.get(BearerKeys.ALGORITHMS)), settings.get(BearerKeys.ISSUER));
    }

    private URI address(Key<String> setting, String text) {
        try {
            Optional<URI> address = JwksSource.address(text);
            if (address.isPresent()) {
                return address.get();
            }
        } catch (IllegalArgumentException noAddress) {
            // Told below, as everything else that cannot be called.
        }
        throw new ConfigurationException(
                "%s (%s): expected an https address, or http on this machine, found %s; or say in %s where the keys are"
                        .formatted(name(setting), settings.origin(setting), text, name(BearerKeys.JWKS)));
    }

    private static String name(Key<?> key) {
        return "secf." + BearerMechanism.NAME + "." + key.name();
    }
}
