package org.secf.cli;

import static org.secf.cli.SubscriberOption.FLAGS;
import static org.secf.cli.SubscriberOption.FORMER;
import static org.secf.cli.SubscriberOption.GROUP;
import static org.secf.cli.SubscriberOption.IMPI;
import static org.secf.cli.SubscriberOption.IMPU;
import static org.secf.cli.SubscriberOption.K;
import static org.secf.cli.SubscriberOption.OP;
import static org.secf.cli.SubscriberOption.OPC;
import static org.secf.cli.SubscriberOption.SEALING_KEY;
import static org.secf.cli.SubscriberOption.SERVICE;
import static org.secf.cli.SubscriberOption.SQN;
import static org.secf.cli.SubscriberOption.TYPE;

import java.util.List;

/**
 * One command around subscribers.
 *
 * @param required must be given
 * @param optional may be, beside those of the database and the store
 * @param action what it does
 */
record SubscriberVerb(
        String name, String meaning, List<SubscriberOption> required, List<SubscriberOption> optional, Action action) {

    /** Carries a command out. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it, and prints.
         *
         * @throws IllegalArgumentException when something is too long or too short
         */
        StoreAnswer run(SubscriberDesk desk) throws UnusableException;
    }

    static List<SubscriberVerb> all() {
        return List.of(
                of("init", "Makes the tables, and the file of H2 where there is none.", SubscriberActions::init),
                add(),
                of("list", "Prints all subscribers, a line each, without keys.", SubscriberActions::list),
                of("remove", "Removes a subscriber and what it bootstrapped.", SubscriberActions::remove)
                        .requiring(IMPI),
                of(
                                "set-flags",
                                "Replaces what a service may know of a subscriber and lets it do.",
                                SubscriberActions::setFlags)
                        .requiring(IMPI, SERVICE)
                        .allowing(FLAGS, TYPE, GROUP, IMPU),
                of(
                                "set-identities",
                                "Replaces a subscriber's public identities; without --impu there are none.",
                                SubscriberActions::setIdentities)
                        .requiring(IMPI)
                        .allowing(IMPU),
                reseal());
    }

    private static SubscriberVerb add() {
        return of("add", "Adds a subscriber, with --op or --opc.", SubscriberActions::add)
                .requiring(IMPI, K, SEALING_KEY)
                .allowing(OP, OPC, IMPU, SQN);
    }

    private static SubscriberVerb reseal() {
        return of(
                        "reseal",
                        "Encrypts all keys anew by --sealing-key, so that former ones can be given up.",
                        SubscriberActions::reseal)
                .requiring(SEALING_KEY, FORMER);
    }

    private static SubscriberVerb of(String name, String meaning, Action action) {
        return new SubscriberVerb(name, meaning, List.of(), List.of(), action);
    }

    private SubscriberVerb requiring(SubscriberOption... options) {
        return new SubscriberVerb(name, meaning, List.of(options), optional, action);
    }

    private SubscriberVerb allowing(SubscriberOption... options) {
        return new SubscriberVerb(name, meaning, required, List.of(options), action);
    }
}
