package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.Keys;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.resource.Resources;
import org.secf.saml.model.Credential;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.OnceStore;
import org.secf.verdict.Reason;

/** An enabler that takes assertions, as a container would start it; its clock is set by hand. */
final class Enabler extends Clock {

    static final Credential SHOP_KEY = TestKeys.OURS;
    static final Credential BANK_KEY = TestKeys.rsa(2048);

    private final Path directory;
    private final Map<String, List<String>> settings = new HashMap<>();
    private OnceStore once = new MemoryOnceStore(this, 1000);
    private KeyRing keys = KeyRing.empty();
    private Instant now = Instant.parse(TokenXml.NOW);

    /** Believes an identity provider and two enablers. */
    Enabler(Path directory) {
        this.directory = directory;
        set("base-url", TokenXml.US);
        set("identity-providers", file("idp.xml", MetadataXml.usual()));
        set(
                "enablers",
                file("shop.xml", enabler(TokenXml.SHOP, SHOP_KEY)),
                file("bank.xml", enabler(TokenXml.BANK, BANK_KEY)));
    }

    static String enabler(String id, Credential key) {
        return enabler(id, MetadataXml.key("signing", key));
    }

    static String enabler(String id, String keys) {
        return """
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://a.example/acs" index="0"/></md:SPSSODescriptor></md:EntityDescriptor>\
            """.formatted(id, keys);
    }

    Enabler set(String name, String... values) {
        settings.put(name, List.of(values));
        return this;
    }

    Enabler unset(String name) {
        settings.remove(name);
        return this;
    }

    Enabler once(OnceStore store) {
        once = store;
        return this;
    }

    Enabler keys(String name, Keys set) {
        keys = new KeyRing(Map.of(), Map.of(name, set));
        return this;
    }

    String file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Mechanism start() {
        return new SamlTokenMechanismFactory().create(settings(new SamlTokenMechanismFactory()), context());
    }

    Settings settings(DefinitionKind kind) {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((name, values) -> raw.add(new RawSetting(name, values, "test")));
        return Settings.resolve("secf." + kind.name(), kind.keys(), List.of(new SettingsLayer(raw)));
    }

    MechanismContext context() {
        return new MechanismContext(
                        this,
                        new SecureRandom(),
                        Crypto.jdk(),
                        once,
                        new MemoryPendingRequests(this, 10),
                        Resources.outsideDeployment(Enabler.class.getClassLoader()),
                        Parts.none(),
                        Expressions.none())
                .with(keys);
    }

    /** The request of a client that proves a certificate in the handshake, if any. */
    static MemoryRequest request(String token, X509Certificate... certificates) {
        return MemoryRequest.get("/stock")
                .header("Authorization", "SAML " + token)
                .clientCertificates(List.of(certificates));
    }

    /** What the guard of signatures says of a signature by that key over these components. */
    static Facts signed(Credential key, String owner, String... components) {
        return Facts.of(new Integrity(
                "http-signature",
                Set.of(components),
                true,
                new Integrity.Signer(
                        Optional.of("key"),
                        Optional.of(Thumbprint.of(key.certificate().getPublicKey())),
                        Optional.of(owner)),
                Optional.empty()));
    }

    /** Everything that such a signature has to cover. */
    static Facts signed(Credential key, String owner) {
        return signed(key, owner, "@method", "@target-uri", "authorization");
    }

    Outcome ask(Request request, Facts facts) {
        return ask(start(), request, facts);
    }

    static Outcome ask(Mechanism mechanism, Request request, Facts facts) {
        return mechanism.authenticate(new Exchange() {
            @Override
            public Request request() {
                return request;
            }

            @Override
            public boolean isProtected() {
                return true;
            }

            @Override
            public Optional<Caller> established() {
                return Optional.empty();
            }

            @Override
            public Facts facts() {
                return facts;
            }
        });
    }

    static Caller caller(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
        return ((Outcome.Established) outcome).caller();
    }

    static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
