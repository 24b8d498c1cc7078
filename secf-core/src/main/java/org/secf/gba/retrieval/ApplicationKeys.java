package org.secf.gba.retrieval;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * What an application gets for one device.
 *
 * @param device Ks_NAF or Ks_ext_NAF
 * @param card Ks_int_NAF; empty where the card takes no part, or the application cannot use it
 * @param expires from this instant on the device has to bootstrap again
 * @param created when it bootstrapped
 * @param subscriber IMPI, where the application may know it
 * @param settings for the services that were asked for
 */
public record ApplicationKeys(
        Secret device,
        Optional<Secret> card,
        Instant expires,
        Optional<Instant> created,
        Optional<String> subscriber,
        List<UserSettings> settings)
        implements AutoCloseable {

    private static final int KEY = 32;
    private static final Pattern KEY_DIGITS = Pattern.compile("[0-9A-Fa-f]{64}");

    /**
     * Checks that there is something of use.
     *
     * @throws IllegalArgumentException when a key has another length than 32 octets
     */
    public ApplicationKeys {
        settings = List.copyOf(settings);
        if (device.size() != KEY || card.filter(key -> key.size() != KEY).isPresent()) {
            throw new IllegalArgumentException("expected keys of 32 octets");
        }
    }

    /** The same keys, not copied, with the settings for these services only: a flag of another one may mean something else. */
    public ApplicationKeys forServices(List<Long> services) {
        List<UserSettings> asked = settings.stream()
                .filter(one -> services.contains(one.service()))
                .toList();
        return new ApplicationKeys(device, card, expires, created, subscriber, asked);
    }

    /** The same for somebody else, who closes them. */
    public ApplicationKeys copy() {
        return new ApplicationKeys(device.copy(), card.map(Secret::copy), expires, created, subscriber, settings);
    }

    /** As it is sent; the caller takes care that only the application reads it. */
    public String json() {
        JsonObjectBuilder answer = Json.createObjectBuilder().add("meKeyMaterial", hex(device));
        card.ifPresent(key -> answer.add("uiccKeyMaterial", hex(key)));
        answer.add("keyExpiryTime", expires.toString());
        created.ifPresent(time -> answer.add("bootstrappingInfoCreationTime", time.toString()));
        if (!settings.isEmpty()) {
            JsonArrayBuilder list = Json.createArrayBuilder();
            settings.forEach(one -> list.add(one.json()));
            answer.add("ussList", list);
        }
        answer.add("gbaType", "3G_GBA");
        subscriber.ifPresent(identity -> answer.add("impi", identity));
        return answer.build().toString();
    }

    /**
     * As it came. Without an end the keys would be good for ever, so an answer without one is refused; so is one of 2G, whose keys are too weak.
     */
    public static Verdict<ApplicationKeys> parse(byte[] document) {
        try {
            JsonText answer = JsonText.parse(document);
            if (!answer.optionalText("gbaType").orElse("3G_GBA").equals("3G_GBA")) {
                throw new IllegalArgumentException("gbaType: expected 3G_GBA");
            }
            return Verdict.accepted(new ApplicationKeys(
                    key(answer.text("meKeyMaterial")),
                    answer.optionalText("uiccKeyMaterial").map(ApplicationKeys::key),
                    time(answer.text("keyExpiryTime")),
                    answer.optionalText("bootstrappingInfoCreationTime").map(ApplicationKeys::time),
                    answer.optionalText("impi"),
                    answer.objects("ussList").stream().map(UserSettings::of).toList()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Verdict.rejected(
                    RetrievalReason.MALFORMED_ANSWER,
                    "meKeyMaterial and keyExpiryTime of a 3G bootstrapping",
                    e instanceof DateTimeException ? "another time" : String.valueOf(e.getMessage()));
        }
    }

    private static Secret key(String hex) {
        if (!KEY_DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("key material: expected 64 hexadecimal digits");
        }
        return Secret.taking(HexFormat.of().parseHex(hex));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String hex(Secret key) {
        return key.use(HexFormat.of()::formatHex);
    }

    /** Wipes the keys. */
    @Override
    public void close() {
        device.close();
        card.ifPresent(Secret::close);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "the keys of " + subscriber.orElse("somebody") + " until " + expires;
    }
}
