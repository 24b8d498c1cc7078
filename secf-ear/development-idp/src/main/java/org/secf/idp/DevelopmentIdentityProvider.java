package org.secf.idp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.secf.http.PublicUrl;
import org.secf.keys.PemFile;

/**
 * The development identity provider's home directory: its key and certificate, its address, and its metadata. Not for production.
 *
 * <p>Prepared before any server starts, so that a service provider can read {@code idp-metadata.xml} while it is deployed.
 */
public final class DevelopmentIdentityProvider {

    /**
     * System property that tells the deployed identity provider its home directory. Not below {@code secf.}: a name there that is no setting of a
     * mechanism stops the deployment of every application in the server.
     */
    public static final String HOME_PROPERTY = "development-idp.home";

    static final Duration METADATA_LIFETIME = Duration.ofDays(7);

    private static final String BASE_URL = "base-url";
    private static final String KEY = "idp";
    private static final String METADATA = "idp-metadata.xml";

    private DevelopmentIdentityProvider() {}

    /**
     * Makes a fresh key pair and metadata that is valid for a week.
     *
     * @param home made where it is missing; files of an earlier preparation are replaced
     * @param baseUrl where the identity provider will be reached, such as {@code http://localhost:8080/idp}; loopback only
     * @return the metadata file
     * @throws IllegalArgumentException when {@code baseUrl} is not on this machine
     */
    public static Path prepare(Path home, String baseUrl) throws IOException, GeneralSecurityException {
        PublicUrl base = PublicUrl.parse(baseUrl);
        if (!PublicUrl.isLoopback(URI.create(baseUrl))) {
            throw new IllegalArgumentException(
                    "the development identity provider is for loopback addresses only, such as http://localhost:8080/idp, not "
                            + baseUrl);
        }
        Clock clock = Clock.systemUTC();
        Files.createDirectories(home);
        KeyFiles keys = DevelopmentKeys.create(home, KEY, new SecureRandom(), clock);
        PrivateFile.write(home.resolve(BASE_URL), base.toString());
        Identity identity = identity(base.toString(), keys);
        Path metadata = home.resolve(METADATA);
        PrivateFile.write(metadata, Metadata.of(identity, clock.instant().plus(METADATA_LIFETIME)));
        return metadata;
    }

    /** What {@link #prepare} wrote. */
    static Identity load(Path home) throws IOException, GeneralSecurityException {
        return identity(Files.readString(home.resolve(BASE_URL)), KeyFiles.in(home, KEY));
    }

    private static Identity identity(String baseUrl, KeyFiles keys) throws IOException, GeneralSecurityException {
        return new Identity(
                baseUrl,
                PemFile.privateKey(Files.readString(keys.key())),
                PemFile.certificates(Files.readString(keys.certificate())).get(0));
    }
}
