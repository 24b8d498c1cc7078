package org.secf.testkit.idp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * A SAML identity provider for one machine (saml-profiles §4.1), wherever its requests come from. Not for production: its passwords are public.
 *
 * <p>Its home directory is prepared before any server starts, so that a service provider can read {@code idp-metadata.xml} while it is deployed.
 */
public final class DevelopmentIdentityProvider {

    /**
     * System property that tells the deployed identity provider its home directory. Not below {@code secf.}: a name there that is no setting of a
     * mechanism stops the deployment of every application in the server.
     */
    public static final String HOME_PROPERTY = "development-idp.home";

    private final KeyRollover keys;
    private final SingleSignOn signOn;
    private final Clock clock;
    private final Reply style = PageFile.STYLE.read();
    private final Reply script = PageFile.SCRIPT.read();

    private DevelopmentIdentityProvider(KeyRollover keys, UserSource users, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.signOn = new SingleSignOn(users, new LoginResponse(keys, clock, new SecureRandom()));
    }

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
        Home files = new Home(Files.createDirectories(home));
        DevelopmentKeys.create(home, Home.KEY, new SecureRandom(), clock);
        PrivateFile.write(files.baseUrl(), base.toString());
        PrivateFile.write(files.metadata(), Metadata.of(files.identity(), clock.instant()));
        return files.metadata();
    }

    /** What {@link #prepare} made, with two well-known users. */
    public static DevelopmentIdentityProvider load(Path home) throws IOException, GeneralSecurityException {
        return load(home, UserSource.wellKnown());
    }

    /** What {@link #prepare} made, with users of one's own. */
    public static DevelopmentIdentityProvider load(Path home, UserSource users)
            throws IOException, GeneralSecurityException {
        Home files = new Home(home);
        Clock clock = Clock.systemUTC();
        return new DevelopmentIdentityProvider(new KeyRollover(files, files.identity(), clock), users, clock);
    }

    /** Where it is reached. */
    public String baseUrl() {
        return keys.get().baseUrl();
    }

    /** Where its metadata is; this is its entity id, too. */
    public String metadata() {
        return keys.get().entityId();
    }

    /** Makes another key and publishes it beside those it has, in the metadata file, too: the first step of a rollover. Signs with the former still. */
    public void announceKey() {
        keys.announce();
    }

    /**
     * Signs with the key that was announced: the second step. The former key stays published for responses on their way.
     *
     * @throws IllegalStateException when none was announced
     */
    public void useAnnouncedKey() {
        keys.sign();
    }

    /**
     * Publishes the key that signs alone: the last step.
     *
     * @throws IllegalStateException when a key was announced that does not sign yet
     */
    public void withdrawFormerKeys() {
        keys.withdraw();
    }

    /** The key by which its responses are verified, which its metadata has, too. */
    public PublicKey key() {
        return keys.get().credential().certificate().getPublicKey();
    }

    /** Where requests are sent, by either binding. */
    public String singleSignOn() {
        return keys.get().singleSignOn();
    }

    /** Answers any request; those from other machines are refused, whatever they ask. */
    public Reply answer(Request request) {
        if (!request.isFromThisMachine()) {
            return Page.error(403, "Only this machine may use the development identity provider.");
        }
        try {
            return route(request);
        } catch (BadRequestException e) {
            return Page.error(400, e.explanation());
        }
    }

    private Reply route(Request request) throws BadRequestException {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return switch (method + " " + request.path()) {
            case "GET " + Paths.METADATA ->
                Reply.text(200, "application/samlmetadata+xml", Metadata.of(keys.get(), clock.instant()));
            case "GET " + Paths.SINGLE_SIGN_ON, "POST " + Paths.SINGLE_SIGN_ON -> signOn.ask(request);
            case "POST " + Paths.LOGIN -> signOn.login(request);
            case "GET " + Paths.STYLE -> style;
            case "GET " + Paths.SCRIPT -> script;
            default ->
                Paths.methods(request.path())
                        .map(allowed -> Page.error(405, Page.BEGIN).with("Allow", allowed))
                        .orElseGet(() -> Page.error(404, Page.BEGIN));
        };
    }
}
