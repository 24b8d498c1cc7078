package org.secf.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.DevelopmentKeys;
import org.secf.testkit.idp.KeyFiles;

/** A person logs in at an identity provider. */
record SamlScenario(Addresses addresses, Map<String, String> properties) implements Scenario {

    /** With fresh keys for both sides. */
    static SamlScenario prepared(Place place) throws IOException, GeneralSecurityException {
        Path idp = place.home().resolve("idp");
        Addresses addresses = place.addresses();
        Path metadata = DevelopmentIdentityProvider.prepare(idp, addresses.identityProvider());
        KeyFiles keys = DevelopmentKeys.create(place.home(), "sp", new SecureRandom(), Clock.systemUTC());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(DevelopmentIdentityProvider.HOME_PROPERTY, idp.toString());
        properties.put("secf.saml.base-url", addresses.enabler());
        properties.put("secf.saml.idp-metadata", "file:" + metadata);
        properties.put("secf.saml.signing-key", "file:" + keys.key());
        properties.put("secf.saml.signing-certificate", "file:" + keys.certificate());
        return new SamlScenario(addresses, properties);
    }

    @Override
    public List<String> archives() {
        return List.of("idp.war", "enabler.war");
    }

    @Override
    public List<URI> probes() {
        return List.of(
                URI.create(addresses.identityProvider() + "/metadata"),
                URI.create(addresses.enabler() + "/index.html"),
                URI.create(addresses.enabler() + "/saml/metadata"));
    }

    @Override
    public WhoAmICheck call() throws IOException, DemoFailedException {
        return WhoAmICheck.of(Browser.logIn(addresses.whoAmI(), "alice", "wonderland"), "alice");
    }

    @Override
    public List<String> invitation() {
        return List.of(
                "Open " + addresses.enabler() + "/ and log in as alice (password wonderland, administrator)",
                "or bob (password builder). Stop with Ctrl-C.");
    }
}
