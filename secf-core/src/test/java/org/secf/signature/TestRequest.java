package org.secf.signature;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request, its fields line by line, to be changed by one thing at a time. */
record TestRequest(String method, String uri, List<Line> lines, boolean hasContent) {

    /** One line of the header section. */
    record Line(String name, String value) {}

    TestRequest {
        lines = List.copyOf(lines);
    }

    static TestRequest get(String uri) {
        return new TestRequest("GET", uri, List.of(), false);
    }

    /** The request of RFC 9421 appendix B.2. */
    static TestRequest ofSpecification() {
        return of(Rfc9421.vector("B.2.6").json().getJsonObject("request"));
    }

    static TestRequest of(JsonObject json) {
        return new TestRequest(json.getString("method"), json.getString("uri"), List.of(), true)
                .fields(json.getJsonArray("fields"));
    }

    TestRequest fields(JsonArray more) {
        TestRequest all = this;
        for (JsonArray line : more.getValuesAs(JsonArray.class)) {
            all = all.with(line.getString(0), line.getString(1));
        }
        return all;
    }

    TestRequest method(String other) {
        return new TestRequest(other, uri, lines, hasContent);
    }

    TestRequest uri(String other) {
        return new TestRequest(method, other, lines, hasContent);
    }

    TestRequest withoutContent() {
        return new TestRequest(method, uri, lines, false);
    }

    /** With one more line. */
    TestRequest with(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new TestRequest(method, uri, more, hasContent);
    }

    TestRequest without(String name) {
        List<Line> fewer = lines.stream()
                .filter(line -> !line.name().equalsIgnoreCase(name))
                .toList();
        return new TestRequest(method, uri, fewer, hasContent);
    }

    /** With this value instead of any other. */
    TestRequest set(String name, String value) {
        return without(name).with(name, value);
    }

    TestRequest with(SignatureFields signature) {
        return with("Signature-Input", signature.signatureInput()).with("Signature", signature.signature());
    }

    String value(String name) {
        return String.join(", ", message().fields().lines(name.toLowerCase(Locale.ROOT)));
    }

    RequestMessage message() {
        Fields fields = name -> lines.stream()
                .filter(line -> line.name().toLowerCase(Locale.ROOT).equals(name))
                .map(Line::value)
                .toList();
        return new RequestMessage(method, TargetUri.of(URI.create(uri)), fields, hasContent);
    }
}
