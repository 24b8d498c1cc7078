package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.bsf.NewSubscriber;
import org.secf.bsf.Resealing;
import org.secf.bsf.SubscriberDirectory;
import org.secf.bsf.SubscriberEntry;
import org.secf.bsf.SubscriberReason;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.DatabaseKeys;
import org.secf.jdbc.SealingKeys;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** {@code secf gba subscriber}: what its commands do. */
final class SubscriberActions {

    private static final int PAGE = 500;

    private SubscriberActions() {}

    static StoreAnswer init(SubscriberDesk desk) throws UnusableException {
        desk.initialise();
        return StoreAnswer.done(List.of(Json.createObjectBuilder()
                .add("initialised", desk.find(SubscriberOption.DATABASE).orElse(DatabaseKeys.URL.name()))
                .build()));
    }

    static StoreAnswer add(SubscriberDesk desk) throws UnusableException {
        SealingKeys sealing = desk.sealing();
        byte[] number = desk.octets(
                SubscriberOption.SQN, desk.find(SubscriberOption.SQN).orElse("000000000000"));
        try (Secret key = desk.key(SubscriberOption.K);
                Secret operator = operator(desk, key)) {
            NewSubscriber added = new NewSubscriber(
                    desk.text(SubscriberOption.IMPI),
                    key,
                    operator,
                    SequenceNumber.of(number),
                    desk.texts(SubscriberOption.IMPU));
            return told(
                    directory(desk).add(added, sealing),
                    identity -> Json.createObjectBuilder().add("impi", identity).add("sealingKey", sealing.active()));
        }
    }

    private static Secret operator(SubscriberDesk desk, Secret key) throws UnusableException {
        boolean isOperators = desk.find(SubscriberOption.OP).isPresent();
        if (isOperators == desk.find(SubscriberOption.OPC).isPresent()) {
            throw new UnusableException("expected --op or --opc, found " + (isOperators ? "both" : "none"));
        }
        if (!isOperators) {
            return desk.key(SubscriberOption.OPC);
        }
        try (Secret constant = desk.key(SubscriberOption.OP);
                Milenage functions = Milenage.ofOperator(desk.crypto(), key, constant)) {
            return functions.operator();
        }
    }

    static StoreAnswer list(SubscriberDesk desk) throws UnusableException {
        SubscriberDirectory directory = directory(desk);
        List<JsonObject> lines = new ArrayList<>();
        String after = "";
        for (List<SubscriberEntry> page = directory.list(after, PAGE);
                !page.isEmpty();
                page = directory.list(after, PAGE)) {
            page.forEach(entry -> lines.add(line(entry)));
            after = page.get(page.size() - 1).identity();
        }
        return StoreAnswer.done(lines);
    }

    private static JsonObject line(SubscriberEntry entry) {
        JsonArrayBuilder settings = Json.createArrayBuilder();
        entry.settings().forEach(one -> settings.add(json(one)));
        return Json.createObjectBuilder()
                .add("impi", entry.identity())
                .add("impus", Json.createArrayBuilder(entry.identities()))
                .add("sqn", entry.number().toString())
                .add("sealingKey", entry.sealingKey())
                .add("settings", settings)
                .build();
    }

    private static JsonObjectBuilder json(UserSettings settings) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("service", settings.service()).add("type", settings.type());
        settings.group().ifPresent(group -> json.add("group", group));
        return json.add("flags", Json.createArrayBuilder(settings.flags()))
                .add("impus", Json.createArrayBuilder(settings.identities()));
    }

    static StoreAnswer remove(SubscriberDesk desk) throws UnusableException {
        String identity = desk.text(SubscriberOption.IMPI);
        return directory(desk).remove(identity)
                ? StoreAnswer.done(List.of(Json.createObjectBuilder()
                        .add("impi", identity)
                        .add("removed", true)
                        .build()))
                : StoreAnswer.rejected(new Rejection(SubscriberReason.NO_SUCH_SUBSCRIBER, "a subscriber", identity));
    }

    static StoreAnswer setFlags(SubscriberDesk desk) throws UnusableException {
        String identity = desk.text(SubscriberOption.IMPI);
        long service = desk.number(SubscriberOption.SERVICE, desk.text(SubscriberOption.SERVICE));
        Optional<String> group = desk.find(SubscriberOption.GROUP).filter(name -> !name.isBlank());
        List<String> identities = desk.texts(SubscriberOption.IMPU);
        if (desk.find(SubscriberOption.FLAGS).isEmpty() && identities.isEmpty()) {
            return told(
                    directory(desk).unset(identity, service, group),
                    removed -> Json.createObjectBuilder()
                            .add("impi", identity)
                            .add("service", service)
                            .add("removed", removed));
        }
        UserSettings settings = new UserSettings(service, type(desk), identities, group, flags(desk));
        return told(directory(desk).set(identity, settings), set -> json(set).add("impi", identity));
    }

    private static long type(SubscriberDesk desk) throws UnusableException {
        return desk.number(
                SubscriberOption.TYPE, desk.find(SubscriberOption.TYPE).orElse("0"));
    }

    private static List<Long> flags(SubscriberDesk desk) throws UnusableException {
        List<Long> flags = new ArrayList<>();
        String text = desk.find(SubscriberOption.FLAGS).orElse("");
        for (String one : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            long flag = desk.number(SubscriberOption.FLAGS, one);
            if (flags.contains(flag)) {
                throw new UnusableException(
                        "%s: expected each flag once, found %d twice".formatted(SubscriberOption.FLAGS.dashes(), flag));
            }
            flags.add(flag);
        }
        return flags;
    }

    static StoreAnswer setIdentities(SubscriberDesk desk) throws UnusableException {
        String identity = desk.text(SubscriberOption.IMPI);
        return told(
                directory(desk).setIdentities(identity, desk.texts(SubscriberOption.IMPU)),
                set -> Json.createObjectBuilder().add("impi", identity).add("impus", Json.createArrayBuilder(set)));
    }

    static StoreAnswer reseal(SubscriberDesk desk) throws UnusableException {
        SealingKeys sealing = desk.sealing();
        return told(
                new Resealing(desk.database(), sealing, desk.crypto()).run(),
                count -> Json.createObjectBuilder().add("resealed", count).add("sealingKey", sealing.active()));
    }

    private static SubscriberDirectory directory(SubscriberDesk desk) throws UnusableException {
        return new SubscriberDirectory(desk.database());
    }

    private static <T> StoreAnswer told(Verdict<T> verdict, java.util.function.Function<T, JsonObjectBuilder> view) {
        return verdict.fold(value -> StoreAnswer.done(List.of(view.apply(value).build())), StoreAnswer::rejected);
    }
}
