package org.secf.gba.retrieval;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/**
 * USS: what a service may know of a subscriber and lets it do (TS 33.220 §4.2.4).
 *
 * @param service GAA service identifier
 * @param type GAA service type code
 * @param identities under which the subscriber is known to the service, the first one preferred
 * @param group of applications that this is for; empty for all
 * @param flags what the subscriber is authorised to
 * @param choice of keys that the service may let the subscriber in by; empty where the service decides
 */
public record UserSettings(
        long service,
        long type,
        List<String> identities,
        Optional<String> group,
        List<Long> flags,
        Optional<KeyChoice> choice) {

    public UserSettings {
        identities = List.copyOf(identities);
        flags = List.copyOf(flags);
    }

    /** Where the service decides which keys are good enough. */
    public UserSettings(long service, long type, List<String> identities, Optional<String> group, List<Long> flags) {
        this(service, type, identities, group, flags, Optional.empty());
    }

    JsonObject json() {
        JsonArrayBuilder ids = Json.createArrayBuilder();
        identities.forEach(id -> ids.add(Json.createObjectBuilder().add("ueId", id)));
        JsonArrayBuilder authorised = Json.createArrayBuilder();
        flags.forEach(flag -> authorised.add(Json.createObjectBuilder().add("flag", flag)));
        JsonObjectBuilder settings = Json.createObjectBuilder()
                .add("gsId", service)
                .add("gsType", type)
                .add("ueIds", ids)
                .add("flags", authorised);
        group.ifPresent(name -> settings.add("nafGroup", name));
        choice.ifPresent(keys -> settings.add("keyChoice", keys.token()));
        return Json.createObjectBuilder().add("uss", settings).build();
    }

    static UserSettings of(JsonText entry) {
        JsonText settings = entry.object("uss");
        return new UserSettings(
                settings.number("gsId"),
                settings.number("gsType"),
                settings.objects("ueIds").stream().map(id -> id.text("ueId")).toList(),
                settings.optionalText("nafGroup"),
                settings.objects("flags").stream()
                        .map(flag -> flag.number("flag"))
                        .toList(),
                settings.optionalText("keyChoice").map(UserSettings::choice));
    }

    /** What we do not know may forbid what we would let in. */
    private static KeyChoice choice(String token) {
        return KeyChoice.named(token)
                .orElseThrow(() -> new IllegalArgumentException("keyChoice: expected one we know"));
    }
}
