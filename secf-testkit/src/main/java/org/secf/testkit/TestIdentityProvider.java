package org.secf.testkit;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.secf.http.PublicUrl;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;

/**
 * A SAML identity provider for tests, in the test's own process and on the loopback address, as a JUnit 5 extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestIdentityProvider idp = TestIdentityProvider.onPort(8089).with("alice", "user", "administrator");
 *
 * @Test
 * void administratorMayCancel() {
 *     TestBrowser alice = idp.login("alice", "http://localhost:8080/enabler/api/whoami");
 *     assertThat(alice.getJson("http://localhost:8080/enabler/api/whoami").body()).contains("alice");
 * }
 * }</pre>
 *
 * <p>In a static field it runs for all tests of a class, in an instance field for each test anew. It starts before the tests or as soon as something
 * is asked of it, such as the settings of an enabler that is deployed before JUnit begins; each start makes new keys. Outside JUnit, close it yourself.
 * For several threads at once.
 */
public final class TestIdentityProvider
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, AutoCloseable {

    private final int port;
    private final TestUsers users = new TestUsers();
    private final Set<String> holders = new HashSet<>();
    private @Nullable RunningProvider running;

    private TestIdentityProvider(int port) {
        this.port = port;
    }

    /** Will listen on that port of the loopback address. */
    public static TestIdentityProvider onPort(int port) {
        return new TestIdentityProvider(port);
    }

    /** Will listen on a port that is free when it starts; another one at each start. */
    public static TestIdentityProvider onFreePort() {
        return new TestIdentityProvider(0);
    }

    /** Adds a user in these groups. */
    public TestIdentityProvider with(String name, String... groups) {
        return with(User.named(name).in(groups));
    }

    /** Adds a user, or replaces the one of that name. */
    public TestIdentityProvider with(User user) {
        users.add(user);
        return this;
    }

    /**
     * Logs a user in on the way to a protected address.
     *
     * @return a new browser, at that address; what it answered is its {@link TestBrowser#page}, 403 where the user lacks a role
     * @throws LoginFailure when a step does not go as it should, saying which
     * @throws IllegalArgumentException when there is no such user
     */
    public TestBrowser login(String name, String address) {
        return login(response(name), address);
    }

    /** Logs in by a response that was planned. */
    public TestBrowser login(ResponsePlan response, String address) {
        return attempt(response, (login, uri) -> login.login(uri), address);
    }

    /**
     * Sends the enabler a response that it has to refuse.
     *
     * @return the enabler's answer, between 400 and 499
     * @throws LoginFailure when it does not get as far, or the enabler accepts the response
     */
    public HttpResponse<String> refusal(ResponsePlan response, String address) {
        return attempt(response, (login, uri) -> login.refusal(uri), address).page();
    }

    /**
     * The honest response for a user, to be changed: into a stronger or older authentication, or into a forgery.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public ResponsePlan response(String name) {
        return ResponsePlan.of(users.named(name));
    }

    /** The address of the metadata; it is the entity id, too. */
    public String metadata() {
        return running().provider().metadata();
    }

    /** The key by which its responses are verified, which its metadata has, too. */
    public PublicKey key() {
        return running().provider().key();
    }

    /** The first step of a rollover: makes another key and publishes it beside the one that signs, in the metadata file, too. */
    public void announceKey() {
        running().provider().announceKey();
    }

    /**
     * The second step: signs with the key that was announced. The former one stays published.
     *
     * @throws IllegalStateException when none was announced
     */
    public void useAnnouncedKey() {
        running().provider().useAnnouncedKey();
    }

    /**
     * The last step: publishes the key that signs alone.
     *
     * @throws IllegalStateException when a key was announced that does not sign yet
     */
    public void withdrawFormerKeys() {
        running().provider().withdrawFormerKeys();
    }

    /** The metadata as a file, valid for a week. */
    public Path metadataFile() {
        return running().metadataFile();
    }

    /**
     * The settings by which an enabler trusts this identity provider, by name: {@code secf.saml.base-url} and so on. Their files are there as long as
     * this provider runs.
     *
     * @param baseUrl where the enabler is reached, such as {@code http://localhost:8080/enabler}
     * @throws IllegalArgumentException when that is no base URL
     */
    public Map<String, String> settings(String baseUrl) {
        RunningProvider provider = running();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("secf.saml.base-url", PublicUrl.parse(baseUrl).toString());
        settings.put("secf.saml.idp-metadata", "file:" + provider.metadataFile());
        settings.put("secf.saml.signing-key", "file:" + provider.enablerKeys().key());
        settings.put(
                "secf.saml.signing-certificate",
                "file:" + provider.enablerKeys().certificate());
        return Collections.unmodifiableMap(settings);
    }

    private TestBrowser attempt(ResponsePlan response, BiConsumer<SsoLogin, URI> steps, String address) {
        TestBrowser browser = TestBrowser.anonymous();
        String ticket = users.ticket(response);
        try {
            steps.accept(new SsoLogin(browser, running().provider().singleSignOn(), ticket), URI.create(address));
            return browser;
        } finally {
            users.revoke(ticket);
        }
    }

    private synchronized RunningProvider running() {
        RunningProvider found = running;
        if (found == null) {
            found = RunningProvider.start(port, users);
            running = found;
        }
        return found;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        hold(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        hold(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        release(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        release(context);
    }

    private synchronized void hold(ExtensionContext context) {
        running();
        holders.add(context.getUniqueId());
    }

    /** Nested classes, and classes that share the field, come and go; the last one stops it. */
    private synchronized void release(ExtensionContext context) {
        if (holders.remove(context.getUniqueId()) && holders.isEmpty()) {
            close();
        }
    }

    /** Stops answering and deletes all keys. Does nothing where nothing runs. */
    @Override
    public synchronized void close() {
        RunningProvider found = running;
        running = null;
        if (found != null) {
            found.close();
        }
    }
}
