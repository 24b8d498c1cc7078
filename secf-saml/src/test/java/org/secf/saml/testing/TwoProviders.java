package org.secf.saml.testing;

import org.secf.saml.model.Credential;

/** An application whose users come from two identity providers, {@code staff} and {@code guests}, each with keys of its own. */
public final class TwoProviders {

    public static final String STAFF = "https://staff.example.org/saml";
    public static final String GUESTS = "https://guests.example.org/saml";
    public static final Credential STAFF_KEY = TestKeys.IDP;
    public static final Credential GUESTS_KEY = TestKeys.OTHER;

    /** Tenants at hosts of their own. */
    public static final String ONE = "https://one.example.org/enabler";

    public static final String TWO = "https://two.example.org/enabler";

    private TwoProviders() {}

    /** Both for everything, at one address. */
    public static Deployment of(Deployment deployment) {
        deployment
                .unset("idp-metadata")
                .set("caller-names", "QUALIFIED")
                .part("staff", "idp-metadata", deployment.file("staff.xml", metadata(STAFF, STAFF_KEY)));
        return deployment.part("guests", "idp-metadata", deployment.file("guests.xml", metadata(GUESTS, GUESTS_KEY)));
    }

    /** Each a tenant at a host of its own. */
    public static Deployment tenants(Deployment deployment) {
        return of(deployment).part("staff", "base-url", ONE).part("guests", "base-url", TWO);
    }

    /** Metadata with the addresses of that provider. */
    public static String metadata(String entityId, Credential key) {
        String host = entityId.replace("/saml", "");
        return MetadataXml.entity(
                entityId,
                "",
                MetadataXml.key("signing", key)
                        + MetadataXml.slo("HTTP-Redirect", "Location=\"" + host + "/slo\"")
                        + MetadataXml.sso("HTTP-Redirect", host + "/sso"));
    }
}
