package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the tool, as a terminal sees it. */
record Session(int exitCode, String out, String err) {

    static final String REQUEST = "_3f9d1b7c5a2e4f60a1b2c3d4e5f60718";
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String RESOURCES = "src/test/resources/";

    static Session run(String... arguments) {
        return runWithInput(new byte[0], arguments);
    }

    static Session runWithInput(byte[] input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new Tool(outside(input, out, err)).run(arguments);
        return new Session(exitCode, out.toString(), err.toString());
    }

    /** A process of nobody in particular, without a terminal and without variables. */
    static Outside outside(byte[] input, StringWriter out, StringWriter err) {
        return new Outside(
                Clock.fixed(LATER, ZoneOffset.UTC),
                new SecureRandom(),
                new ByteArrayInputStream(input),
                new PrintWriter(out),
                new WrittenOctets(out),
                new PrintWriter(err),
                Optional.empty(),
                name -> Optional.empty(),
                Optional.empty());
    }

    /** {@code saml verify} of the committed login, with more arguments. */
    static Session verify(byte[] input, String... more) {
        List<String> arguments = new ArrayList<>(List.of("saml", "verify"));
        arguments.addAll(List.of("--idp-metadata", resource("idp.xml")));
        arguments.addAll(List.of("--sp-entity-id", "https://app.example.org/saml"));
        arguments.addAll(List.of("--acs", "https://app.example.org/saml/acs", "--at", "2026-11-23T10:16:00Z"));
        arguments.addAll(List.of(more));
        return runWithInput(input, arguments.toArray(String[]::new));
    }

    static Session verify(String... more) {
        return verify(new byte[0], more);
    }

    static String resource(String name) {
        return RESOURCES + name;
    }

    JsonObject json() {
        return lines().get(0);
    }

    List<JsonObject> lines() {
        return out.lines().map(Session::parse).toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject parse(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
