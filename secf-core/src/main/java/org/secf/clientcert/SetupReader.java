package org.secf.clientcert;

import java.util.Set;
import org.secf.clientcert.x509.X509Platform;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.TrustedProxies;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Turns settings into a verifier; whatever is wrong stops the deployment here. */
final class SetupReader {

    private final Settings settings;
    private final MechanismContext context;

    SetupReader(Settings settings, MechanismContext context) {
        this.settings = settings;
        this.context = context;
    }

    ChainVerifier read() {
        ClientCertPolicy policy = policy();
        RevocationCheck revocation =
                new RevocationCheck(new RevocationSetup(settings, context).read(), policy.acceptUnknownRevocation());
        return new ChainVerifier(policy, revocation, callers(), context.clock());
    }

    /** The handshake, unless there are proxies: their own certificates in the handshake are nobody's then. */
    ChainSource source() {
        TrustedProxies proxies = new TrustedProxies(
                Set.copyOf(settings.get(ClientCertKeys.PROXIES)),
                Set.copyOf(settings.get(ClientCertKeys.PROXY_ADDRESSES)));
        return proxies.areNone() ? new HandshakeChain() : new ForwardedChain(proxies);
    }

    private ClientCertPolicy policy() {
        TrustAnchors anchors =
                TrustAnchors.load(settings.get(ClientCertKeys.TRUST_ANCHORS), context.resources(), X509Platform.find());
        try {
            return new ClientCertPolicy(
                    anchors,
                    Set.copyOf(settings.get(ClientCertKeys.REQUIRED_EKU)),
                    Set.copyOf(settings.get(ClientCertKeys.POLICY_OIDS)),
                    settings.get(ClientCertKeys.MAX_CHAIN_LENGTH),
                    settings.get(ClientCertKeys.CLOCK_SKEW),
                    settings.get(ClientCertKeys.ACCEPT_UNKNOWN_REVOCATION));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("secf.client-cert." + e.getMessage(), e);
        }
    }

    private CallerMapping callers() {
        return new CallerMapping(
                settings.get(ClientCertKeys.CALLER_NAME),
                settings.find(ClientCertKeys.CALLER_GROUPS),
                GroupKeys.read(settings, ""));
    }
}
