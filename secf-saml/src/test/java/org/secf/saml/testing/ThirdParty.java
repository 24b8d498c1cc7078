package org.secf.saml.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.keys.PemFile;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.AlgorithmPolicy;

/**
 * Messages that other libraries test themselves with, and how ours answers them; see {@code third-party/PROVENANCE.md}.
 *
 * @param test one line of the table
 * @param setting what it meets there
 */
public record ThirdParty(JsonObject test, JsonObject setting) {

    private static final Pattern QUALIFIER = Pattern.compile(" (SP)?NameQualifier=\"[^\"]*\"");
    private static final String FOLDER = "/third-party/";
    private static final Pattern SIGNATURE =
            Pattern.compile("<((?:\\w+:)?)Signature[ >].*?</\\1Signature>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\bID=\"([^\"]+)\"");

    /** The lines of one kind: {@code response}, {@code logout} or {@code metadata}. */
    public static List<ThirdParty> all(String kind) {
        try (JsonReader reader = Json.createReader(open("cases.json"))) {
            JsonObject table = reader.readObject();
            JsonObject settings = table.getJsonObject("settings");
            return table.getJsonArray("cases").getValuesAs(JsonObject.class).stream()
                    .filter(test -> test.getString("kind").equals(kind))
                    .map(test -> new ThirdParty(test, settings.getJsonObject(test.getString("setting"))))
                    .toList();
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(ThirdParty.class.getResourceAsStream(FOLDER + file), file);
    }

    private static byte[] octets(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which file. */
    public String file() {
        return test.getString("file");
    }

    /** Of its setting, unless the line says otherwise. */
    public String value(String name) {
        return test.getJsonObject("differing").getString(name, setting.getString(name, ""));
    }

    /** Where the message's own time is. */
    public Clock clock() {
        return Clock.fixed(Instant.parse(test.getString("at")), ZoneOffset.UTC);
    }

    public AlgorithmPolicy algorithms() {
        return takesSha1() ? AlgorithmPolicy.USUAL.andSha1() : AlgorithmPolicy.USUAL;
    }

    /** Whether SHA-1 is taken. */
    public boolean takesSha1() {
        return as().equals("taking SHA-1");
    }

    /** What is read of metadata that is taken. */
    public JsonObject reads() {
        return test.getJsonObject("reads");
    }

    private String as() {
        return test.getString("as");
    }

    /** Empty where it is taken. */
    public String reason() {
        return test.getString("reason");
    }

    /** The octets as they are, or a copy whose only signature is a good one by our test key, so that nothing else is left to refuse. */
    public byte[] message() {
        byte[] octets = octets(file());
        byte[] xml = file().endsWith(".base64") ? Base64.getMimeDecoder().decode(octets) : octets;
        String text = new String(xml, StandardCharsets.UTF_8);
        String timed = value("times").equals("Z") ? text.replace("+00:00\"", "Z\"") : text;
        String plain =
                value("qualifiers").equals("none") ? QUALIFIER.matcher(timed).replaceAll("") : timed;
        String replaced = replaced(plain);
        return isSignedAnew() ? signedAnew(replaced) : replaced.getBytes(StandardCharsets.UTF_8);
    }

    private String replaced(String text) {
        String replaced = text;
        for (JsonObject one : test.getJsonObject("differing")
                .getOrDefault("replacing", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)) {
            if (!replaced.contains(one.getString("text"))) {
                throw new IllegalStateException("nothing to replace: " + one);
            }
            replaced = replaced.replace(one.getString("text"), one.getString("by"));
        }
        return replaced;
    }

    private boolean isSignedAnew() {
        return as().endsWith(" signed");
    }

    private byte[] signedAnew(String xml) {
        String bare = SIGNATURE.matcher(xml).replaceAll("");
        int from = as().startsWith("assertion") ? bare.indexOf("<saml:Assertion") : bare.indexOf("<saml", 20);
        Matcher id = ID.matcher(bare);
        if (!id.find(Math.max(from, 0))) {
            throw new IllegalStateException("no ID to sign: " + this);
        }
        return Mint.of(bare).sign(Signer.rsa(TestKeys.IDP), id.group(1)).xml().getBytes(StandardCharsets.UTF_8);
    }

    /** Those by which the message is verified: its maker's, or ours where it was signed anew. */
    public List<PublicKey> keys() {
        if (isSignedAnew()) {
            return List.of(TestKeys.IDP.publicKey());
        }
        return List.of(certificate(value("key")).getPublicKey());
    }

    /** Whose signature is asked for of metadata. */
    public Optional<X509Certificate> signer() {
        return Optional.of(value("signer")).filter(name -> !name.isEmpty()).map(ThirdParty::certificate);
    }

    private static X509Certificate certificate(String file) {
        try {
            return PemFile.certificates(PemFile.text(octets(file))).get(0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return file() + " as " + as() + " at " + test.getString("at") + test.getJsonObject("differing");
    }
}
