package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.DevelopmentKeys;
import org.secf.testkit.idp.KeyFiles;

/** Writes the files that the server's settings name, before something is deployed that reads them. */
public final class Preparation {

    private Preparation() {}

    /** Fresh keys for both sides, and the development identity provider's metadata. */
    public static void developmentIdp() throws IOException, GeneralSecurityException {
        keys();
        Path metadata = DevelopmentIdentityProvider.prepare(Site.folder().resolve("idp"), Site.IDP);
        metadata(Files.readString(metadata));
    }

    /** Fresh keys for the enabler. */
    public static KeyFiles keys() throws IOException, GeneralSecurityException {
        Files.createDirectories(Site.folder());
        return DevelopmentKeys.create(Site.folder(), "sp", new SecureRandom(), Clock.systemUTC());
    }

    /** The metadata that the next deployment reads. */
    public static void metadata(String text) throws IOException {
        Files.writeString(Site.idpMetadata(), text);
    }
}
