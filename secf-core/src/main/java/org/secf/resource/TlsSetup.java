package org.secf.resource;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsKeys;
import org.secf.tls.TlsPolicy;

/**
 * How a mechanism calls other servers, as its settings {@link TlsKeys} say.
 *
 * @param policy which TLS, and whom to believe
 * @param limits how long and how much
 */
public record TlsSetup(TlsPolicy policy, OutboundLimits limits) {

    /**
     * What the settings point to.
     *
     * @param resources where trust anchors are
     * @param keys where the keys are that prove us
     * @param clock says which of them is active
     */
    public record Sources(Resources resources, KeyRing keys, Clock clock) {}

    /**
     * Reads it.
     *
     * @param prefix of the settings, for errors: {@code secf.saml}
     * @throws ConfigurationException when they cannot be used
     */
    public static TlsSetup read(String prefix, Settings settings, Sources sources) {
        List<X509Certificate> anchors = TrustedCertificates.load(
                prefix + "." + TlsKeys.TRUST_ANCHORS.name(), settings.get(TlsKeys.TRUST_ANCHORS), sources.resources());
        try {
            TlsPolicy speaking = TlsPolicy.platform().speaking(settings.get(TlsKeys.VERSIONS));
            TlsPolicy trusting = anchors.isEmpty() ? speaking : speaking.trusting(anchors);
            return new TlsSetup(
                    new ClientKeySource(prefix, settings, sources)
                            .read()
                            .map(trusting::proving)
                            .orElse(trusting),
                    new OutboundLimits(
                            settings.get(TlsKeys.CONNECT_TIMEOUT),
                            settings.get(TlsKeys.READ_TIMEOUT),
                            settings.get(TlsKeys.MAX_BYTES)));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(prefix + ".tls." + e.getMessage(), e);
        }
    }

    /** Makes one that calls so. */
    public Outbound outbound() {
        return new Outbound(policy, limits);
    }
}
