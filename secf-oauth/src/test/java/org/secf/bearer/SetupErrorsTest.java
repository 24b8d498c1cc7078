package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.oauth.testing.Application;
import org.secf.settings.ConfigurationException;

class SetupErrorsTest {

    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        application = Application.in(folder);
    }

    private static void stops(Application wrong, String text) {
        assertThatThrownBy(wrong::mechanism)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void needsIssuerAndAudience() {
        stops(application.without("issuer"), "secf.bearer.issuer is required");
        stops(application.without("audience"), "secf.bearer.audience is required");
        stops(application.with("audience"), "audience names nothing");
        stops(application.with("audience", " "), "secf.bearer.audience");
    }

    @Test
    void takesNoAlgorithmByASharedSecret() {
        stops(application.with("algorithms", "RS256", "HS256"), "secf.bearer.algorithms");
        stops(application.with("algorithms", "none"), "secf.bearer.algorithms");
        stops(application.with("algorithms"), "secf.bearer");
        stops(application.with("dpop.algorithms", "HS256"), "secf.bearer.dpop.algorithms");
    }

    @Test
    void takesNoTypesOfOtherTokens() {
        stops(application.with("token-types", "dpop+jwt"), "secf.bearer.token-types");
        stops(application.with("token-types", "application/logout+jwt"), "secf.bearer.token-types");
        stops(application.with("token-types"), "no type of token");
    }

    @Test
    void needsKeysThatCanBeUsed() {
        stops(application.with("jwks", "/nowhere.json"), "secf.bearer.jwks");
        stops(application.with("jwks", "http://issuer.example.org/keys"), "expected an https address");
        stops(application.with("public-key", "x"), "are both given");
        stops(application.without("jwks").with("public-key", "x"), "secf.bearer.public-key");
        stops(application.without("jwks").with("issuer", "shop-issuer"), "secf.bearer.metadata");
        stops(
                application.without("jwks").with("metadata", "http://issuer.example.org/metadata"),
                "secf.bearer.metadata");
    }

    /** Nobody could say by which of the two tokens are verified. */
    @Test
    void takesNoMetadataBesideKeys() {
        String address = "https://issuer.example.org/.well-known/openid-configuration";
        stops(application.with("metadata", address), "secf.bearer.metadata (a test) is given beside keys");
        stops(
                application.without("jwks").with("public-key", "x").with("metadata", address),
                "secf.bearer.metadata (a test) is given beside keys");
        stops(
                application.with("jwks", "https://issuer.example.org/keys").with("metadata", address),
                "secf.bearer.metadata (a test) is given beside keys");
        application.without("jwks").with("metadata", address).mechanism();
    }

    @Test
    void namesHostsByTheirNames() {
        stops(application.with("jwks-hosts", "https://keys.example.org"), "secf.bearer.jwks-hosts");
        stops(application.with("jwks-hosts", "*"), "secf.bearer.jwks-hosts");
        application.with("jwks-hosts", "keys.example.org").mechanism();
    }

    @Test
    void boundsWhatIsCounted() {
        stops(application.with("dpop.max-proofs", "0"), "secf.bearer.dpop.max-proofs");
        stops(application.with("dpop.max-proofs-per-caller", "0"), "secf.bearer.dpop.max-proofs-per-caller");
        stops(application.with("introspection.max-calls", "0"), "secf.bearer.introspection.max-calls");
        stops(application.with("introspection.max-waiting", "-1"), "secf.bearer.introspection.max-waiting");
    }

    @Test
    void boundsTimes() {
        stops(application.with("clock-skew", "6m"), "secf.bearer.clock-skew");
        stops(application.with("max-lifetime", "0s"), "secf.bearer.max-lifetime");
        stops(application.with("remember", "6m"), "secf.bearer.remember");
        stops(application.with("dpop.max-age", "11m"), "secf.bearer.dpop.max-age");
    }

    /** Two issuers may both have an alice. */
    @Test
    void needsAPrefixWhereThereAreSeveralIssuers() {
        stops(application.with("leaves-other-issuers", "true"), "two of them may name the same caller");
        application
                .with("leaves-other-issuers", "true")
                .with("claims.caller-name-prefix", "none")
                .with("group-mapping", "*=*")
                .mechanism();
    }

    @Test
    void needsToSayWhichGroupsOfSeveralIssuersAreBelieved() {
        stops(
                application.with("leaves-other-issuers", "true").with("claims.caller-name-prefix", "partner:"),
                "each could name any of our groups");
    }

    /** Values that are split are still the issuer's own words. */
    @Test
    void takesNoSeparatorForAMapping() {
        stops(
                application
                        .with("leaves-other-issuers", "true")
                        .with("claims.caller-name-prefix", "partner:")
                        .with("group-separator", ","),
                "each could name any of our groups");
    }

    /** Else the issuer would be shown tokens of others. */
    @Test
    void leavesNobodyATokenThatItAsksAbout(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "s3cret");
        Application asking = application
                .with("introspection.uri", "https://issuer.example.org/introspect")
                .with("introspection.client-id", "api")
                .with("introspection.client-secret", "file:" + secret);
        asking.mechanism();
        Application leaving = asking.with("leaves-other-issuers", "true")
                .with("claims.caller-name-prefix", "partner:")
                .with("group-mapping", "*=partner:*");
        stops(leaving, "who would be shown tokens of others");
        stops(leaving.without("jwks"), "who would be shown tokens of others");
    }

    @Test
    void needsToBeSomebodyWhereItAsks() {
        Application asking = application.with("introspection.uri", "https://issuer.example.org/introspect");
        stops(asking, "secf.bearer.introspection.client-id is not");
        stops(asking.with("introspection.client-id", "api"), "secf.bearer.introspection.client-secret is not");
        stops(
                asking.with("introspection.client-id", "api").with("introspection.client-secret", "s3cret"),
                "secrets never stand in configuration");
        stops(application.with("introspection.uri", "http://issuer.example.org/x"), "secf.bearer.introspection.uri");
    }
}
