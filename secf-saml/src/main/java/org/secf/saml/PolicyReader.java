package org.secf.saml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.mechanism.GroupKeys;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.NameIdPolicy;
import org.secf.saml.model.RequestedContext;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.Sealing;
import org.secf.saml.model.SubjectIdRequirement;
import org.secf.saml.response.AttributeRules;
import org.secf.saml.response.CallerMapping;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Turns settings into what is asked of the identity provider and of its answers; what contradicts itself stops the deployment here. */
record PolicyReader(Settings settings) {

    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    private static final String URI_NAMES = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

    AuthnRequest.Wish wish() {
        return new AuthnRequest.Wish(
                names(), settings.get(SamlKeys.FORCE_AUTHN), settings.get(SamlKeys.IS_PASSIVE), context());
    }

    ResponsePolicy policy() {
        requireOpenable(PolicyKeys.NAME_ENCRYPTION);
        requireOpenable(AttributeKeys.ENCRYPTION);
        return new ResponsePolicy(
                settings.get(SamlKeys.CLOCK_SKEW),
                settings.get(SamlKeys.REQUIRE_SIGNED_ASSERTIONS),
                settings.get(SamlKeys.REQUIRE_ENCRYPTED_ASSERTIONS),
                context(),
                settings.find(SamlKeys.MAX_AUTHENTICATION_AGE),
                settings.get(SamlKeys.ACCEPT_UNSOLICITED),
                settings.get(SamlKeys.ACCEPT_SHA1),
                new ResponsePolicy.Parts(
                        names(), settings.get(PolicyKeys.NAME_ENCRYPTION), settings.get(AttributeKeys.ENCRYPTION)),
                AlgorithmKeys.read(settings));
    }

    CallerMapping callers() {
        requireLastingName();
        String name = settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE);
        Optional<String> format = settings.find(AttributeKeys.CALLER_NAME_FORMAT)
                .or(() -> SubjectIdRequirement.ofAttribute(name).map(any -> URI_NAMES));
        return new CallerMapping(
                name,
                Optional.of(settings.get(SamlKeys.CALLER_GROUPS_ATTRIBUTE)),
                GroupKeys.read(settings, SamlKeys.ATTRIBUTES),
                new CallerMapping.Reading(
                        format,
                        settings.find(AttributeKeys.CALLER_GROUPS_FORMAT),
                        settings.get(PolicyKeys.ACCEPT_TRANSIENT)));
    }

    /**
     * What is asked of attributes.
     *
     * @param vouched whether somebody else than the identity provider vouches for its metadata, or there is but one
     */
    AttributeRules attributes(boolean vouched) {
        return new AttributeRules(
                settings.get(AttributeKeys.REQUIRED),
                new AttributeRules.Scopes(
                        set(AttributeKeys.SCOPED),
                        vouched && settings.get(AttributeKeys.METADATA_SCOPES),
                        set(AttributeKeys.SCOPES),
                        settings.get(AttributeKeys.WRONG_SCOPE),
                        settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE)),
                new AttributeRules.Limits(
                        settings.get(AttributeKeys.MOST_VALUES), settings.get(AttributeKeys.LONGEST_VALUE)));
    }

    /** What becomes of a login beside the standard's way. */
    Detours detours() {
        return new Detours(
                settings.get(PolicyKeys.REAUTHENTICATE),
                settings.get(PolicyKeys.PASSIVE_FAILURE),
                settings.get(PolicyKeys.PASSIVE_PAUSE),
                settings.get(PolicyKeys.LANDING_PATHS));
    }

    private Set<String> set(Key<List<String>> key) {
        return new LinkedHashSet<>(settings.get(key));
    }

    private NameIdPolicy names() {
        return new NameIdPolicy(
                settings.find(SamlKeys.NAME_ID_FORMAT),
                settings.get(PolicyKeys.ALLOW_CREATE),
                settings.find(PolicyKeys.SP_NAME_QUALIFIER),
                settings.get(PolicyKeys.QUALIFIERS));
    }

    private RequestedContext context() {
        try {
            return new RequestedContext(
                    settings.get(PolicyKeys.COMPARISON),
                    settings.get(SamlKeys.AUTHN_CONTEXT_CLASS_REFS),
                    settings.get(PolicyKeys.ORDER));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "secf.saml.authn-context-comparison is " + settings.get(PolicyKeys.COMPARISON) + " ("
                            + settings.origin(PolicyKeys.COMPARISON) + "): " + e.getMessage()
                            + "; give secf.saml.authn-context-class-refs, and in secf.saml.authn-context-order each of"
                            + " them, the weakest first, or leave the comparison at EXACT",
                    e);
        }
    }

    private void requireOpenable(Key<Sealing> key) {
        if (settings.get(key) == Sealing.REQUIRED
                && settings.get(SamlKeys.DECRYPTION_KEY).isEmpty()
                && settings.find(SamlKeys.KEY_SET).isEmpty()) {
            throw new ConfigurationException("secf.saml." + key.name() + " is REQUIRED (" + settings.origin(key)
                    + "), but there is no key to decrypt with; give secf.saml.decryption-key or secf.saml.key-set");
        }
    }

    private void requireLastingName() {
        boolean isTransient =
                settings.find(SamlKeys.NAME_ID_FORMAT).filter(TRANSIENT::equals).isPresent();
        boolean isTheName = settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE).equals(CallerMapping.NAME_ID);
        if (isTransient && isTheName && !settings.get(PolicyKeys.ACCEPT_TRANSIENT)) {
            throw new ConfigurationException(
                    "secf.saml.name-id-format asks for a transient name ("
                            + settings.origin(SamlKeys.NAME_ID_FORMAT)
                            + "), which is another at each login, and the caller is named by it; set"
                            + " secf.saml.attributes.caller-name-attribute to an attribute, or secf.saml.name-id.accept-transient=true");
        }
    }
}
