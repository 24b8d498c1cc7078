package org.secf.saml.delegation;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.secf.delegation.DelegationIssuer;
import org.secf.keys.set.Keys;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the issuer of assertions about callers; found by {@link java.util.ServiceLoader}. */
public final class SamlDelegationFactory implements DelegationIssuerFactory {

    /** For the service loader. */
    public SamlDelegationFactory() {}

    @Override
    public String name() {
        return "saml-delegation";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return SamlDelegationDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return SamlDelegationKeys.ALL;
    }

    @Override
    public DelegationIssuer create(Settings settings, MechanismContext context) {
        Keys keys = new IssuerKeySource(settings, context).keys();
        return new SamlDelegationIssuer(
                IssuingPolicy.read(settings),
                new AssertionSigner(keys, context.crypto(), context.clock()),
                context.clock(),
                context.random());
    }

    @Override
    public Optional<Endpoint> endpoint(Settings settings, MechanismContext context) {
        return settings.find(SamlDelegationKeys.METADATA_URI)
                .map(path -> new EnablerMetadata(
                        path,
                        settings.get(SamlDelegationKeys.ENTITY_ID),
                        new IssuerKeySource(settings, context).keys(),
                        context.clock()));
    }
}
