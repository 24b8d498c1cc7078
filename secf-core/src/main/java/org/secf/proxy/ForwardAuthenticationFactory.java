package org.secf.proxy;

import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.integrity.ResponseSigningKeys;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.CallerEndpointFactory;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the endpoint that proxies ask from {@link ForwardAuthenticationKeys}; found by {@link java.util.ServiceLoader}. */
public final class ForwardAuthenticationFactory implements CallerEndpointFactory {

    private static final String PREFIX = "secf.forward-authentication.";

    /** For the service loader. */
    public ForwardAuthenticationFactory() {}

    @Override
    public String name() {
        return "forward-authentication";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return ForwardAuthenticationDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return ForwardAuthenticationKeys.ALL;
    }

    @Override
    public CallerEndpoint create(Settings settings, MechanismContext context) {
        Set<InetAddress> proxies = Set.copyOf(settings.get(ForwardAuthenticationKeys.PROXY_ADDRESSES));
        if (proxies.isEmpty()) {
            throw new ConfigurationException(PREFIX + ForwardAuthenticationKeys.PROXY_ADDRESSES.name()
                    + " is empty, so that no proxy would be answered; name the addresses from which yours ask");
        }
        return new ForwardAuthentication(
                settings.get(ForwardAuthenticationKeys.PATH),
                settings.get(ForwardAuthenticationKeys.ORIGINAL),
                proxies,
                settings.get(ForwardAuthenticationKeys.IDENTITY_ATTRIBUTES),
                signer(settings, context));
    }

    private static AssertionSigner signer(Settings settings, MechanismContext context) {
        ResponseSigningKeys keys = new ResponseSigningKeys(
                context.keys()
                        .set(
                                PREFIX + ForwardAuthenticationKeys.KEY_SET.name(),
                                settings.get(ForwardAuthenticationKeys.KEY_SET)),
                Optional.empty(),
                context.crypto(),
                context.clock());
        return new AssertionSigner(
                keys,
                settings.get(ForwardAuthenticationKeys.RESOURCE_URL),
                settings.get(ForwardAuthenticationKeys.AUDIENCE),
                settings.get(ForwardAuthenticationKeys.LIFETIME),
                context.clock(),
                context.random());
    }
}
