package org.secf.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Whether the EJB saw the user, by what {@code whoami} answered. */
record WhoAmICheck(JsonObject answer, String user) {

    private static final List<String> ROLES = List.of("user", "administrator");

    static WhoAmICheck of(String json, String user) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new WhoAmICheck(reader.readObject(), user);
        }
    }

    boolean holds() {
        JsonObject ejb = answer.getJsonObject("ejb");
        return ejb.getString("principal").equals(user)
                && ejb.getString("caller").equals(user)
                && ejb.getJsonArray("roles").getValuesAs(JsonString::getString).containsAll(ROLES);
    }

    String conclusion() {
        return holds()
                ? "The EJB saw " + user + " with the roles " + String.join(", ", ROLES) + "."
                : "The EJB did not see " + user + " with the roles " + String.join(", ", ROLES) + ".";
    }

    /** Indented. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(answer);
        }
        return text.toString().strip();
    }
}
