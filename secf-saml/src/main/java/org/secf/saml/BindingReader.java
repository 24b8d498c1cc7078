package org.secf.saml;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.PemFile;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.saml.artifact.ArtifactPolicy;
import org.secf.saml.artifact.ArtifactResolver;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.ecp.ChannelBindingMode;
import org.secf.saml.ecp.ChannelBindingPolicy;
import org.secf.saml.ecp.ChannelBindingValue;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.Binding;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.ResponseWays;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;

/**
 * Turns settings into the ways by which responses come in; whatever is wrong stops the deployment here.
 *
 * @param underWay bounds how many responses are fetched at once, of all parts together
 */
record BindingReader(Settings settings, MechanismContext context, ResolutionsUnderWay underWay) {

    /** A fetched envelope has a response in it, and little more. */
    private static final int MOST_BYTES = 512 * 1024;

    BindingSetup read(OurKeys keys) {
        ResponseWays ways = ways();
        if (settings.get(SamlKeys.REQUEST_BINDING) == Binding.SIMPLE_SIGN) {
            requireSigning("secf.saml.request-binding is SIMPLE_SIGN");
        }
        if (ways.takes(ResponseBinding.ARTIFACT)) {
            requireSigning("secf.saml.bindings take ARTIFACT, and fetching is a signed request,");
        }
        return new BindingSetup(
                ways,
                ways.takes(ResponseBinding.ARTIFACT) ? Optional.of(resolver(keys)) : Optional.empty(),
                channel(ways));
    }

    private ResponseWays ways() {
        List<ResponseBinding> others = settings.get(BindingKeys.ALSO_ACCEPTED);
        try {
            return new ResponseWays(settings.get(BindingKeys.RESPONSE), Set.copyOf(others));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "secf.saml.bindings.response is PAOS (" + settings.origin(BindingKeys.RESPONSE)
                            + "), which is for clients that are no browsers; name it in secf.saml.bindings.also-accepted",
                    e);
        }
    }

    private void requireSigning(String what) {
        if (!settings.get(SamlKeys.SIGN_REQUESTS)) {
            throw new ConfigurationException(what + " but secf.saml.sign-requests is false ("
                    + settings.origin(SamlKeys.SIGN_REQUESTS) + "); set it to true");
        }
    }

    private ArtifactResolver resolver(OurKeys keys) {
        ArtifactPolicy policy = new ArtifactPolicy(
                settings.get(SamlKeys.CLOCK_SKEW),
                algorithms(),
                settings.get(BindingKeys.ACCEPT_UNSIGNED_ARTIFACT_RESPONSE));
        return new ArtifactResolver(keys::now, policy, new ArtifactResolver.Tools(outbound(), underWay, context));
    }

    private AlgorithmPolicy algorithms() {
        AlgorithmPolicy algorithms = AlgorithmKeys.read(settings);
        return settings.get(SamlKeys.ACCEPT_SHA1) ? algorithms.andSha1() : algorithms;
    }

    private Outbound outbound() {
        TlsSetup tls = TlsSetup.read("secf.saml", settings, context.tlsSources());
        OutboundLimits limits = tls.limits();
        return new TlsSetup(
                        tls.policy(),
                        new OutboundLimits(limits.connect(), limits.whole(), Math.min(limits.maxBytes(), MOST_BYTES)))
                .outbound();
    }

    private ChannelBindingPolicy channel(ResponseWays ways) {
        ChannelBindingMode mode = settings.get(BindingKeys.ECP_CHANNEL_BINDING);
        if (mode == ChannelBindingMode.OFF) {
            return ChannelBindingPolicy.OFF;
        }
        String what = "secf.saml.bindings.ecp-channel-binding is " + mode + " ("
                + settings.origin(BindingKeys.ECP_CHANNEL_BINDING) + ")";
        if (!ways.takes(ResponseBinding.PAOS)) {
            throw new ConfigurationException(
                    what + ", but PAOS is not among secf.saml.bindings.also-accepted; add it, or set it to OFF");
        }
        requireSigning(what);
        String location = settings.find(BindingKeys.ECP_SERVER_CERTIFICATE)
                .orElseThrow(() -> new ConfigurationException(what
                        + ", but secf.saml.bindings.ecp-server-certificate was not given; name the certificate by which"
                        + " clients reach this application"));
        return new ChannelBindingPolicy(mode, Optional.of(value(location)));
    }

    private ChannelBindingValue value(String location) {
        try {
            return ChannelBindingValue.of(
                    PemFile.certificates(PemFile.text(context.resources().load(location)))
                            .get(0));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "secf.saml.bindings.ecp-server-certificate: cannot use " + location + ": " + e.getMessage()
                            + "; name a PEM file with the certificate that the server in front shows",
                    e);
        }
    }
}
