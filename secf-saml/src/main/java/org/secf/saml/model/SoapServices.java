package org.secf.saml.model;

import java.util.Map;
import java.util.Optional;

/**
 * Where an identity provider takes messages in SOAP envelopes, as its metadata says.
 *
 * @param artifactResolution where responses are fetched, by the index that artifacts name (saml-metadata §2.4.3)
 * @param singleSignOn where clients that are no browsers bring requests (saml-profiles §4.2)
 */
public record SoapServices(Map<Integer, String> artifactResolution, Optional<String> singleSignOn) {

    /** It takes none. */
    public static final SoapServices NONE = new SoapServices(Map.of(), Optional.empty());

    public SoapServices {
        artifactResolution = Map.copyOf(artifactResolution);
    }
}
