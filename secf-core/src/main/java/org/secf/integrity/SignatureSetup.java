package org.secf.integrity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.signature.AssociationSignatures;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.ProxyVerifier;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureParameter;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.TrustedSignatureKeys;

/** Turns settings into a policy and its keys; whatever is wrong stops the deployment here. */
record SignatureSetup(Settings settings, MechanismContext context) {

    private static final String PREFIX = "secf.http-signature";
    private static final Component TYPE = Component.field("content-type");

    SignaturePolicy policy() {
        try {
            SignaturePolicy policy = new SignaturePolicy(
                    coverage(),
                    Set.copyOf(settings.get(HttpSignatureKeys.ALGORITHMS)),
                    Set.of(SignatureParameter.CREATED, SignatureParameter.KEYID),
                    settings.get(HttpSignatureKeys.MAX_AGE),
                    settings.get(HttpSignatureKeys.CLOCK_SKEW),
                    settings.get(HttpSignatureKeys.NONCE),
                    settings.find(HttpSignatureKeys.LABEL),
                    settings.find(HttpSignatureKeys.TAG));
            // Better now than at the first answer: label and tag have to be writable.
            SignatureAnswers.wish(policy, Optional.empty());
            return policy;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    PREFIX + ": " + e.getMessage() + "; see " + PREFIX + ".algorithms ("
                            + settings.origin(HttpSignatureKeys.ALGORITHMS) + "), .label ("
                            + settings.origin(HttpSignatureKeys.LABEL) + ") and .tag ("
                            + settings.origin(HttpSignatureKeys.TAG) + ")",
                    e);
        }
    }

    Signers signers() {
        return new Signers(settings.get(HttpSignatureKeys.OWNERS), settings.get(HttpSignatureKeys.CALLER_GROUPS));
    }

    /** Who hands signed requests on. */
    Proxies proxies(String id, SignatureKeys keys) {
        SignaturePolicy signed = policy();
        String tag = settings.get(HttpSignatureKeys.PROXY_TAG);
        if (signed.tag().filter(tag::equals).isPresent()) {
            throw new ConfigurationException("%s.proxy-tag (%s): expected another tag than that of signers, found %s"
                    .formatted(PREFIX, settings.origin(HttpSignatureKeys.PROXY_TAG), tag));
        }
        return new Proxies(
                id,
                Set.copyOf(settings.get(HttpSignatureKeys.PROXIES)),
                new ProxyVerifier(signed, tag, keys, context.clock()),
                signers());
    }

    /** The application's own source, the key set, the published keys, the associations; none hides the keys of another by giving its own the same name. */
    SignatureKeys keys() {
        List<SignatureKeys> all = new ArrayList<>();
        context.parts().find(SignatureKeys.class).map(signers()::given).ifPresent(all::add);
        settings.find(HttpSignatureKeys.KEY_SET)
                .map(name -> context.keys().set(PREFIX + "." + HttpSignatureKeys.KEY_SET.name(), name))
                .map(set -> signers().given(new TrustedSignatureKeys(set, context.crypto(), context.clock())))
                .ifPresent(all::add);
        all.addAll(published());
        if (settings.get(HttpSignatureKeys.ASSOCIATIONS)) {
            all.add(AssociationSignatures.incoming(context.crypto(), context.associations()));
        }
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "%s has no keys, so that nobody's signature could be verified. Set %s.key-set to a key set with the signers' certificates or %s.jwks=caller=https://… to where they publish their keys, or %s.associations=true where they agree on keys, or add a bean of %s"
                            .formatted(PREFIX, PREFIX, PREFIX, PREFIX, SignatureKeys.class.getName()));
        }
        return SignatureKeys.ofAll(all);
    }

    private List<JwksKeys> published() {
        List<JwksSource> sources = settings.get(HttpSignatureKeys.JWKS);
        TlsSetup tls = TlsSetup.read(PREFIX, settings, context.tlsSources());
        return sources.stream()
                .map(source ->
                        new JwksKeys(source, tls::outbound, settings.get(HttpSignatureKeys.JWKS_REFRESH), context))
                .toList();
    }

    private Coverage coverage() {
        Set<Component> always = new LinkedHashSet<>(bound(HttpSignatureKeys.REQUIRED_COMPONENTS_WITHOUT_CONTENT));
        Set<Component> withContent = new LinkedHashSet<>(bound(HttpSignatureKeys.REQUIRED_COMPONENTS));
        Set<Component> whenPresent = new LinkedHashSet<>(Coverage.OF_REQUESTS.whenPresent());
        // The type of no content matters as much as that of content does here.
        whenPresent.removeIf(component -> component.equals(TYPE) && !withContent.contains(component));
        withContent.removeAll(always);
        return new Coverage(always, withContent, whenPresent);
    }

    private List<Component> bound(Key<List<Component>> key) {
        List<Component> components = settings.get(key);
        if (!Components.bindRequest(components)) {
            throw new ConfigurationException(
                    "%s.%s (%s): expected @method, and @target-uri or @authority, @path and @query, so that a signature is good for one request only; found %s"
                            .formatted(PREFIX, key.name(), settings.origin(key), components));
        }
        return components;
    }
}
