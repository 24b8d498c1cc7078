package org.secf.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.DevelopmentKeys;
import org.secf.testkit.idp.KeyFiles;

/** Fresh keys for both sides, and the system properties that tell the applications about them. */
record Preparation(Map<String, String> properties) {

    static Preparation in(Path directory, Addresses addresses) throws IOException, GeneralSecurityException {
        Path home = Files.createDirectories(directory.toAbsolutePath());
        Path idp = home.resolve("idp");
        Path metadata = DevelopmentIdentityProvider.prepare(idp, addresses.identityProvider());
        KeyFiles keys = DevelopmentKeys.create(home, "sp", new SecureRandom(), Clock.systemUTC());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(DevelopmentIdentityProvider.HOME_PROPERTY, idp.toString());
        properties.put("secf.saml.base-url", addresses.enabler());
        properties.put("secf.saml.idp-metadata", "file:" + metadata);
        properties.put("secf.saml.signing-key", "file:" + keys.key());
        properties.put("secf.saml.signing-certificate", "file:" + keys.certificate());
        return new Preparation(properties);
    }
}
