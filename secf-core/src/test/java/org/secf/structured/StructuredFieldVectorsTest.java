package org.secf.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.verdict.Verdict;

/** The tests of the HTTP working group. */
class StructuredFieldVectorsTest {

    private static final List<String> FILES = List.of(
            "binary",
            "boolean",
            "date",
            "dictionary",
            "display-string",
            "examples",
            "item",
            "list",
            "listlist",
            "number",
            "param-dict",
            "param-list",
            "param-listlist",
            "string",
            "token");

    @ParameterizedTest
    @MethodSource("parsing")
    void readsAndWrites(JsonObject test) {
        List<String> raw = texts(test.getJsonArray("raw"));
        String type = test.getString("header_type");
        Verdict<?> read = read(type, raw);

        if (test.getBoolean("must_fail", false)) {
            assertThat(read.rejection()).isPresent();
        } else if (!test.getBoolean("can_fail", false) || read.rejection().isEmpty()) {
            Object value = read.fold(found -> found, rejection -> rejection.detail());
            assertThat(value).isEqualTo(expected(type, test.getJsonArray("expected")));
            assertThat(List.of(text(value)).stream().filter(text -> !text.isEmpty()))
                    .isEqualTo(test.containsKey("canonical") ? texts(test.getJsonArray("canonical")) : raw);
        }
    }

    @ParameterizedTest
    @MethodSource("serialisation")
    void writesOnlyWhatCanBeRead(JsonObject test) {
        JsonValue value = test.getJsonArray("expected").get(0);
        if (test.getBoolean("must_fail", false)) {
            assertThatIllegalArgumentException().isThrownBy(() -> bare(value));
        } else {
            assertThat(bare(value).text())
                    .isEqualTo(test.getJsonArray("canonical").getString(0));
        }
    }

    static Stream<Arguments> parsing() {
        return FILES.stream().flatMap(StructuredFieldVectorsTest::file);
    }

    static Stream<Arguments> serialisation() {
        return file("serialisation-number");
    }

    private static Stream<Arguments> file(String name) {
        try (InputStream file =
                StructuredFieldVectorsTest.class.getResourceAsStream("/vectors/structured/" + name + ".json")) {
            return Json.createReader(file).readArray().stream()
                    .map(JsonValue::asJsonObject)
                    .map(test -> Arguments.of(Named.of(name + ": " + test.getString("name"), test)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict<?> read(String type, List<String> raw) {
        return switch (type) {
            case "item" -> Item.parse(raw);
            case "list" -> FieldList.parse(raw);
            default -> Dictionary.parse(raw);
        };
    }

    private static String text(Object value) {
        if (value instanceof Item item) {
            return item.text();
        }
        return value instanceof FieldList list ? list.text() : ((Dictionary) value).text();
    }

    private static Object expected(String type, JsonValue json) {
        if (type.equals("item")) {
            return member(json);
        }
        if (type.equals("list")) {
            return new FieldList(json.asJsonArray().stream()
                    .map(StructuredFieldVectorsTest::member)
                    .toList());
        }
        Map<String, Member> members = new LinkedHashMap<>();
        json.asJsonArray()
                .forEach(pair -> members.put(
                        pair.asJsonArray().getString(0),
                        member(pair.asJsonArray().get(1))));
        return new Dictionary(members);
    }

    private static Member member(JsonValue json) {
        JsonValue value = json.asJsonArray().get(0);
        Parameters parameters = parameters(json.asJsonArray().get(1));
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return new Item(bare(value), parameters);
        }
        List<Item> items = new ArrayList<>();
        value.asJsonArray().forEach(item -> items.add((Item) member(item)));
        return new InnerList(items, parameters);
    }

    private static Parameters parameters(JsonValue json) {
        Map<String, BareItem> values = new LinkedHashMap<>();
        json.asJsonArray()
                .forEach(pair -> values.put(
                        pair.asJsonArray().getString(0), bare(pair.asJsonArray().get(1))));
        return new Parameters(values);
    }

    private static BareItem bare(JsonValue json) {
        return switch (json.getValueType()) {
            case TRUE, FALSE -> new BareItem.Bool(json == JsonValue.TRUE);
            case STRING -> new BareItem.Text(((JsonString) json).getString());
            case NUMBER -> number((JsonNumber) json);
            default -> typed(json.asJsonObject());
        };
    }

    /** What the tests call a number is a decimal where it is written with a point. */
    private static BareItem number(JsonNumber number) {
        return number.toString().contains(".")
                ? new BareItem.Decimal(number.bigDecimalValue())
                : new BareItem.Int(number.longValueExact());
    }

    private static BareItem typed(JsonObject json) {
        return switch (json.getString("__type")) {
            case "token" -> new BareItem.Token(json.getString("value"));
            case "date" -> new BareItem.Date(json.getJsonNumber("value").longValueExact());
            case "displaystring" -> new BareItem.Display(json.getString("value"));
            default -> new BareItem.Octets(base32(json.getString("value")));
        };
    }

    private static byte[] base32(String text) {
        byte[] octets = new byte[text.replace("=", "").length() * 5 / 8];
        long bits = 0;
        for (int i = 0, held = 0, at = 0; at < octets.length; i++) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                octets[at++] = (byte) (bits >> held);
            }
        }
        return octets;
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
